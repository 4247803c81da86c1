-- The browsers that have proved a door is theirs, each open for its own time: the first by a gesture, the others by the code of the mail.
create table acces_porte_navigateur (
  porte      text not null references acces_porte (id) on delete cascade,
  navigateur text not null,
  jusqu_a    timestamptz not null,
  primary key (navigateur, porte)
);
create index acces_porte_navigateur_porte on acces_porte_navigateur (porte);
grant select, insert, update, delete on acces_porte_navigateur to maillage_annuaire;
insert into acces_porte_navigateur (porte, navigateur, jusqu_a)
  select id, navigateur, coalesce(jusqu_a, cree_le) from acces_porte where navigateur is not null;
alter table acces_porte drop column navigateur, drop column jusqu_a;
