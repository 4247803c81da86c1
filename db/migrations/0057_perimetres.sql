-- Since when each need of a section has been said, by its words.
alter table diagnostic_section add column besoins_depuis jsonb not null default '{}';

-- Of which communes an EPCI or a bassin was made, from the first of January of a year on.
create table statistiques_composition (
  espace     text not null check (espace <> ''),
  genre      text not null check (genre in ('epci', 'bassin')),
  territoire text not null,
  debut      integer not null check (debut between 1900 and 2100),
  communes   jsonb not null,
  source     text not null check (source <> ''),
  version    integer not null default 1,
  primary key (espace, genre, territoire, debut)
);
alter table statistiques_composition enable row level security;
create policy espace on statistiques_composition using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, update, delete on statistiques_composition to maillage_app;
