-- Governance: who sits together, when they meet, what they are asked to decide, and what was said. An instance may serve several
-- conventions of its espace; a point of an order of the day belongs to one of them.
create table gouvernance_instance (
  espace        text not null check (espace <> ''),
  id            text not null,
  nature        text not null check (nature in ('copil', 'comiteStrategique', 'cotech', 'cellule', 'thematique', 'comiteSuivi', 'bureau', 'observatoire', 'cdsf', 'caCaf', 'autre')),
  nom           text not null,
  objet         text not null default '',
  parite        boolean not null default false,
  decide        boolean not null default true,
  presidence    text check (presidence in ('alternee', 'copilotee', 'caf')),
  secretariat   text check (secretariat in ('caf', 'collectivite')),
  frequence     integer check (frequence between 1 and 52),
  quorum        text not null default 'aucun' check (quorum in ('aucun', 'majorite', 'nombre')),
  quorum_nombre integer check (quorum_nombre between 1 and 500),
  close_le      date,
  version       integer not null default 1,
  primary key (espace, id),
  check ((quorum = 'nombre') = (quorum_nombre is not null))
);

create table gouvernance_instance_convention (
  espace     text not null check (espace <> ''),
  instance   text not null,
  convention text not null,
  primary key (espace, instance, convention),
  foreign key (espace, instance) references gouvernance_instance (espace, id) on delete cascade,
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index gouvernance_instance_convention_de on gouvernance_instance_convention (espace, convention);

-- `sequence` is the one of RFC 5545: raised each time what was convened changes.
create table gouvernance_seance (
  espace       text not null check (espace <> ''),
  id           text not null,
  instance     text not null,
  titre        text not null,
  etat         text not null default 'preparation' check (etat in ('preparation', 'convoquee', 'tenue', 'approuvee', 'annulee')),
  le           date,
  debut        text check (debut ~ '^[0-2][0-9]:[0-5][0-9]$'),
  duree        integer not null default 120 check (duree between 15 and 1440),
  lieu         text not null default '',
  visio        text not null default '',
  message      text not null default '',
  preside      text not null default '',
  secretaire   text not null default '',
  notes        text not null default '',
  motif        text not null default '',
  sequence     integer not null default 0,
  convoquee_le timestamptz,
  envoye_le    timestamptz,
  version      integer not null default 1,
  primary key (espace, id),
  foreign key (espace, instance) references gouvernance_instance (espace, id),
  check (etat not in ('convoquee', 'tenue', 'approuvee') or (le is not null and debut is not null))
);
create index gouvernance_seance_instance on gouvernance_seance (espace, instance, le);

-- A member sits for an acteur of the espace or under a free name; `seance`: a guest of that meeting only.
create table gouvernance_membre (
  espace       text not null check (espace <> ''),
  id           text not null,
  instance     text not null,
  rang         integer not null,
  nom          text not null,
  qualite      text not null default '',
  organisation text not null default '',
  acteur       text,
  courriel     text,
  college      text not null default '',
  voix         text not null default 'deliberative' check (voix in ('deliberative', 'consultative')),
  commune      text,
  suppleant_de text,
  seance       text,
  sorti_le     date,
  version      integer not null default 1,
  primary key (espace, id),
  foreign key (espace, instance) references gouvernance_instance (espace, id),
  foreign key (espace, acteur) references acteurs_acteur (espace, id),
  foreign key (espace, suppleant_de) references gouvernance_membre (espace, id),
  foreign key (espace, seance) references gouvernance_seance (espace, id),
  check (suppleant_de <> id),
  check (seance is null or voix = 'consultative')
);
create index gouvernance_membre_instance on gouvernance_membre (espace, instance, rang);

-- The dates among which a meeting is not yet fixed, and what each member answered.
create table gouvernance_date (
  espace text not null check (espace <> ''),
  id     text not null,
  seance text not null,
  le     date not null,
  debut  text not null check (debut ~ '^[0-2][0-9]:[0-5][0-9]$'),
  primary key (espace, id),
  unique (espace, seance, le, debut),
  foreign key (espace, seance) references gouvernance_seance (espace, id) on delete cascade
);
create table gouvernance_souhait (
  espace  text not null check (espace <> ''),
  date    text not null,
  membre  text not null,
  reponse text not null check (reponse in ('oui', 'siBesoin', 'non')),
  primary key (espace, date, membre),
  foreign key (espace, date) references gouvernance_date (espace, id) on delete cascade,
  foreign key (espace, membre) references gouvernance_membre (espace, id)
);

-- What waits to be decided has no meeting yet; deposited twice from the same place, it waits once.
create table gouvernance_point (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  seance     text,
  rang       integer not null default 0,
  titre      text not null,
  origine    text not null default 'libre' check (origine in ('libre', 'retard', 'blocage', 'decision', 'campagne', 'bilan', 'autre')),
  lien       text,
  attendu    text not null default 'information' check (attendu in ('information', 'avis', 'decision')),
  expose     text not null default '',
  duree      integer check (duree between 1 and 480),
  notes      text not null default '',
  conclusion text not null default '',
  propose_le timestamptz not null default now(),
  ecarte_le  timestamptz,
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, seance) references gouvernance_seance (espace, id)
);
create index gouvernance_point_seance on gouvernance_point (espace, seance, rang);
create unique index gouvernance_point_attend on gouvernance_point (espace, convention, origine, lien) where seance is null and ecarte_le is null;

-- Of each member convened: what was answered, then who came.
create table gouvernance_presence (
  espace       text not null check (espace <> ''),
  seance       text not null,
  membre       text not null,
  reponse      text check (reponse in ('present', 'excuse', 'pouvoir', 'suppleant')),
  presence     text check (presence in ('present', 'excuse', 'absent', 'pouvoir', 'suppleant')),
  pour         text,
  pour_nom     text not null default '',
  repondu_le   timestamptz,
  par          text check (par in ('lien', 'saisie')),
  invite_le    timestamptz,
  invite_sequence integer,
  version      integer not null default 1,
  primary key (espace, seance, membre),
  foreign key (espace, seance) references gouvernance_seance (espace, id) on delete cascade,
  foreign key (espace, membre) references gouvernance_membre (espace, id),
  foreign key (espace, pour) references gouvernance_membre (espace, id)
);

-- The relevé as it was approved.
create table gouvernance_releve (
  espace       text not null check (espace <> ''),
  seance       text not null,
  contenu      json not null, -- json: kept as it was written, byte for byte
  empreinte    text not null,
  approuve_le  timestamptz not null,
  approuve_par text not null,
  primary key (espace, seance),
  foreign key (espace, seance) references gouvernance_seance (espace, id)
);

do $$
declare nom text;
begin
  foreach nom in array array['gouvernance_instance', 'gouvernance_instance_convention', 'gouvernance_seance', 'gouvernance_membre', 'gouvernance_date', 'gouvernance_souhait', 'gouvernance_point', 'gouvernance_presence'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
  -- What was approved is only ever added to.
  alter table gouvernance_releve enable row level security;
  create policy espace on gouvernance_releve using (espace = (select current_setting('maillage.espace', true)));
  grant select, insert on gouvernance_releve to maillage_app;
end $$;

-- A public link also opens the answer to a convocation, and a calendar.
alter table acces_lien_public drop constraint acces_lien_public_genre_check;
alter table acces_lien_public add constraint acces_lien_public_genre_check check (genre in ('questionnaire', 'invitation', 'agenda'));
