-- A coordinator's post may serve some themes or some communes only: what it covers, in the territory's own words; empty, all of it.
alter table gouvernance_poste
  add column thematiques text not null default '',
  add column territoire text not null default '';
