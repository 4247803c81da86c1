-- What an entry sends is known by its own key, no longer by a title and a day that two plans may share. Two rows of one title keep one key: the other is proposed again.
alter table evaluation_transmission add column cle text;
update evaluation_transmission t set cle = coalesce(
  (select min(s.id) from sppe_schema s
    where s.espace = t.espace and s.titre = t.objet and s.adopte_le::text = t.adopte_le and t.genre in ('schema', 'actualisation')),
  (select min(s.id || '.' || (b ->> 'genre')) from sppe_schema s, jsonb_array_elements(s.bilans) b
    where s.espace = t.espace and b ->> 'le' = t.adopte_le
      and t.objet = case b ->> 'genre' when 'final' then 'Bilan final : ' else 'Bilan intermédiaire : ' end || s.titre),
  (select min(a.id || '.' || i.issue) from sppe_avis a,
    (values ('favorable', 'Avis favorable : '), ('tacite', 'Avis favorable par silence : '), ('defavorable', 'Avis défavorable : ')) i (issue, titre)
    where t.genre = 'avis' and a.espace = t.espace and t.objet = i.titre || a.objet
      and t.adopte_le in (a.faits -> 'decision' ->> 'le', a.echeances ->> 'decision'))
);
