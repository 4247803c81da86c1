-- One key for each family, closed under a key of the installation that is not here. Destroyed, it leaves the row that says so: what
-- it sealed, pieces and values of the journal, opens no more.
create table coffre_cle (
  espace      text not null check (espace <> ''),
  sujet       text not null check (sujet <> ''),
  scellee     bytea,
  sous        text, -- the name of the installation's key
  cree_le     timestamptz not null,
  detruite_le timestamptz,
  primary key (espace, sujet),
  check ((scellee is null) = (sous is null)),
  check ((scellee is null) = (detruite_le is not null))
);

-- A piece of someone's file: its name and its bytes are sealed under the key of its subject.
create table documents_piece (
  espace    text not null check (espace <> ''),
  id        text not null,
  sujet     text not null,
  objet     text not null,
  objet_id  text not null,
  nom       bytea not null,
  type      text not null check (type in ('pdf', 'png', 'jpeg', 'docx', 'odt')),
  taille    integer not null,
  octets    bytea not null,
  depose_le timestamptz not null,
  primary key (espace, id),
  foreign key (espace, sujet) references coffre_cle (espace, sujet)
);
create index documents_piece_sujet on documents_piece (espace, sujet);
create index documents_piece_objet on documents_piece (espace, objet, objet_id);

-- The structures that a manager holds: he reads only the requests that name them.
create table equipements_responsable (
  espace    text not null check (espace <> ''),
  structure text not null,
  compte    text not null,
  depuis    date not null,
  primary key (espace, structure, compte),
  foreign key (espace, structure) references equipements_equipement (espace, id) on delete cascade
);
create index equipements_responsable_compte on equipements_responsable (espace, compte);

do $$
declare nom text;
begin
  foreach nom in array array['coffre_cle', 'documents_piece', 'equipements_responsable'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
revoke delete on coffre_cle from maillage_app;
