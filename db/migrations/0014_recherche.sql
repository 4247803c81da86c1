-- The search of the plan: one statement walks the espaces a person may read, stepping into each as a request would.
-- Both run as whoever calls them: row security holds, and nothing of an espace is seen outside its turn.
create function plan_commentaire_lisible(dit plan_commentaire, qui text, partie boolean) returns boolean
language sql stable as $$
  select dit.retire_le is null
    and (dit.compte = qui or dit.audience = 'tous' or (dit.audience = 'parties' and partie)
      or (dit.audience = 'organisation' and dit.organisation in
        (select a.organisation from vue_acteurs a where a.espace = dit.espace and a.compte = qui)))
$$;

create function plan_chercher(qui text, lieux jsonb, requete text, limite integer)
returns table (genre text, convention text, id text, fiche text, code text, texte text, rang real)
language plpgsql as $$
declare
  lieu record;
  cherche tsquery := to_tsquery('french', requete);
begin
  for lieu in select * from jsonb_to_recordset(lieux) as l (espace text, conventions text[], partie boolean) loop
    perform set_config('maillage.espace', lieu.espace, true);
    return query select * from (
      select 'fiche', f.convention, f.id, f.id, f.reference, f.titre, ts_rank(f.vecteur, cherche) as note
        from plan_fiche f
        where f.espace = lieu.espace and f.convention = any (lieu.conventions) and f.archive_le is null
          and f.vecteur @@ cherche
      union all
      select 'noeud', n.convention, n.id, null, n.code, n.libelle, ts_rank(n.vecteur, cherche)
        from plan_noeud n
        where n.espace = lieu.espace and n.convention = any (lieu.conventions) and n.vecteur @@ cherche
      union all
      select 'commentaire', c.convention, c.id, c.fiche, c.auteur, c.texte, ts_rank(c.vecteur, cherche)
        from plan_commentaire c
        where c.espace = lieu.espace and c.convention = any (lieu.conventions) and c.vecteur @@ cherche
          and plan_commentaire_lisible(c, qui, lieu.partie)
    ) t (sorte, ou, cle, porteuse, dit, montre, note) order by note desc, cle limit limite;
  end loop;
end;
$$;

revoke execute on function plan_chercher, plan_commentaire_lisible from public;
grant execute on function plan_chercher, plan_commentaire_lisible to maillage_app;
