-- Figures of the territory. The national catalogue is in the code: here stand the figures an espace adds to it.
create table statistiques_propre (
  espace      text not null check (espace <> ''),
  code        text not null,
  definition  jsonb not null,
  version     integer not null default 1,
  primary key (espace, code)
);

-- What brought values: an import, a value written by hand, another slice. The latest one speaks; undone, those before speak again.
-- grille and colonnes: what an import holds while it is being prepared. bilan: what it wrote.
create table statistiques_depot (
  espace    text not null check (espace <> ''),
  id        text not null,
  rang      integer not null,
  genre     text not null check (genre in ('import', 'saisie', 'tranche')),
  nom       text not null,
  modele    text not null default '',
  source    text not null default '',
  etat      text not null check (etat in ('prepare', 'ecrit', 'annule')),
  empreinte text not null default '',
  auteur    text not null,
  depose_le timestamptz not null,
  grille    jsonb,
  colonnes  jsonb,
  bilan     jsonb not null default '{}',
  version   integer not null default 1,
  primary key (espace, id)
);
create unique index statistiques_depot_rang on statistiques_depot (espace, rang);

-- A count is in valeur; a rate keeps its two terms, and the value its producer gives beside what they make.
create table statistiques_valeur (
  espace       text not null check (espace <> ''),
  statistique  text not null,
  genre        text not null check (genre in ('commune', 'bassin', 'epci', 'departement', 'region', 'france')),
  territoire   text not null,
  millesime    integer not null check (millesime between 1900 and 2100),
  depot        text not null,
  valeur       double precision,
  numerateur   double precision,
  denominateur double precision,
  secret       boolean not null default false,
  contour      text not null default '',
  rupture      text not null default '',
  primary key (espace, statistique, genre, territoire, millesime, depot),
  foreign key (espace, depot) references statistiques_depot (espace, id),
  check (secret or valeur is not null or numerateur is not null or denominateur is not null)
);
create index statistiques_valeur_depot on statistiques_valeur (espace, depot);

-- Below how many the producer lets nothing be published, from a day on; those known of all are in the code.
create table statistiques_seuil (
  espace     text not null check (espace <> ''),
  producteur text not null,
  debut      date not null,
  seuil      integer not null check (seuil between 0 and 1000),
  source     text not null check (source <> ''),
  primary key (espace, producteur, debut)
);

-- What each column of a sheet fills, for the sheets with the same titles.
create table statistiques_correspondance (
  espace    text not null check (espace <> ''),
  signature text not null,
  colonnes  jsonb not null,
  primary key (espace, signature)
);

do $$
declare nom text;
begin
  foreach nom in array array['statistiques_propre', 'statistiques_depot', 'statistiques_valeur', 'statistiques_seuil', 'statistiques_correspondance'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
