-- A fiche of a renewed convention carries on one of the convention before: their follow-up reads as one series.
create table plan_suite (
  espace     text not null check (espace <> ''),
  fiche      text not null,
  precedente text not null,
  primary key (espace, fiche),
  check (fiche <> precedente),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade,
  foreign key (espace, precedente) references plan_fiche (espace, id) on delete cascade
);
create unique index plan_suite_precedente on plan_suite (espace, precedente);

alter table plan_suite enable row level security;
create policy espace on plan_suite using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, update, delete on plan_suite to maillage_app;
