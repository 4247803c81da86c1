-- What enters by a file: each import waits for its review, then is written in one go. `json`, not `jsonb`: the order of keys is kept.
create table imports_import (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  version    integer not null default 1,
  etat       text not null check (etat in ('lecture', 'correspondance', 'brouillon', 'ecrit', 'abandonne')),
  genre      text not null check (genre in ('document', 'echange', 'tableur')),
  fichier    text not null,
  type       text not null,
  sha256     text not null,
  contenu    text not null,
  lignes     json not null,
  tableur    json,
  identites  json,
  pages      json, -- the first line of each page, when the lines were recognised from images
  echange    json not null,
  decisions  json not null,
  bilan      json,
  auteur     text not null,
  cree_par   text not null,
  cree_le    timestamptz not null,
  ecrit_le   timestamptz,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index imports_import_convention on imports_import (espace, convention, cree_le);
create index imports_import_sha256 on imports_import (espace, convention, sha256);

-- A scanned document, kept as long as its import: each page is shown beside what was recognised in it.
create table imports_numerise (
  espace text not null check (espace <> ''),
  import text not null,
  octets bytea not null,
  primary key (espace, import),
  foreign key (espace, import) references imports_import (espace, id) on delete cascade
);

-- Where the text of a convention comes from, and what its reader doubted: given back as it came.
create table imports_provenance (
  espace     text not null check (espace <> ''),
  convention text not null,
  source     json,
  a_revoir   json not null,
  primary key (espace, convention),
  foreign key (espace, convention) references acces_convention (espace, id)
);

-- What each column of a follow-up sheet means here, remembered by the sheet's own headers.
create table imports_correspondance (
  espace    text not null check (espace <> ''),
  signature text not null,
  colonnes  json not null,
  le        timestamptz not null,
  primary key (espace, signature)
);

do $$
declare nom text;
begin
  foreach nom in array array['imports_import', 'imports_numerise', 'imports_provenance', 'imports_correspondance'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
