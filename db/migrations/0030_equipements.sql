-- The register of structures. An équipement that a convention cites may be kept in the register too (`tenu_le`): it then belongs to the
-- whole espace and outlives the list that cites it. What is short and read whole with its structure stays in its row as jsonb.
alter table equipements_equipement
  add column tenu_le        date,
  add column commune        text,
  add column code_postal    text,
  add column gestionnaire   text,
  add column gestion        text check (gestion in ('regie', 'epci', 'dsp', 'association', 'entreprise', 'mutuelle', 'autre')),
  add column siret          text,
  add column public         text not null default '',
  add column description    text not null default '',
  add column telephone      text,
  add column courriel       text,
  add column site_web       text,
  add column latitude       double precision check (latitude between -90 and 90),
  add column longitude      double precision check (longitude between -180 and 180),
  add column ouvert_le      date,
  add column ferme_le       date,
  add column itinerant      boolean not null default false,
  add column centralisee_le date,
  add column surnombre      boolean not null default false,
  add column comptage       text not null default 'saisie' check (comptage in ('saisie', 'import', 'occupants')),
  add column avip           boolean not null default false,
  add column handicap       text not null default '',
  add column autorisation   jsonb not null default '{}',
  add column ouverture      jsonb not null default '[]',
  add column fermetures     jsonb not null default '[]',
  add column tarifs         jsonb not null default '[]',
  add column accueils       jsonb not null default '[]',
  add column qualite        jsonb not null default '[]',
  add column verifie_le     date,
  add column recherche      text not null default '',
  add column version        integer not null default 1,
  add constraint equipements_equipement_ouvert check (ferme_le >= ouvert_le),
  add constraint equipements_equipement_situe check ((latitude is null) = (longitude is null));

-- An age section, its authorised places on each of the ten half-days, and the periods when they are others.
create table equipements_section (
  espace      text not null check (espace <> ''),
  id          text not null,
  equipement  text not null,
  code        text not null check (code in ('bebes', 'moyens', 'grands', 'unique')),
  avant_mois  integer check (avant_mois between 1 and 83),
  capacites   jsonb not null,
  modulations jsonb not null default '[]',
  primary key (espace, id),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);
create unique index equipements_section_code on equipements_section (espace, equipement, code);

-- Who keeps paying what, each year.
create table equipements_financement (
  espace       text not null check (espace <> ''),
  id           text not null,
  equipement   text not null,
  annee        integer not null check (annee between 1990 and 2100),
  nature       text not null check (nature in ('psu', 'paje', 'ps', 'bonusTerritoire', 'bonus', 'fonctionnement', 'investissement', 'miseADisposition', 'autre')),
  payeur       text not null check (payeur in ('caf', 'msa', 'collectivite', 'departement', 'autre')),
  collectivite text,
  montant      bigint not null check (montant >= 0),
  primary key (espace, id),
  check ((payeur = 'collectivite') = (collectivite is not null)),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);
create index equipements_financement_equipement on equipements_financement (espace, equipement, annee);

-- The collectivités that support a structure, beside those that a convention's list names.
create table equipements_appui (
  espace       text not null check (espace <> ''),
  equipement   text not null,
  collectivite text not null check (collectivite <> ''),
  primary key (espace, equipement, collectivite),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);

-- Free places as they were typed or imported: a month, a section, ten half-days.
create table equipements_place (
  espace      text not null check (espace <> ''),
  equipement  text not null,
  section     text not null,
  mois        text not null check (mois ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  places      jsonb not null,
  source      text not null check (source in ('saisie', 'import')),
  dites_le    date not null,
  primary key (espace, section, mois),
  foreign key (espace, section) references equipements_section (espace, id),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);
create index equipements_place_mois on equipements_place (espace, mois);

-- A child already welcomed, without a name: a month of birth, months of presence, half-days.
create table equipements_occupant (
  espace     text not null check (espace <> ''),
  id         text not null,
  equipement text not null,
  repere     text not null default '',
  naissance  text not null check (naissance ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  entree     text not null check (entree ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  sortie     text check (sortie ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  semaine    integer not null check (semaine between 1 and 1023),
  source     text not null check (source in ('saisie', 'import', 'commission')),
  demande    text,
  primary key (espace, id),
  check (sortie > entree),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);
create index equipements_occupant_equipement on equipements_occupant (espace, equipement);

-- A childminder; she appears only while she consents. `agrement` is the number of children she may welcome.
create table equipements_assistante (
  espace         text not null check (espace <> ''),
  id             text not null,
  nom            text not null check (nom <> ''),
  commune        text not null,
  quartier       text not null default '',
  telephone      text,
  courriel       text,
  mam            text,
  agrement       integer not null check (agrement between 1 and 6),
  agrement_fin   date,
  consentie_le   date,
  retiree_le     date,
  libres         integer check (libres between 0 and 6),
  libres_des     date,
  dites_le       date,
  source         text check (source in ('saisie', 'import')),
  precisions     text not null default '',
  monenfant      text,
  version        integer not null default 1,
  primary key (espace, id),
  foreign key (espace, mam) references equipements_equipement (espace, id)
);
create index equipements_assistante_commune on equipements_assistante (espace, commune);

-- A mail that lets who keeps a structure correct its entry: once, before a day.
create table equipements_correction (
  espace      text not null check (espace <> ''),
  id          text not null,
  convention  text not null,
  equipement  text not null,
  demande_par text not null,
  demande_le  timestamptz not null,
  expire_le   timestamptz not null,
  partie_le   timestamptz,
  repondu_le  timestamptz,
  remarque    text,
  traitee_le  timestamptz,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);
create index equipements_correction_equipement on equipements_correction (espace, equipement, demande_le);

alter table acces_lien_public drop constraint acces_lien_public_genre_check;
alter table acces_lien_public add constraint acces_lien_public_genre_check check (genre in ('questionnaire', 'invitation', 'agenda', 'avis', 'acteur', 'structure'));

-- The stops of an itinerant structure are those of the service that holds them.
alter table suivi_service
  add column equipement text,
  add constraint suivi_service_equipement foreign key (espace, equipement) references equipements_equipement (espace, id);

do $$
declare nom text;
begin
  foreach nom in array array['equipements_section', 'equipements_financement', 'equipements_appui', 'equipements_place', 'equipements_occupant', 'equipements_assistante', 'equipements_correction'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
