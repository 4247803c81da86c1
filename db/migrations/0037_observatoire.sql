-- A file of contours that the espace was given: arcs shared by the communes they part, already simplified; `topologie` is their JSON.
create table territoire_contour (
  espace     text not null check (espace <> ''),
  id         text not null,
  nom        text not null,
  source     text not null check (source <> ''),
  millesime  integer not null check (millesime between 1900 and 2100),
  importe_le timestamptz not null,
  constat    jsonb not null,
  topologie  text not null,
  primary key (espace, id)
);

-- How many go from one commune to another, one theme and one year: families to a place of childcare, pupils to a school.
create table observatoire_flux (
  espace    text not null check (espace <> ''),
  theme     text not null check (theme <> ''),
  millesime integer not null check (millesime between 1900 and 2100),
  de        text not null,
  vers      text not null,
  nombre    integer not null check (nombre > 0),
  source    text not null check (source <> ''),
  primary key (espace, theme, millesime, de, vers)
);

-- What an espace watches otherwise than by default: a threshold of its own, or a rule put to sleep.
create table observatoire_regle (
  espace  text not null check (espace <> ''),
  code    text not null,
  active  boolean not null default true,
  seuil   double precision not null,
  duree   integer check (duree between 1 and 20),
  version integer not null default 1,
  primary key (espace, code)
);

-- A task that a rule opened, and what was done of it. One a rule, a place, a thing and a year: put aside, it does not come back.
create table observatoire_tache (
  espace     text not null check (espace <> ''),
  id         text not null,
  regle      text not null,
  territoire text not null,
  objet      text not null default '',
  millesime  integer not null,
  constat    jsonb not null,
  etat       text not null default 'ouverte' check (etat in ('ouverte', 'traitee', 'ecartee')),
  motif      text not null default '',
  concerne   jsonb not null default '[]',
  ouverte_le date not null,
  close_le   date,
  close_par  text,
  version    integer not null default 1,
  primary key (espace, id),
  check ((etat = 'ouverte') = (close_le is null)),
  check (etat = 'ouverte' or motif <> '')
);
create unique index observatoire_tache_unique on observatoire_tache (espace, regle, territoire, objet, millesime);

-- The portraits as they were one year.
create table observatoire_instantane (
  espace     text not null check (espace <> ''),
  annee      integer not null check (annee between 2000 and 2100),
  territoire text not null,
  nom        text not null,
  pris_le    date not null,
  contenu    jsonb not null,
  primary key (espace, annee, territoire)
);

do $$
declare nom text;
begin
  foreach nom in array array['territoire_contour', 'observatoire_flux', 'observatoire_regle', 'observatoire_tache', 'observatoire_instantane'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
