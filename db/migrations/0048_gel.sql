-- What the diagnostic said at each signature is kept, one row a signed version: an avenant no longer replaces what the convention said.
alter table diagnostic_gel add column numero integer;
update diagnostic_gel g
set numero = greatest(1, (select count(*) from actes_reference r where r.espace = g.espace and r.convention = g.convention));
alter table diagnostic_gel
  alter column numero set not null,
  add check (numero > 0),
  drop constraint diagnostic_gel_pkey,
  add primary key (espace, convention, numero);
revoke update, delete on diagnostic_gel from maillage_app;
