-- Suivi: where each fiche stands, in the convention's own words; the campaigns that ask for it; what each of them froze.
create table suivi_etat (
  espace     text not null check (espace <> ''),
  convention text not null,
  code       text not null,
  libelle    text not null,
  realisee   boolean not null,
  exige      text not null check (exige in ('rien', 'nouvelleDate', 'decision')),
  forme      text not null check (forme in ('attente', 'marche', 'faite', 'pause', 'fin')),
  ordre      integer not null,
  primary key (espace, convention, code),
  foreign key (espace, convention) references acces_convention (espace, id)
);

-- volet: '' is the fiche itself; else the collectivité that carries a part of it. referent: who is asked, apart from who carries.
create table suivi_volet (
  espace       text not null check (espace <> ''),
  fiche        text not null,
  volet        text not null,
  convention   text not null,
  collectivite text,
  referent     text,
  ordre        integer not null,
  primary key (espace, fiche, volet),
  check (volet = coalesce(collectivite, '')),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade,
  foreign key (espace, collectivite) references acteurs_acteur (espace, id),
  foreign key (espace, referent) references acteurs_acteur (espace, id)
);
create index suivi_volet_convention on suivi_volet (espace, convention);

create table suivi_campagne (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  titre      text not null,
  rythme     text not null check (rythme in ('trimestre', 'semestre', 'annee')),
  debut      text not null,
  fin        text not null,
  ouverture  text not null,
  cloture    text not null,
  relances   jsonb not null default '[]',
  message    text not null default '',
  noeuds     jsonb not null default '[]',
  finies     boolean not null default false,
  etat       text not null check (etat in ('preparee', 'ouverte', 'close')),
  rang       integer not null default 0,
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index suivi_campagne_convention on suivi_campagne (espace, convention, debut);

-- What a campaign asks of one volet of one fiche, and where that stands: the fold of its events.
create table suivi_demande (
  espace     text not null check (espace <> ''),
  campagne   text not null,
  fiche      text not null,
  volet      text not null,
  convention text not null,
  referent   text,
  etat       text not null check (etat in ('attendue', 'soumise', 'retournee', 'validee')),
  version    integer not null default 1,
  reponse    jsonb,
  auteur     text,
  repondue   timestamptz,
  mot        text,
  primary key (espace, campagne, fiche, volet),
  foreign key (espace, campagne) references suivi_campagne (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id),
  foreign key (espace, referent) references acteurs_acteur (espace, id)
);
create index suivi_demande_referent on suivi_demande (espace, referent) where referent is not null;
create index suivi_demande_fiche on suivi_demande (espace, fiche);

-- All that happened in a campaign, in order; nothing of it ever changes.
create table suivi_evenement (
  espace   text not null check (espace <> ''),
  campagne text not null,
  rang     integer not null,
  genre    text not null check (genre in ('ouverture', 'demande', 'relance', 'reponse', 'retour', 'validation', 'cloture')),
  fiche    text,
  volet    text,
  compte   text not null,
  auteur   text not null,
  canal    text not null check (canal in ('page', 'lien', 'classeur', 'systeme')),
  instant  timestamptz not null,
  contenu  jsonb not null default '{}',
  primary key (espace, campagne, rang),
  foreign key (espace, campagne) references suivi_campagne (espace, id)
);

-- Where a volet of a fiche stands, said once and never overwritten: the last line is the present.
create table suivi_saisie (
  espace            text not null check (espace <> ''),
  id                text not null,
  convention        text not null,
  fiche             text not null,
  volet             text not null,
  etat              text not null,
  le                text not null,
  instant           timestamptz not null,
  compte            text not null,
  auteur            text not null,
  canal             text not null check (canal in ('page', 'lien', 'classeur', 'systeme')),
  campagne          text,
  avancees          text not null default '',
  difficultes       text not null default '',
  deblocage         text not null default '',
  decision_demandee text not null default '',
  nouvelle_date     text,
  decision          text,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id),
  foreign key (espace, campagne) references suivi_campagne (espace, id)
);
create index suivi_saisie_derniere on suivi_saisie (espace, convention, fiche, volet, instant desc, id desc);

create table suivi_jalon (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  fiche      text not null,
  ordre      integer not null,
  libelle    text not null,
  terme      text,
  etat       text not null check (etat in ('prevu', 'enCours', 'fait', 'abandonne')),
  le         text,
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id) on delete cascade
);
create index suivi_jalon_fiche on suivi_jalon (espace, fiche, ordre);

-- One reminder a person, a campaign and a day that the coordinator set: the key says it, whatever the worker lives through.
-- envoi: the mail that carries it, with those of the person's other campaigns.
create table suivi_relance (
  espace       text not null check (espace <> ''),
  campagne     text not null,
  jour         text not null,
  destinataire text not null,
  envoi        text not null,
  instant      timestamptz not null,
  partie_le    timestamptz,
  primary key (espace, campagne, jour, destinataire),
  foreign key (espace, campagne) references suivi_campagne (espace, id),
  foreign key (espace, destinataire) references acteurs_acteur (espace, id)
);
create index suivi_relance_envoi on suivi_relance (espace, envoi);

create table suivi_instantane (
  espace    text not null check (espace <> ''),
  campagne  text not null,
  instant   timestamptz not null,
  contenu   json not null, -- json: frozen as it was written, byte for byte
  empreinte text not null,
  primary key (espace, campagne),
  foreign key (espace, campagne) references suivi_campagne (espace, id)
);

do $$
declare nom text;
begin
  foreach nom in array array['suivi_etat', 'suivi_volet', 'suivi_campagne', 'suivi_demande', 'suivi_jalon', 'suivi_relance'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
  -- What was said and what was frozen is only ever added to.
  foreach nom in array array['suivi_evenement', 'suivi_saisie', 'suivi_instantane'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert on %I to maillage_app', nom);
  end loop;
end $$;

-- A door opened by mail to someone without an account: one subject of one convention, nothing else. Only hashes are kept.
create table acces_porte (
  id         text primary key,
  espace     text not null,
  convention text not null,
  sujet      text not null,
  nom        text not null,
  empreinte  text unique,
  code       text,
  navigateur text unique,
  jusqu_a    timestamptz,
  essais     integer not null default 0,
  cree_le    timestamptz not null,
  expire_le  timestamptz not null,
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index acces_porte_convention on acces_porte (espace, convention);
grant select, insert, update, delete on acces_porte to maillage_annuaire;

-- The page of the mail queue: where each deposit stands and its gestures, never what it carries.
grant select (id, genre, cree_le, a_partir, essais, erreur), update (a_partir, essais, erreur), delete on outbox to maillage_annuaire;
