-- The public service of early childhood. What a commune does of one competence from a day on: the rows before it are its history.
create table sppe_exercice (
  espace          text not null check (espace <> ''),
  id              text not null,
  commune         text not null,
  competence      text not null check (competence in ('recenser', 'informer', 'planifier', 'soutenirQualite')),
  debut           date not null,
  mode            text not null check (mode in ('exercee', 'transferee', 'nonExercee')),
  titulaire_genre text check (titulaire_genre in ('epci', 'syndicat')),
  titulaire_code  text,
  titulaire_nom   text,
  acte            text not null default '',
  primary key (espace, id),
  check ((mode = 'transferee') = (titulaire_genre is not null and titulaire_nom is not null))
);
create unique index sppe_exercice_du_jour on sppe_exercice (espace, commune, competence, debut);

-- A figure of the texts, or of the Caf, that the espace says otherwise from a day on; those of the texts are in the code.
create table sppe_parametre (
  espace text not null check (espace <> ''),
  code   text not null,
  debut  date not null,
  valeur double precision not null check (valeur >= 0),
  source text not null check (source <> ''),
  primary key (espace, code, debut)
);

-- A project that the partners' desk received, before any request.
create table sppe_projet (
  espace       text not null check (espace <> ''),
  id           text not null,
  nom          text not null,
  porteur      text not null,
  contact      text not null default '',
  commune      text not null,
  structure    text not null,
  places       integer check (places between 1 and 1000),
  recu_le      date not null,
  participants jsonb not null default '[]',
  echange      text not null default '',
  suite        text not null default 'enCours' check (suite in ('enCours', 'demande', 'abandonne')),
  version      integer not null default 1,
  primary key (espace, id)
);

-- A request for an avis. `orientation` and `echeances` are frozen when their clock starts; the state is computed from the facts and the day.
create table sppe_avis (
  espace      text not null check (espace <> ''),
  id          text not null,
  genre       text not null check (genre in ('legal', 'opportunite')),
  projet      text,
  objet       text not null,
  demandeur   text not null,
  contact     text not null default '',
  commune     text not null,
  nature      text not null check (nature in ('creation', 'extension', 'transformation')),
  structure   text not null,
  prive       boolean not null,
  places      integer check (places between 1 and 1000),
  recue_le    date not null,
  orientation jsonb not null,
  faits       jsonb not null default '{}',
  echeances   jsonb not null default '{}',
  lien        text,
  version     integer not null default 1,
  primary key (espace, id),
  check (genre = 'opportunite' or prive),
  foreign key (espace, projet) references sppe_projet (espace, id)
);
create index sppe_avis_recue on sppe_avis (espace, recue_le);
create index sppe_avis_lien on sppe_avis (espace, lien) where lien is not null;

-- What an organising authority plans; `contenu` no longer moves once adopted, `reel` is what each year brought.
create table sppe_schema (
  espace     text not null check (espace <> ''),
  id         text not null,
  forme      text not null check (forme in ('schema', 'planification')),
  autorite   text not null,
  autorite_nom text not null,
  convention text,
  titre      text not null,
  debut      date not null,
  fin        date not null check (fin > debut),
  contenu    jsonb not null,
  reel       jsonb not null default '[]',
  adopte_le  date,
  acte       text not null default '',
  remplace   text,
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, remplace) references sppe_schema (espace, id),
  check (remplace <> id)
);

-- Where the convention says what a schéma must hold, for each authority that has the convention stand for one.
create table sppe_preuve (
  espace     text not null check (espace <> ''),
  convention text not null,
  autorite   text not null,
  item       text not null,
  texte      text not null check (texte <> ''),
  version    integer not null default 1,
  primary key (espace, convention, autorite, item),
  foreign key (espace, convention) references acces_convention (espace, id)
);

-- One relais, one year.
create table sppe_relais (
  espace   text not null check (espace <> ''),
  nom      text not null,
  annee    integer not null check (annee between 2000 and 2100),
  actifs   integer not null check (actifs >= 0),
  etp      double precision not null check (etp >= 0),
  familles integer check (familles >= 0),
  ateliers integer check (ateliers >= 0),
  missions jsonb not null default '[]',
  primary key (espace, nom, annee)
);

-- The crèche places that a collectivité co-funds, year by year since the base year of the bonus.
create table sppe_cofinancement (
  espace       text not null check (espace <> ''),
  collectivite text not null,
  annee        integer not null check (annee between 2023 and 2100),
  places       integer not null check (places >= 0),
  primary key (espace, collectivite, annee)
);

do $$
declare nom text;
begin
  foreach nom in array array['sppe_exercice', 'sppe_parametre', 'sppe_projet', 'sppe_avis', 'sppe_schema', 'sppe_preuve', 'sppe_relais', 'sppe_cofinancement'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- A public link also opens the timeline of a request for an avis.
alter table acces_lien_public drop constraint acces_lien_public_genre_check;
alter table acces_lien_public add constraint acces_lien_public_genre_check check (genre in ('questionnaire', 'invitation', 'agenda', 'avis'));
