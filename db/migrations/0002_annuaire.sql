-- The annuaire: who may enter where. It is read before any espace is known, so it belongs to none and holds no content.
create table acces_espace (
  id      text primary key check (id <> ''),
  nom     text not null,
  teinte  integer not null default 168 check (teinte between 0 and 359),
  cree_le timestamptz not null
);
create table acces_convention (
  espace  text not null references acces_espace (id),
  id      text not null unique check (id <> ''),
  titre   text not null,
  primary key (espace, id)
);
create table acces_compte (
  id            text primary key,
  courriel      text not null,
  courriel_cle  text not null unique,
  nom           text not null,
  empreinte     text,
  administrateur boolean not null default false,
  demonstration text,
  ferme_le      timestamptz,
  cree_le       timestamptz not null
);
-- convention null: the role holds on the whole espace, its conventions present and to come.
create table acces_role (
  id         text primary key,
  compte     text not null references acces_compte (id),
  espace     text not null references acces_espace (id),
  convention text,
  role       text not null check (role in ('chargeCooperation', 'pilote', 'redacteur', 'elu', 'referentCollectivite', 'conseillerCaf', 'dpo', 'lecteur')),
  collectivite text,
  donne_le   timestamptz not null,
  foreign key (espace, convention) references acces_convention (espace, id)
);
create unique index acces_role_unique on acces_role (compte, espace, coalesce(convention, ''), role);
create table acces_session (
  empreinte     text primary key,
  compte        text not null references acces_compte (id),
  ouverte_le    timestamptz not null,
  vue_le        timestamptz not null,
  appareil      text not null,
  fermee_le     timestamptz
);
create index acces_session_compte on acces_session (compte);
create table acces_jeton (
  empreinte    text primary key,
  genre        text not null check (genre in ('invitation', 'connexion', 'reinitialisation')),
  compte       text not null references acces_compte (id),
  navigateur   text,
  code         text,
  essais       integer not null default 0,
  expire_le    timestamptz not null,
  consomme_le  timestamptz
);
create table acces_frein (
  cle      text primary key,
  essais   integer not null,
  depuis   timestamptz not null
);
grant select, insert, update, delete on acces_espace, acces_convention, acces_compte, acces_role, acces_session, acces_jeton, acces_frein to maillage_annuaire;
