-- The shared diagnostic of a convention: its sections and the figures they call, its stakes, how it was made, the zones
-- where care is missing, and what it said the day the convention was signed.
create table diagnostic_section (
  espace      text not null check (espace <> ''),
  convention  text not null,
  id          text not null,
  modele      text,
  titre       text not null,
  ordre       integer not null,
  texte       text not null default '',
  forces      jsonb not null default '[]',
  faiblesses  jsonb not null default '[]',
  besoins     jsonb not null default '[]',
  version     integer not null default 1,
  modifie_le  timestamptz not null,
  modifie_par text not null,
  primary key (espace, convention, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);

create table diagnostic_figure (
  espace      text not null check (espace <> ''),
  id          text not null,
  convention  text not null,
  section     text not null,
  ordre       integer not null,
  genre       text not null check (genre in ('tableau', 'courbe', 'carte')),
  statistique text not null,
  millesime   integer,
  primary key (espace, id),
  foreign key (espace, convention, section) references diagnostic_section (espace, convention, id) on delete cascade
);
create index diagnostic_figure_section on diagnostic_figure (espace, convention, section, ordre);

create table diagnostic_etape (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  genre        text not null check (genre in ('portrait', 'groupe', 'entretiens', 'observation', 'questionnaire', 'reunion', 'ecriture', 'comite')),
  titre        text not null,
  debut        date,
  fin          date,
  participants integer check (participants >= 0),
  public       text not null default '',
  constats     text not null default '',
  version      integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index diagnostic_etape_convention on diagnostic_etape (espace, convention, debut);

create table diagnostic_apport (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  etape      text,
  origine    text not null check (origine in ('acteurs', 'familles', 'habitants', 'donnees')),
  theme      text not null,
  texte      text not null,
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, etape) references diagnostic_etape (espace, id) on delete set null (etape)
);
create index diagnostic_apport_convention on diagnostic_apport (espace, convention);

create table diagnostic_zone (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  genre      text not null check (genre in ('offre', 'acces')),
  theme      text not null,
  nom        text not null,
  communes   jsonb not null default '[]',
  constat    text not null default '',
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index diagnostic_zone_convention on diagnostic_zone (espace, convention);

create table diagnostic_enjeu (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  theme        text not null,
  texte        text not null,
  priorite     integer check (priorite between 1 and 3),
  statistiques jsonb not null default '[]',
  version      integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index diagnostic_enjeu_convention on diagnostic_enjeu (espace, convention);

create table diagnostic_enjeu_apport (
  espace text not null check (espace <> ''),
  enjeu  text not null,
  apport text not null,
  primary key (espace, enjeu, apport),
  foreign key (espace, enjeu) references diagnostic_enjeu (espace, id) on delete cascade,
  foreign key (espace, apport) references diagnostic_apport (espace, id) on delete cascade
);

create table diagnostic_enjeu_zone (
  espace text not null check (espace <> ''),
  enjeu  text not null,
  zone   text not null,
  primary key (espace, enjeu, zone),
  foreign key (espace, enjeu) references diagnostic_enjeu (espace, id) on delete cascade,
  foreign key (espace, zone) references diagnostic_zone (espace, id) on delete cascade
);

create table diagnostic_gel (
  espace     text not null check (espace <> ''),
  convention text not null,
  le         date not null,
  blocs      jsonb not null,
  primary key (espace, convention),
  foreign key (espace, convention) references acces_convention (espace, id)
);

-- Which node of the plan answers which stake.
create table plan_enjeu (
  espace text not null check (espace <> ''),
  enjeu  text not null,
  noeud  text not null,
  primary key (espace, enjeu, noeud),
  foreign key (espace, enjeu) references diagnostic_enjeu (espace, id) on delete cascade,
  foreign key (espace, noeud) references plan_noeud (espace, id) on delete cascade
);
create index plan_enjeu_noeud on plan_enjeu (espace, noeud);

do $$
declare nom text;
begin
  foreach nom in array array['diagnostic_section', 'diagnostic_figure', 'diagnostic_etape', 'diagnostic_apport', 'diagnostic_zone', 'diagnostic_enjeu', 'diagnostic_enjeu_apport', 'diagnostic_enjeu_zone', 'diagnostic_gel', 'plan_enjeu'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
