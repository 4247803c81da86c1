-- What an espace says of its territory beside the official code, which is read in memory: sets of communes, populations by millésime.
-- A bassin de vie, a zone below the commune (quartier, qpv, secteurScolaire) or above the EPCI (pays, departement); communes: those
-- it holds, or lies in.
create table territoire_zone (
  espace   text not null check (espace <> ''),
  id       text not null,
  genre    text not null check (genre in ('bassin', 'quartier', 'qpv', 'secteurScolaire', 'pays', 'departement', 'autre')),
  nom      text not null,
  nom_cle  text not null,
  code     text,
  communes text[] not null,
  version  integer not null default 1,
  primary key (espace, id)
);
create unique index territoire_zone_nom on territoire_zone (espace, genre, nom_cle);

create table territoire_population (
  espace     text not null check (espace <> ''),
  commune    text not null,
  millesime  integer not null check (millesime between 1900 and 2100),
  municipale integer check (municipale >= 0),
  totale     integer check (totale >= 0),
  source     text not null,
  primary key (espace, commune, millesime)
);

do $$
declare nom text;
begin
  foreach nom in array array['territoire_zone', 'territoire_population'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
