-- The days on which whoever has not signed is reminded; a reminder is written once, before its mail leaves.
alter table actes_circuit add column relances jsonb not null default '[]';

create table actes_relance (
  espace    text not null check (espace <> ''),
  id        text not null,
  signature text not null,
  jour      date not null,
  instant   timestamptz not null,
  partie_le timestamptz,
  primary key (espace, id),
  foreign key (espace, signature) references actes_signature (espace, id)
);
create unique index actes_relance_jour on actes_relance (espace, signature, jour);

alter table actes_relance enable row level security;
create policy espace on actes_relance using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, update on actes_relance to maillage_app;

-- An action held in one convention and common to another that runs at the same time in the same espace.
create table plan_partage (
  espace     text not null check (espace <> ''),
  fiche      text not null,
  convention text not null,
  primary key (espace, fiche, convention),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade,
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index plan_partage_convention on plan_partage (espace, convention);

alter table plan_partage enable row level security;
create policy espace on plan_partage using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, delete on plan_partage to maillage_app;
