-- The money of a fiche: a year at a time, each line a funder, in whole cents; an amount nobody gave is null, never zero.
create table suivi_budget_annee (
  espace      text not null check (espace <> ''),
  fiche       text not null,
  annee       integer not null check (annee between 2000 and 2099),
  convention  text not null,
  version     integer not null default 1,
  etp_prevu   integer check (etp_prevu >= 0), -- hundredths
  etp_realise integer check (etp_realise >= 0),
  primary key (espace, fiche, annee),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade
);
create index suivi_budget_annee_convention on suivi_budget_annee (espace, convention, annee);

-- financeur: an acteur, the carrier's own share, or the funder still to be found.
create table suivi_budget_ligne (
  espace     text not null check (espace <> ''),
  fiche      text not null,
  annee      integer not null,
  rang       integer not null,
  convention text not null,
  nature     text not null check (nature in ('fonctionnement', 'investissement')),
  financeur  text not null check (financeur in ('acteur', 'partPropre', 'aTrouver')),
  acteur     text,
  libelle    text not null default '',
  prevu      bigint check (prevu >= 0),
  realise    bigint check (realise >= 0),
  demande    bigint check (demande >= 0),
  accorde    bigint check (accorde >= 0),
  verse      bigint check (verse >= 0),
  primary key (espace, fiche, annee, rang),
  check ((financeur = 'acteur') = (acteur is not null)),
  check (financeur = 'acteur' or (demande is null and accorde is null and verse is null)),
  check (financeur <> 'aTrouver' or realise is null),
  check (verse is null or (accorde is not null and verse <= accorde)),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche, annee) references suivi_budget_annee (espace, fiche, annee) on delete cascade,
  foreign key (espace, acteur) references acteurs_acteur (espace, id)
);
create index suivi_budget_ligne_convention on suivi_budget_ligne (espace, convention, annee);
create index suivi_budget_ligne_acteur on suivi_budget_ligne (espace, acteur);

do $$
declare nom text;
begin
  foreach nom in array array['suivi_budget_annee', 'suivi_budget_ligne'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- What the slices above the plan read of it to count and to link: each fiche, where it hangs, whether it is still in the plan.
create view vue_fiches with (security_invoker = true) as
  select f.espace, f.id, f.convention, f.reference, f.titre, f.ordre, f.budget, f.archive_le is not null as archivee,
    coalesce((select json_agg(n.noeud order by n.ordre) from plan_fiche_noeud n where n.espace = f.espace and n.fiche = f.id), '[]') as noeuds
  from plan_fiche f;
grant select on vue_fiches to maillage_app;
