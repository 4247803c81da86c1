-- What an espace supposes of trips otherwise than the published hypotheses, from a day on.
create table observatoire_hypothese (
  espace text not null check (espace <> ''),
  depuis date not null,
  profil jsonb not null,
  primary key (espace, depuis)
);

-- Where a commune has its centre, when no contour says it or says it badly; how one drives there, and how large it is.
create table observatoire_situation (
  espace   text not null check (espace <> ''),
  commune  text not null,
  lat      double precision not null check (lat between -85 and 85),
  lon      double precision not null check (lon between -180 and 180),
  classe   text check (classe in ('rurale', 'periurbaine', 'dense')),
  hectares double precision check (hectares > 0),
  primary key (espace, commune)
);

-- Minutes from commune to commune, by « from>to »: the file that counts, and the one being previewed.
create table observatoire_temps (
  espace     text not null check (espace <> ''),
  etat       text not null check (etat in ('prepare', 'actif')),
  nom        text not null,
  source     text not null check (source <> ''),
  complet    boolean not null,
  importe_le date not null,
  minutes    jsonb not null,
  constat    jsonb not null,
  primary key (espace, etat)
);

-- What one imagines of the territory, kept to be compared.
create table observatoire_scenario (
  espace      text not null check (espace <> ''),
  id          text not null,
  nom         text not null check (nom <> ''),
  note        text not null default '',
  changements jsonb not null default '[]',
  version     integer not null default 1,
  primary key (espace, id)
);

-- A school; its sector is a zone of the territory. How it takes two-year-olds is its own.
create table observatoire_ecole (
  espace   text not null check (espace <> ''),
  id       text not null,
  nom      text not null check (nom <> ''),
  commune  text not null,
  secteur  text,
  publique boolean not null default true,
  deux_ans text not null default 'inconnu' check (deux_ans in ('oui', 'siPlace', 'non', 'inconnu')),
  version  integer not null default 1,
  primary key (espace, id),
  foreign key (espace, secteur) references territoire_zone (espace, id) on delete set null (secteur)
);

-- Its pupils and its classes of nursery school, at each September; a level nobody counted is null.
create table observatoire_effectif (
  espace  text not null check (espace <> ''),
  ecole   text not null,
  rentree integer not null check (rentree between 1980 and 2100),
  tps     integer check (tps between 0 and 2000),
  ps      integer check (ps between 0 and 2000),
  ms      integer check (ms between 0 and 2000),
  gs      integer check (gs between 0 and 2000),
  classes integer check (classes between 0 and 200),
  primary key (espace, ecole, rentree),
  foreign key (espace, ecole) references observatoire_ecole (espace, id) on delete cascade
);

-- What a school sector has of its own: births that only it knows (part of a commune), homes to come.
create table observatoire_secteur (
  espace     text not null check (espace <> ''),
  zone       text not null,
  naissances jsonb not null default '{}',
  programmes jsonb not null default '[]',
  version    integer not null default 1,
  primary key (espace, zone),
  foreign key (espace, zone) references territoire_zone (espace, id) on delete cascade
);

do $$
declare nom text;
begin
  foreach nom in array array['observatoire_hypothese', 'observatoire_situation', 'observatoire_temps', 'observatoire_scenario', 'observatoire_ecole', 'observatoire_effectif', 'observatoire_secteur'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
