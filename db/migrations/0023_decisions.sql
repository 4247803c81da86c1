-- What the instances decide and what becomes of it, what is said together, who coordinates, which data are exchanged, and the private feeds of the calendar.

-- `numero` within the year of a convention: « D-2026-3 » names a decision for good.
create table gouvernance_decision (
  espace      text not null check (espace <> ''),
  id          text not null,
  convention  text not null,
  annee       integer not null,
  numero      integer not null check (numero > 0),
  seance      text,
  instance    text not null default '',
  le          date not null,
  genre       text not null check (genre in ('information', 'validation', 'arbitrage', 'ajustementMineur', 'ajustementSignificatif', 'abandon', 'remplacement', 'avis')),
  objet       text not null,
  texte       text not null default '',
  pour        integer check (pour >= 0),
  contre      integer check (contre >= 0),
  abstentions integer check (abstentions >= 0),
  majorite    text check (majorite in ('simple', 'absolue', 'deuxTiers', 'unanimite')),
  adoptee     boolean not null default true,
  execution   text not null check (execution in ('sansSuite', 'aExecuter', 'executee')),
  responsable text not null default '',
  avant       date,
  executee_le date,
  constat     text not null default '',
  cree_le     timestamptz not null,
  cree_par    text not null,
  version     integer not null default 1,
  primary key (espace, id),
  unique (espace, convention, annee, numero),
  check ((pour is null) = (contre is null) and (pour is null) = (abstentions is null) and (pour is null) = (majorite is null)),
  check (adoptee or execution = 'sansSuite'),
  check ((execution = 'executee') = (executee_le is not null)),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, seance) references gouvernance_seance (espace, id)
);
create index gouvernance_decision_convention on gouvernance_decision (espace, convention, le);
create index gouvernance_decision_seance on gouvernance_decision (espace, seance);

create table gouvernance_decision_fiche (
  espace   text not null check (espace <> ''),
  decision text not null,
  fiche    text not null,
  primary key (espace, decision, fiche),
  foreign key (espace, decision) references gouvernance_decision (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id)
);
create index gouvernance_decision_fiche_de on gouvernance_decision_fiche (espace, fiche);

-- What a decision changes. What belongs to a higher slice waits until the relay has done it; `cible`: a thing that only that slice knows.
create table gouvernance_effet (
  espace      text not null check (espace <> ''),
  id          text not null,
  decision    text not null,
  convention  text not null,
  genre       text not null check (genre in ('champFiche', 'etatFiche', 'bilanAdopte')),
  fiche       text,
  cible       text,
  demande     jsonb not null,
  etat        text not null check (etat in ('enAttente', 'applique', 'echoue')),
  erreur      text not null default '',
  essais      integer not null default 0,
  applique_le timestamptz,
  primary key (espace, id),
  check ((etat = 'applique') = (applique_le is not null)),
  foreign key (espace, decision) references gouvernance_decision (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id)
);
create index gouvernance_effet_decision on gouvernance_effet (espace, decision);

create table gouvernance_communication (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  titre      text not null,
  objet      text not null default '',
  debut      date,
  fin        date check (fin >= debut),
  supports   jsonb not null default '[]',
  logos      boolean not null default true,
  mention    text not null default '',
  diffusion  jsonb not null default '[]',
  etat       text not null check (etat in ('prevue', 'faite', 'abandonnee')),
  decision   text,
  version    integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, decision) references gouvernance_decision (espace, id)
);
create index gouvernance_communication_convention on gouvernance_communication (espace, convention);

-- Which commune has joined which project of the plan, since when.
create table gouvernance_adhesion (
  espace     text not null check (espace <> ''),
  convention text not null,
  fiche      text not null,
  commune    text not null,
  depuis     date not null,
  primary key (espace, fiche, commune),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, fiche) references plan_fiche (espace, id)
);
create index gouvernance_adhesion_convention on gouvernance_adhesion (espace, convention);

