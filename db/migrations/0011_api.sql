-- Personal tokens of the API: only their SHA-256 is kept. A counter says how much each has asked within its hour.
create table acces_jeton_api (
  id         text primary key,
  compte     text not null references acces_compte (id),
  nom        text not null,
  empreinte  text not null unique,
  portees    jsonb not null,
  cree_le    timestamptz not null,
  expire_le  timestamptz not null,
  vu_le      timestamptz,
  revoque_le timestamptz
);
create index acces_jeton_api_compte on acces_jeton_api (compte);
create table acces_quota_api (
  jeton  text not null references acces_jeton_api (id) on delete cascade,
  genre  text not null check (genre in ('lecture', 'ecriture')),
  depuis timestamptz not null,
  nombre integer not null,
  primary key (jeton, genre)
);
grant select, insert, update, delete on acces_jeton_api, acces_quota_api to maillage_annuaire;
