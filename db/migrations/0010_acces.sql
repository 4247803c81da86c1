-- The annuaire, completed. A link is minted when its mail is made, so a token is never at rest: until then `empreinte` is null.
alter table acces_espace add column responsable text;
alter table acces_espace add column delegue text;
-- When its holder first took it up by an invitation; before, the account waits.
alter table acces_compte add column active_le timestamptz;

drop table acces_jeton;
create table acces_jeton (
  id           text primary key,
  genre        text not null check (genre in ('invitation', 'connexion', 'reinitialisation')),
  compte       text not null references acces_compte (id),
  vers         text not null default '/',
  navigateur   text,
  empreinte    text unique,
  code         text,
  essais       integer not null default 0,
  cree_le      timestamptz not null,
  expire_le    timestamptz not null,
  consomme_le  timestamptz
);
create index acces_jeton_compte on acces_jeton (compte, genre);
create index acces_jeton_navigateur on acces_jeton (navigateur);
grant select, insert, update, delete on acces_jeton to maillage_annuaire;
grant delete on installation to maillage_annuaire;