-- The coordination: the post, who holds it and since when (an interim too), and each month's share by mission. A month not yet sent is read by no one but its author.
create table gouvernance_poste (
  espace        text not null check (espace <> ''),
  id            text not null,
  convention    text not null,
  intitule      text not null,
  employeur     text not null,
  etp_centiemes integer not null check (etp_centiemes between 1 and 500),
  missions      jsonb not null,
  financements  jsonb not null default '[]',
  debut         date not null,
  fin           date check (fin >= debut),
  version       integer not null default 1,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index gouvernance_poste_convention on gouvernance_poste (espace, convention);

create table gouvernance_affectation (
  espace    text not null check (espace <> ''),
  id        text not null,
  poste     text not null,
  nom       text not null,
  compte    text,
  genre     text not null check (genre in ('titulaire', 'interim')),
  debut     date not null,
  fin       date check (fin >= debut),
  passation text not null default '',
  version   integer not null default 1,
  primary key (espace, id),
  foreign key (espace, poste) references gouvernance_poste (espace, id)
);
create index gouvernance_affectation_poste on gouvernance_affectation (espace, poste, debut);

create table gouvernance_part (
  espace    text not null check (espace <> ''),
  poste     text not null,
  mois      text not null check (mois ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  compte    text not null,
  parts     jsonb not null,
  texte     text not null default '',
  envoye_le timestamptz,
  version   integer not null default 1,
  primary key (espace, poste, mois, compte),
  foreign key (espace, poste) references gouvernance_poste (espace, id)
);

-- One exchange of data. Personal data go the full path: what the holder's delegate says before the decision, the register after it.
create table gouvernance_echange (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  objet        text not null,
  demandeur    text not null,
  detenteur    text not null,
  finalite     text not null,
  categories   text not null,
  personnelles boolean not null,
  base_legale  text check (base_legale in ('missionInteretPublic', 'obligationLegale', 'contrat', 'consentement', 'interetLegitime')),
  demande_le   date not null,
  etat         text not null check (etat in ('demandee', 'etudiee', 'avisRendu', 'acceptee', 'refusee', 'inscrite', 'retiree', 'close')),
  opportunite  jsonb,
  faisabilite  jsonb,
  conformite   jsonb,
  avis         jsonb,
  decision     jsonb,
  inscription  jsonb,
  revoir_le    date,
  version      integer not null default 1,
  primary key (espace, id),
  check (demandeur <> detenteur),
  check (personnelles = (base_legale is not null)),
  check (etat in ('demandee', 'retiree') or (opportunite is not null and faisabilite is not null)),
  check (etat in ('demandee', 'retiree') or not personnelles or conformite is not null),
  check (etat not in ('avisRendu', 'acceptee', 'refusee', 'inscrite', 'close') or not personnelles or avis is not null),
  check (etat not in ('acceptee', 'refusee', 'inscrite', 'close') or decision is not null),
  check (etat <> 'inscrite' or (personnelles and inscription is not null and revoir_le is not null)),
  check (etat <> 'close' or not personnelles or inscription is not null),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index gouvernance_echange_convention on gouvernance_echange (espace, convention, demande_le);

-- What a person's feed last said of each event: an event that changes raises its sequence, one that has gone is said cancelled.
create table agenda_evenement (
  espace     text not null check (espace <> ''),
  compte     text not null,
  uid        text not null,
  convention text not null,
  contenu    jsonb not null,
  sequence   integer not null default 0,
  annule     boolean not null default false,
  le         timestamptz not null,
  primary key (espace, compte, uid),
  foreign key (espace, convention) references acces_convention (espace, id)
);

do $$
declare nom text;
begin
  foreach nom in array array['gouvernance_decision', 'gouvernance_decision_fiche', 'gouvernance_effet', 'gouvernance_communication', 'gouvernance_adhesion', 'gouvernance_poste', 'gouvernance_affectation', 'gouvernance_part', 'gouvernance_echange', 'agenda_evenement'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- The secret address of a calendar: only its SHA-256 is kept, one that is valid at a time for an account.
create table acces_flux (
  empreinte  text primary key,
  compte     text not null references acces_compte (id),
  cree_le    timestamptz not null,
  vu_le      timestamptz,
  revoque_le timestamptz
);
create unique index acces_flux_valable on acces_flux (compte) where revoque_le is null;
grant select, insert, update, delete on acces_flux to maillage_annuaire;
