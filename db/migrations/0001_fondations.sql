-- Roles of the application, what the installation remembers, the journal and the outbox.
-- maillage_app: the work of an espace, under row security. maillage_annuaire: accounts and sessions, nothing else.
-- The owner must be able to become either; since PostgreSQL 16 whoever creates a role is its member without that right.
do $$
declare nom text;
begin
  foreach nom in array array['maillage_app', 'maillage_annuaire'] loop
    begin
      if not exists (select from pg_roles where rolname = nom) then execute format('create role %I nologin', nom); end if;
    exception when duplicate_object or unique_violation then null; -- another base of this server made it meanwhile
    end;
    begin
      perform set_config('role', nom, true);
      perform set_config('role', 'none', true);
    exception when insufficient_privilege then
      execute format('grant %I to %I', nom, current_user);
    end;
  end loop;
end $$;
grant usage on schema public to maillage_app, maillage_annuaire;

create table installation (
  cle    text primary key,
  valeur text not null
);
grant select on installation to maillage_app, maillage_annuaire;
grant insert, update on installation to maillage_annuaire;

-- One chain per espace. A line is never changed nor removed; the values it speaks of stand beside it and can be erased.
create table journal_tete (
  espace    text not null primary key check (espace <> ''),
  rang      bigint not null,
  empreinte text not null
);
create table journal_ligne (
  espace          text not null check (espace <> ''),
  rang            bigint not null,
  le              timestamptz not null,
  compte          text not null,
  action          text not null,
  objet           text not null,
  objet_id        text not null,
  convention      text,
  empreinte_avant text,
  empreinte_apres text,
  precedente      text not null,
  empreinte       text not null,
  primary key (espace, rang)
);
create index journal_ligne_objet on journal_ligne (espace, objet, objet_id, rang);
create index journal_ligne_convention on journal_ligne (espace, convention, rang);
create table journal_valeur (
  espace text not null check (espace <> ''),
  rang   bigint not null,
  sel    text not null,
  avant  jsonb,
  apres  jsonb,
  primary key (espace, rang),
  foreign key (espace, rang) references journal_ligne (espace, rang)
);
alter table journal_tete enable row level security;
alter table journal_ligne enable row level security;
alter table journal_valeur enable row level security;
create policy espace on journal_tete using (espace = (select current_setting('maillage.espace', true)));
create policy espace on journal_ligne using (espace = (select current_setting('maillage.espace', true)));
create policy espace on journal_valeur using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, update on journal_tete to maillage_app;
grant select, insert on journal_ligne to maillage_app;
grant select, insert, delete on journal_valeur to maillage_app;

-- The installation's own chain: accounts, espaces, settings. It belongs to no espace.
create table journal_installation (
  rang       bigint primary key,
  le         timestamptz not null,
  compte     text not null,
  action     text not null,
  objet      text not null,
  objet_id   text not null,
  precedente text not null,
  empreinte  text not null
);
grant select, insert on journal_installation to maillage_annuaire;

-- What must leave once the transaction is done: mail, effects on a higher slice. Emptied by the relay.
create table outbox (
  id        text primary key,
  genre     text not null,
  charge    jsonb not null,
  cree_le   timestamptz not null,
  a_partir  timestamptz not null,
  essais    integer not null default 0,
  erreur    text
);
create index outbox_a_partir on outbox (a_partir);
grant insert on outbox to maillage_app, maillage_annuaire;
