-- A child already welcomed somewhere whose family asks for another structure: where the child is today. That place stays the child's until another is accepted.
alter table guichet_demande
  add column actuelle text,
  add constraint guichet_demande_actuelle foreign key (espace, actuelle) references equipements_equipement (espace, id) on delete set null (actuelle);
create index guichet_demande_changement on guichet_demande (espace, actuelle) where actuelle is not null;
