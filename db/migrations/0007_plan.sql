-- The plan d'actions: a free tree of nodes, fiches that hang on one or several of them, who carries them, what was said of them.
create table plan_noeud (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  parent     text,
  genre      text not null check (genre in ('projet', 'ambition', 'axe', 'theme', 'orientation', 'objectifStrategique', 'objectif', 'champ', 'autre')),
  code       text,
  libelle    text not null,
  impacts    jsonb not null default '[]',
  ordre      integer not null,
  recherche  text not null default '',
  vecteur    tsvector generated always as (to_tsvector('french', recherche)) stored,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, parent) references plan_noeud (espace, id)
);
create index plan_noeud_convention on plan_noeud (espace, convention, ordre);

create table plan_schema_priorite (
  espace     text not null check (espace <> ''),
  convention text not null,
  code       text not null,
  libelle    text not null,
  valeurs    jsonb not null,
  primary key (espace, convention, code),
  foreign key (espace, convention) references acces_convention (espace, id)
);

create table plan_fiche (
  espace                 text not null check (espace <> ''),
  id                     text not null,
  convention             text not null,
  version                integer not null default 1,
  ordre                  integer not null,
  archive_le             timestamptz,
  cree_le                timestamptz not null,
  modifie_le             timestamptz not null,
  modifie_par            text not null,
  reference              text,
  titre                  text not null,
  priorite_schema        text,
  priorite_valeur        text,
  diagnostic_initial     text,
  finalite               text,
  description            text,
  methodologie           text,
  forces                 jsonb not null default '[]',
  faiblesses             jsonb not null default '[]',
  objectifs_operationnels jsonb not null default '[]',
  public_cible           jsonb not null default '[]',
  modalites              jsonb not null default '[]',
  echeances              jsonb not null default '[]',
  moyens                 jsonb not null default '[]',
  resultats_attendus     jsonb not null default '[]',
  indicateurs            jsonb not null default '[]',
  points_vigilance       jsonb not null default '[]',
  budget                 jsonb,
  territoires_cibles     jsonb not null default '[]',
  champs                 jsonb not null default '[]',
  specificites_ao        jsonb not null default '[]',
  contrats_lies          jsonb not null default '[]',
  actions_liees          jsonb not null default '[]',
  autres                 json not null default '{}', -- json: its keys keep the order of the document
  sources                json not null default '{}',
  reference_tri          text collate "C" not null default '',
  titre_tri              text collate "C" not null default '',
  debut                  integer,
  fin                    integer,
  recherche              text not null default '',
  vecteur                tsvector generated always as (to_tsvector('french', recherche)) stored,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index plan_fiche_convention on plan_fiche (espace, convention, ordre);

create table plan_fiche_noeud (
  espace text not null check (espace <> ''),
  fiche  text not null,
  noeud  text not null,
  ordre  integer not null,
  primary key (espace, fiche, noeud),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade,
  foreign key (espace, noeud) references plan_noeud (espace, id)
);
create index plan_fiche_noeud_noeud on plan_fiche_noeud (espace, noeud);

-- libelle: the name as the document writes it; acteur: whom it means.
create table plan_fiche_acteur (
  espace  text not null check (espace <> ''),
  fiche   text not null,
  lien    text not null check (lien in ('pilote', 'partenaire')),
  ordre   integer not null,
  acteur  text not null,
  libelle text not null,
  primary key (espace, fiche, lien, ordre),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade,
  foreign key (espace, acteur) references acteurs_acteur (espace, id)
);
create index plan_fiche_acteur_acteur on plan_fiche_acteur (espace, acteur);

create table plan_brouillon (
  espace  text not null check (espace <> ''),
  compte  text not null,
  fiche   text not null,
  section text not null,
  version integer not null,
  saisie  jsonb not null,
  le      timestamptz not null,
  primary key (espace, compte, fiche, section),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade
);

create table plan_commentaire (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  fiche        text not null,
  compte       text not null,
  auteur       text not null,
  organisation text,
  audience     text not null check (audience in ('organisation', 'parties', 'tous')),
  mentions     jsonb not null default '[]',
  texte        text not null,
  le           timestamptz not null,
  retire_le    timestamptz,
  recherche    text not null default '',
  vecteur      tsvector generated always as (to_tsvector('french', recherche)) stored,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade
);
create index plan_commentaire_fiche on plan_commentaire (espace, fiche, le);

do $$
declare nom text;
begin
  foreach nom in array array['plan_noeud', 'plan_schema_priorite', 'plan_fiche', 'plan_fiche_noeud', 'plan_fiche_acteur', 'plan_brouillon', 'plan_commentaire'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
