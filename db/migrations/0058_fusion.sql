-- A structure that was entered twice: the row it was merged into. It leaves the register and every list; its page leads to the kept one.
alter table equipements_equipement
  add column fusionne text,
  add constraint equipements_equipement_fusionne foreign key (espace, fusionne) references equipements_equipement (espace, id),
  add constraint equipements_equipement_absorbe check (fusionne is null or (tenu_le is null and fusionne <> id));
create index equipements_equipement_absorbes on equipements_equipement (espace, fusionne) where fusionne is not null;
