-- The convention as its text stands: identity, parties, visas, articles, annexes, délibérations, each in its order.
create table convention_convention (
  espace    text not null check (espace <> ''),
  id        text not null,
  titre     text,
  caf       text,
  debut     date,
  fin       date,
  perimetre text[] not null default '{}',
  version   integer not null default 1,
  primary key (espace, id),
  foreign key (espace, id) references acces_convention (espace, id)
);
create table convention_partie (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  rang         integer not null,
  genre        text not null check (genre in ('caf', 'epci', 'commune', 'syndicat', 'msa', 'departement', 'etat', 'autre')),
  nom          text not null,
  nom_court    text,
  code         text,
  representants jsonb not null default '[]',
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index convention_partie_rang on convention_partie (espace, convention, rang);
create table convention_visa (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  rang       integer not null,
  texte      text not null,
  incomplet  boolean not null,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index convention_visa_rang on convention_visa (espace, convention, rang);
create table convention_article (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  rang       integer not null,
  numero     text,
  genre      text not null check (genre in ('objet', 'champsCaf', 'champsCollectivite', 'objectifs', 'engagements', 'collaboration', 'donnees', 'communication', 'suivi', 'duree', 'avenant', 'fin', 'recours', 'confidentialite', 'autre')),
  titre      text not null,
  texte      text not null,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index convention_article_rang on convention_article (espace, convention, rang);
create table convention_annexe (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  rang       integer not null,
  numero     text,
  titre      text not null,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index convention_annexe_rang on convention_annexe (espace, convention, rang);
create table convention_deliberation (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  rang         integer not null,
  collectivite text,
  numero       text,
  date_seance  date,
  en_exercice  integer,
  presents     integer,
  votants      integer,
  pouvoirs     integer,
  resultat     text check (resultat in ('unanimite', 'majorite', 'rejet', 'autre')),
  identifiant_actes text,
  envoye_le    date,
  recu_le      date,
  publie_le    date,
  objet        text,
  dispositif   jsonb not null default '[]',
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index convention_deliberation_rang on convention_deliberation (espace, convention, rang);

do $$
declare nom text;
begin
  foreach nom in array array['convention_convention', 'convention_partie', 'convention_visa', 'convention_article', 'convention_annexe', 'convention_deliberation'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
