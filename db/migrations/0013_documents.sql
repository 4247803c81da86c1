-- Documents asked for and made, and the files attached to anything (logos).
create table documents_production (
  espace      text not null check (espace <> ''),
  id          text not null,
  convention  text not null,
  genre       text not null,
  format      text not null check (format in ('pdf', 'docx', 'odt', 'pptx', 'xlsx', 'ods')),
  parametres  text not null,
  cle         text not null, -- of the form: sent twice by a double click
  empreinte   text not null, -- of what is asked: two tabs asking the same thing wait for the same file
  etat        text not null check (etat in ('demandee', 'enCours', 'prete', 'annulee', 'echouee')),
  progression integer not null default 0 check (progression between 0 and 100),
  nom         text,
  taille      integer,
  erreur      text,
  demande_par text not null,
  demande_le  timestamptz not null,
  fini_le     timestamptz,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create unique index documents_production_cle on documents_production (espace, convention, demande_par, cle);
create unique index documents_production_attente on documents_production (espace, convention, demande_par, empreinte)
  where etat in ('demandee', 'enCours');
create index documents_production_liste on documents_production (espace, convention, demande_par, demande_le);

create table documents_rendu (
  espace     text not null check (espace <> ''),
  production text not null,
  octets     bytea not null,
  primary key (espace, production),
  foreign key (espace, production) references documents_production (espace, id) on delete cascade
);

-- A file attached to anything of an espace: objet and objet_id say to what.
create table documents_fichier (
  espace   text not null check (espace <> ''),
  id       text not null,
  objet    text not null,
  objet_id text not null,
  nom      text not null,
  type     text not null check (type in ('png', 'jpeg')),
  alt      text not null check (alt <> ''),
  octets   bytea not null,
  sha256   text not null,
  depose_par text not null,
  depose_le timestamptz not null,
  primary key (espace, id)
);
create unique index documents_fichier_objet on documents_fichier (espace, objet, objet_id);

do $$
declare nom text;
begin
  foreach nom in array array['documents_production', 'documents_rendu', 'documents_fichier'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- Who signs each convention, published to what stands below it: logos go by the name of a party.
create view vue_parties with (security_invoker = true) as select espace, convention, rang, nom from convention_partie;
grant select on vue_parties to maillage_app;
