-- The wording of a convention: its options, what is written beside generated annexes, the library, the territory's own Word models.
create table convention_option (
  espace      text not null check (espace <> ''),
  convention  text not null,
  presidence  text check (presidence in ('alternee', 'copilotee', 'caf')),
  secretariat text check (secretariat in ('caf', 'collectivite')),
  application boolean,
  version     integer not null,
  primary key (espace, convention),
  foreign key (espace, convention) references convention_convention (espace, id)
);

-- By kind, not by row: an import that brings the annexes again gives them new rows, and what was written here stays.
create table actes_complement (
  espace      text not null check (espace <> ''),
  convention  text not null,
  annexe      text not null check (annexe in ('diagnostic', 'equipements', 'plan', 'pilotage', 'decisions')),
  texte       text not null,
  version     integer not null,
  primary key (espace, convention, annexe),
  foreign key (espace, convention) references convention_convention (espace, id)
);

-- What surrounds a convention; the bytes are a file of `documents`.
create table actes_document (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  titre      text not null check (titre <> ''),
  genre      text not null check (genre in ('evaluationPassee', 'charte', 'synthese', 'diagnostic', 'presentation', 'autre')),
  jour       date,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index actes_document_liste on actes_document (espace, convention, jour);

-- A Word model of the territory or of the Caf, version by version.
create table actes_modele (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  nature     text not null check (nature in ('fiche', 'plan', 'bilan', 'convention')),
  nom        text not null check (nom <> ''),
  numero     integer not null check (numero > 0),
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create unique index actes_modele_version on actes_modele (espace, convention, nature, nom, numero);

do $$
declare nom text;
begin
  foreach nom in array array['convention_option', 'actes_complement', 'actes_document', 'actes_modele'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- Options and complements are part of what is signed.
create trigger verrou before insert or update or delete on convention_option for each row execute function convention_verrou_contenu();
create trigger verrou before insert or update or delete on actes_complement for each row execute function convention_verrou_contenu();
