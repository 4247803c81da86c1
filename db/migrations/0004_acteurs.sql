-- Organisations and contacts of an espace. One that turned out to be another keeps its id and its names, and points to it.
create table acteurs_acteur (
  espace       text not null check (espace <> ''),
  id           text not null,
  sorte        text not null check (sorte in ('organisation', 'contact')),
  nom          text not null,
  nom_cle      text not null check (nom_cle <> ''),
  nom_court    text,
  court_cle    text,
  genre        text check (genre in ('caf', 'epci', 'commune', 'syndicat', 'msa', 'departement', 'etat', 'association', 'service', 'etablissement', 'autre')),
  code         text,
  qualite      text,
  courriel     text,
  organisation text,
  compte       text,
  fusionne     text,
  version      integer not null default 1,
  primary key (espace, id),
  foreign key (espace, organisation) references acteurs_acteur (espace, id),
  foreign key (espace, fusionne) references acteurs_acteur (espace, id),
  check (sorte = 'contact' or (qualite is null and courriel is null and organisation is null and compte is null)),
  check (fusionne <> id)
);
create unique index acteurs_acteur_nom on acteurs_acteur (espace, nom_cle);
create index acteurs_acteur_organisation on acteurs_acteur (espace, organisation);
create index acteurs_acteur_fusionne on acteurs_acteur (espace, fusionne);
alter table acteurs_acteur enable row level security;
create policy espace on acteurs_acteur using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, update, delete on acteurs_acteur to maillage_app;

-- What the other slices read: each actor under the name it is kept by.
create view vue_acteurs with (security_invoker = true) as
  select a.espace, a.id, g.id as garde, g.sorte, g.nom, g.nom_court, g.genre, g.organisation, g.compte
  from acteurs_acteur a join acteurs_acteur g on g.espace = a.espace and g.id = coalesce(a.fusionne, a.id);
grant select on vue_acteurs to maillage_app;
