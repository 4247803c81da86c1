-- What a convention measures: indicators and their values, the grids that enter them, what people say of them, and the sessions that count.
-- A public link: the hash of what its address carries, and the one object of one espace that it opens. The link itself stands with that object.
create table acces_lien_public (
  empreinte  text primary key,
  genre      text not null check (genre in ('questionnaire')),
  espace     text not null references acces_espace (id),
  convention text not null,
  objet      text not null,
  foreign key (espace, convention) references acces_convention (espace, id)
);
create unique index acces_lien_public_objet on acces_lien_public (genre, espace, objet);
grant select, insert, delete on acces_lien_public to maillage_annuaire;

create table suivi_service (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  nom        text not null,
  public     text not null default '',
  itinerant  boolean not null default false,
  retire_le  timestamptz,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index suivi_service_convention on suivi_service (espace, convention);

-- rythme: how many weeks from one passage to the next.
create table suivi_arret (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  service    text not null,
  commune    text,
  lieu       text not null,
  de         text not null,
  a          text not null,
  debut      date not null,
  fin        date,
  rythme     integer not null check (rythme between 1 and 8),
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, service) references suivi_service (espace, id)
);
create index suivi_arret_service on suivi_arret (espace, service);

create table suivi_exception (
  espace     text not null check (espace <> ''),
  arret      text not null,
  jour       date not null,
  convention text not null,
  genre      text not null check (genre in ('annule', 'ajoute')),
  motif      text not null default '',
  primary key (espace, arret, jour),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, arret) references suivi_arret (espace, id) on delete cascade
);

create table suivi_seance (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  version    integer not null default 1,
  service    text not null,
  jour       date not null,
  commune    text,
  lieu       text not null default '',
  public     text not null default '',
  adultes    integer not null check (adultes >= 0),
  enfants    integer not null check (enfants >= 0),
  saisi_par  text not null,
  saisi_le   timestamptz not null,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, service) references suivi_service (espace, id)
);
create index suivi_seance_convention on suivi_seance (espace, convention, jour);
create index suivi_seance_service on suivi_seance (espace, service, jour);

-- decompte: what is counted in the sessions, instead of being typed. A percentage keeps numerator (depart) and denominator (depart_sur).
create table suivi_indicateur (
  espace      text not null check (espace <> ''),
  id          text not null,
  convention  text not null,
  version     integer not null default 1,
  ordre       integer not null,
  retire_le   timestamptz,
  libelle     text not null,
  mesure      text not null check (mesure in ('nombre', 'pourcentage', 'echelle', 'observation')),
  unite       text not null default '',
  sens        text not null check (sens in ('hausse', 'baisse', 'maintien')),
  cumul       boolean not null default false,
  frequence   text not null check (frequence in ('mensuelle', 'trimestrielle', 'semestrielle', 'annuelle', 'ponctuelle')),
  source      text not null default '',
  statistique text not null default '',
  millesime   text not null default '',
  depart      double precision,
  depart_sur  double precision,
  depart_le   date,
  cibles      jsonb not null default '[]',
  ventilation text not null check (ventilation in ('aucune', 'commune', 'age', 'public')),
  modalites   jsonb not null default '[]',
  niveaux     jsonb not null default '[]',
  minimum     double precision,
  maximum     double precision,
  decompte    text check (decompte in ('seances', 'participants', 'adultes', 'enfants')),
  service     text,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, service) references suivi_service (espace, id)
);
create index suivi_indicateur_convention on suivi_indicateur (espace, convention, ordre);

create table suivi_indicateur_fiche (
  espace     text not null check (espace <> ''),
  indicateur text not null,
  fiche      text not null,
  convention text not null,
  primary key (espace, indicateur, fiche),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, indicateur) references suivi_indicateur (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade
);
create index suivi_indicateur_fiche_fiche on suivi_indicateur_fiche (espace, fiche);

-- modalite: '' is the whole. nombre: a count, the numerator of a percentage, or the rank of a level.
create table suivi_valeur (
  espace      text not null check (espace <> ''),
  indicateur  text not null,
  periode     text not null,
  modalite    text not null default '',
  convention  text not null,
  version     integer not null default 1,
  nombre      double precision not null,
  sur         double precision,
  etat        text not null check (etat in ('brouillon', 'validee')),
  commentaire text not null default '',
  preuve      text not null default '',
  saisi_par   text not null,
  saisi_le    timestamptz not null,
  valide_par  text,
  valide_le   timestamptz,
  primary key (espace, indicateur, periode, modalite),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, indicateur) references suivi_indicateur (espace, id)
);
create index suivi_valeur_convention on suivi_valeur (espace, convention);

create table suivi_observation (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  indicateur text not null,
  genre      text not null check (genre in ('verbatim', 'observation')),
  jour       date not null,
  texte      text not null,
  contexte   text not null default '',
  saisi_par  text not null,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, indicateur) references suivi_indicateur (espace, id)
);
create index suivi_observation_indicateur on suivi_observation (espace, indicateur, jour);

create table suivi_grille (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  libelle    text not null,
  frequence  text not null check (frequence in ('mensuelle', 'trimestrielle', 'semestrielle', 'annuelle', 'ponctuelle')),
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index suivi_grille_convention on suivi_grille (espace, convention);

create table suivi_grille_ligne (
  espace     text not null check (espace <> ''),
  grille     text not null,
  indicateur text not null,
  convention text not null,
  ordre      integer not null,
  primary key (espace, grille, indicateur),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, grille) references suivi_grille (espace, id),
  foreign key (espace, indicateur) references suivi_indicateur (espace, id)
);

-- lien: what the public address carries; it is made to be printed, and only opens this questionnaire.
create table suivi_questionnaire (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  lien       text not null,
  titre      text not null,
  accueil    text not null default '',
  questions  jsonb not null,
  libre      text not null default '',
  indicateur text,
  ferme_le   date not null,
  cree_le    timestamptz not null,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, indicateur) references suivi_indicateur (espace, id)
);
create index suivi_questionnaire_convention on suivi_questionnaire (espace, convention);

-- Of who answers nothing is kept: no account, no address, not even the hour. envoi: the form that was sent, so that it counts once.
create table suivi_retour (
  espace        text not null check (espace <> ''),
  questionnaire text not null,
  envoi         text not null,
  convention    text not null,
  canal         text not null check (canal in ('lien', 'papier')),
  jour          date not null,
  niveaux       jsonb not null,
  libre         text not null default '',
  primary key (espace, questionnaire, envoi),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, questionnaire) references suivi_questionnaire (espace, id)
);

do $$
declare nom text;
begin
  foreach nom in array array['suivi_service', 'suivi_arret', 'suivi_exception', 'suivi_seance', 'suivi_indicateur', 'suivi_indicateur_fiche', 'suivi_valeur',
    'suivi_observation', 'suivi_grille', 'suivi_grille_ligne', 'suivi_questionnaire', 'suivi_retour'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
