-- The règlement by which places are given, version after version; published, it never changes again.
create table guichet_reglement (
  espace     text not null check (espace <> ''),
  id         text not null,
  numero     integer not null check (numero > 0),
  titre      text not null check (titre <> ''),
  etat       text not null default 'brouillon' check (etat in ('brouillon', 'publie')),
  depuis     date,
  publie_le  date,
  acte       text not null default '',
  contenu    jsonb not null,
  version    integer not null default 1,
  primary key (espace, id),
  check ((etat = 'publie') = (depuis is not null and publie_le is not null)),
  check (depuis >= publie_le)
);
create unique index guichet_reglement_numero on guichet_reglement (espace, numero);

create function guichet_reglement_fige() returns trigger language plpgsql as $$
begin
  raise exception 'un règlement publié ne change plus';
end $$;
create trigger guichet_reglement_fige before update on guichet_reglement
  for each row when (old.etat = 'publie') execute function guichet_reglement_fige();

do $$
declare nom text;
begin
  foreach nom in array array['guichet_reglement'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
