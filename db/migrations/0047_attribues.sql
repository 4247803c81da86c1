-- A child that the commission placed is among those a structure welcomes from the day the family accepted: `accorde_le`, and the kept place it
-- holds, if any. What a structure says of its free places is dated to the instant, so that a child placed since is deducted, and once only.
alter table equipements_occupant
  add column reserve    text,
  add column accorde_le timestamptz;
create index equipements_occupant_demande on equipements_occupant (espace, demande) where demande is not null;
alter table equipements_place alter column dites_le type timestamptz using dites_le::timestamptz;

-- Places accepted before this was kept: the n-th child with a place is that of the n-th request of the offer. A structure whose places are
-- counted from its list has typed by itself the children that are already there.
insert into equipements_occupant (espace, id, equipement, repere, naissance, entree, sortie, semaine, source, demande, reserve, accorde_le)
select o.espace, 'offre-' || o.id || '-' || p.rang, p.place ->> 'structure', '',
       to_char(coalesce(d.naissance, d.terme, to_date(d.entree, 'YYYY-MM')), 'YYYY-MM'),
       to_char(((p.place ->> 'entree')::integer / 12), 'FM0000') || '-' || to_char((p.place ->> 'entree')::integer % 12 + 1, 'FM00'),
       null, (p.place ->> 'semaine')::integer, 'commission', d.id, p.place ->> 'reserve', o.repondue_le
from guichet_offre o
cross join lateral (
  select place, rang, dense_rank() over (order by (place ->> 'enfant')::integer) as enfant
  from jsonb_array_elements(o.places) with ordinality as e (place, rang)
) p
join guichet_demande d on d.espace = o.espace and d.id = o.demandes ->> (p.enfant::integer - 1) and d.etat = 'acceptee'
join equipements_equipement q on q.espace = o.espace and q.id = p.place ->> 'structure'
where o.etat = 'acceptee'
  and (q.comptage <> 'occupants' or (p.place ->> 'entree')::integer > extract(year from current_date) * 12 + extract(month from current_date) - 1);
