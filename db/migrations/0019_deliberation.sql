-- What each council decided: the sitting, the count of the votes, what was voted and its hash, when it was sent and published.
alter table convention_deliberation
  add column version integer not null default 1,
  add column organe text check (organe in ('conseilMunicipal', 'conseilCommunautaire', 'comiteSyndical', 'conseilDepartemental', 'conseilAdministration', 'autre')),
  add column convoquee_le date,
  add column absents integer,
  add column pour integer,
  add column contre integer,
  add column abstentions integer,
  add column seconde_convocation boolean not null default false,
  add column secretaire text,
  add column objet_vote text not null default 'convention' check (objet_vote in ('convention', 'plan', 'avenant', 'autre')),
  add column avenant text,
  add column empreinte_votee text check (empreinte_votee ~ '^[0-9a-f]{64}$'),
  add column affiche_le date,
  add column autres_envois jsonb not null default '[]',
  add column siret text,
  add column matiere_code text,
  add column matiere_nom text,
  add column controle text,
  add column adresse text;

-- The day before which the councils are asked to vote, when it is not the eve of the convention.
create table convention_delai_vote (
  espace     text not null check (espace <> ''),
  convention text not null,
  avant      date not null,
  version    integer not null default 1,
  primary key (espace, convention),
  foreign key (espace, convention) references convention_convention (espace, id)
);
alter table convention_delai_vote enable row level security;
create policy espace on convention_delai_vote using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, update, delete on convention_delai_vote to maillage_app;

-- An act, signed or scanned, is attached like a logo.
alter table documents_fichier drop constraint if exists documents_fichier_type_check;
alter table documents_fichier add constraint documents_fichier_type_check check (type in ('png', 'jpeg', 'pdf', 'docx', 'odt'));
