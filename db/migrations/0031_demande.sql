-- The desk of early childhood: families without an account, their requests, what they wish, the papers they bring.
create table guichet_famille (
  espace              text not null check (espace <> ''),
  id                  text not null,
  prenom              text not null default '',
  nom                 text not null default '',
  autre_parent        text not null default '',
  courriel            text,
  courriel_cle        text,
  courriel_confirme_le timestamptz,
  telephone           text not null default '',
  adresse             text not null default '',
  langue              text not null default 'fr' check (langue in ('fr', 'facile', 'en')),
  cree_le             timestamptz not null,
  version             integer not null default 1,
  primary key (espace, id)
);
create index guichet_famille_courriel on guichet_famille (espace, courriel_cle) where courriel_cle is not null;

-- One row a child. `dossier` holds together the children asked for at once; `etapes` are the steps of the form already answered.
create table guichet_demande (
  espace             text not null check (espace <> ''),
  id                 text not null,
  famille            text not null,
  dossier            text not null,
  rang               integer not null default 1,
  numero             text,
  etat               text not null check (etat in ('brouillon', 'aConfirmer', 'incomplete', 'enAttente', 'proposee', 'acceptee', 'refusee', 'pourvue', 'retiree', 'expiree', 'archivee')),
  origine            text not null check (origine in ('ligne', 'papier')),
  prenom             text,
  nom                text,
  naissance          date,
  terme              date,
  commune            text not null default '',
  quartier           text,
  semaine            integer not null default 0 check (semaine between 0 and 1023),
  reduites           jsonb not null default '[]',
  priorite           text not null default 'structure' check (priorite in ('structure', 'semaine', 'mois')),
  entree             text not null,
  tolerance          integer not null default 0 check (tolerance between 0 and 12),
  fratrie            text check (fratrie in ('ensemble', 'siPossible', 'separement')),
  jumeaux            boolean not null default false,
  modes              jsonb not null default '["collectif"]',
  occasionnel        boolean not null default false,
  urgence            boolean not null default false,
  horaires_atypiques boolean not null default false,
  horaires           jsonb not null default '[]',
  situations         jsonb not null default '{}',
  etapes             jsonb not null default '[]',
  deposee_le         date,
  complete_le        date,
  confirmee_le       date,
  attend_depuis      date,
  relances           jsonb not null default '[]',
  faits              jsonb not null default '{}',
  recherche          text not null default '',
  cree_le            timestamptz not null,
  change_le          timestamptz not null,
  version            integer not null default 1,
  primary key (espace, id),
  check (etat in ('brouillon', 'retiree', 'archivee') or numero is not null),
  check (naissance is null or terme is null),
  foreign key (espace, famille) references guichet_famille (espace, id) on delete cascade
);
create unique index guichet_demande_numero on guichet_demande (espace, numero) where numero is not null;
create index guichet_demande_famille on guichet_demande (espace, famille);
create index guichet_demande_file on guichet_demande (espace, etat, attend_depuis, id);

-- What the family would like, in its order; without a structure: the nearest that suits.
create table guichet_voeu (
  espace    text not null check (espace <> ''),
  demande   text not null,
  rang      integer not null,
  structure text,
  primary key (espace, demande, rang),
  foreign key (espace, demande) references guichet_demande (espace, id) on delete cascade,
  foreign key (espace, structure) references equipements_equipement (espace, id) on delete cascade
);
create index guichet_voeu_structure on guichet_voeu (espace, structure) where structure is not null;

-- A paper that is asked for, then brought; its file is joined to it, if it came as one.
create table guichet_piece (
  espace      text not null check (espace <> ''),
  id          text not null,
  demande     text not null,
  nature      text not null check (nature <> ''),
  etat        text not null check (etat in ('demandee', 'recue', 'acceptee', 'refusee')),
  demandee_le date not null,
  recue_le    date,
  fichier     text,
  motif       text not null default '',
  primary key (espace, id),
  foreign key (espace, demande) references guichet_demande (espace, id) on delete cascade
);
create index guichet_piece_demande on guichet_piece (espace, demande);

-- The numbers given, year by year: a receipt never bears another's.
create table guichet_compteur (
  espace  text not null check (espace <> ''),
  annee   integer not null,
  dernier integer not null check (dernier > 0),
  primary key (espace, annee)
);

do $$
declare nom text;
begin
  foreach nom in array array['guichet_famille', 'guichet_demande', 'guichet_voeu', 'guichet_piece', 'guichet_compteur'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- Whether families may come in without an account (suspended: those already known still do), and how else to reach the desk.
alter table acces_espace add column guichet text not null default 'ferme' check (guichet in ('ferme', 'ouvert', 'suspendu'));
alter table acces_espace add column guichet_contact text not null default '';

-- A family without an account: the link of its mail, then the browser that it opened. Only hashes are kept; `duree` is in minutes.
create table acces_famille_lien (
  empreinte  text primary key,
  espace     text not null references acces_espace (id),
  famille    text not null,
  code       text not null,
  navigateur text,
  essais     integer not null default 0,
  expire_le  timestamptz not null
);
create index acces_famille_lien_famille on acces_famille_lien (espace, famille);
create table acces_famille_session (
  empreinte text primary key,
  espace    text not null references acces_espace (id),
  famille   text not null,
  duree     integer not null check (duree > 0),
  jusqu_a   timestamptz not null,
  expire_le timestamptz not null
);
create index acces_famille_session_famille on acces_famille_session (espace, famille);
grant select, insert, update, delete on acces_famille_lien, acces_famille_session to maillage_annuaire;
