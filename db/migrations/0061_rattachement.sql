-- Which of the four competences of the public service of early childhood an action serves.
create table sppe_rattachement (
  espace     text not null check (espace <> ''),
  convention text not null,
  fiche      text not null,
  competence text not null check (competence in ('recenser', 'informer', 'planifier', 'soutenirQualite')),
  primary key (espace, fiche, competence),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade,
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index sppe_rattachement_convention on sppe_rattachement (espace, convention);

alter table sppe_rattachement enable row level security;
create policy espace on sppe_rattachement using (espace = (select current_setting('maillage.espace', true)));
grant select, insert, delete on sppe_rattachement to maillage_app;
