-- A session of the commission d'attribution: which months, which structures, how far along. `annonce` says, before the list is frozen, how the
-- value of the draw will be had; `graine` is that value, typed once the list no longer moves.
create table guichet_commission (
  espace     text not null check (espace <> ''),
  id         text not null,
  nom        text not null check (nom <> ''),
  le         date not null,
  de_mois    text not null check (de_mois ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  a_mois     text not null check (a_mois ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  structures jsonb not null default '[]',
  etat       text not null default 'preparee' check (etat in ('preparee', 'gelee', 'tiree', 'tenue', 'close', 'annulee')),
  delai      integer not null check (delai between 1 and 90),
  risque     double precision not null default 0 check (risque between 0 and 0.5),
  annonce    text not null default '',
  graine     text,
  tiree_le   timestamptz,
  presents   text not null default '',
  version    integer not null default 1,
  primary key (espace, id),
  check (a_mois >= de_mois),
  check (etat in ('preparee', 'annulee') or annonce <> ''),
  check (etat in ('preparee', 'gelee', 'annulee') or (graine is not null and tiree_le is not null)),
  check ((graine is null) = (tiree_le is null))
);
create index guichet_commission_le on guichet_commission (espace, le);

-- What the list is frozen with: settings of the calculation, places, reserves, over-attribution, the règlement and its version.
create table guichet_commission_gel (
  espace     text not null check (espace <> ''),
  commission text not null,
  contenu    jsonb not null,
  empreinte  text not null check (length(empreinte) = 64),
  gele_le    timestamptz not null,
  gele_par   text not null,
  primary key (espace, commission),
  foreign key (espace, commission) references guichet_commission (espace, id)
);

-- A line of the frozen list, under the number that its family alone knows; `dossier` and `demandes` lead back to the requests, one a child.
-- An erasure empties `contenu` and `sel`: the fingerprint of the line, and so that of the list, still verify. `apres`: added once frozen.
create table guichet_commission_dossier (
  espace     text not null check (espace <> ''),
  commission text not null,
  id         text not null,
  dossier    text not null,
  demandes   jsonb not null,
  sel        text,
  contenu    jsonb,
  empreinte  text not null check (length(empreinte) = 64),
  apres      boolean not null default false,
  primary key (espace, commission, id),
  check ((sel is null) = (contenu is null)),
  foreign key (espace, commission) references guichet_commission (espace, id)
);
create unique index guichet_commission_dossier_seul on guichet_commission_dossier (espace, commission, dossier);
create index guichet_commission_dossier_de on guichet_commission_dossier (espace, dossier);

-- What is changed by hand once the list is frozen, in order, with author, reason, and what it changed for whom.
create table guichet_commission_retouche (
  espace      text not null check (espace <> ''),
  commission  text not null,
  rang        integer not null check (rang > 0),
  genre       text not null check (genre in ('ajout', 'retrait', 'capacite', 'imposee', 'ecartee', 'points', 'levee')),
  dossier     text,
  contenu     jsonb not null,
  motif       text not null check (motif <> ''),
  par         text not null,
  le          timestamptz not null,
  differences jsonb not null default '[]',
  reclamations integer not null default 0,
  primary key (espace, commission, rang),
  foreign key (espace, commission) references guichet_commission (espace, id)
);

-- A vote: on one point, or on the whole list as it stood after so many changes.
create table guichet_commission_vote (
  espace      text not null check (espace <> ''),
  commission  text not null,
  rang        integer not null check (rang > 0),
  portee      text not null check (portee in ('liste', 'point')),
  objet       text not null check (objet <> ''),
  retouches   integer not null check (retouches >= 0),
  pour        integer not null check (pour >= 0),
  contre      integer not null check (contre >= 0),
  abstentions integer not null check (abstentions >= 0),
  preside     text check (preside in ('pour', 'contre')),
  le          timestamptz not null,
  par         text not null,
  primary key (espace, commission, rang),
  foreign key (espace, commission) references guichet_commission (espace, id)
);

-- What the commission decided of each file, once closed.
create table guichet_commission_resultat (
  espace     text not null check (espace <> ''),
  commission text not null,
  dossier    text not null,
  rang       integer not null,
  enfants    jsonb not null,
  places     jsonb not null,
  primary key (espace, commission, rang),
  foreign key (espace, commission, dossier) references guichet_commission_dossier (espace, commission, id)
);

create table guichet_commission_proces (
  espace     text not null check (espace <> ''),
  commission text not null,
  contenu    jsonb not null,
  empreinte  text not null check (length(empreinte) = 64),
  arrete_le  timestamptz not null,
  arrete_par text not null,
  primary key (espace, commission),
  foreign key (espace, commission) references guichet_commission (espace, id)
);

-- A place freed between two sessions.
create table guichet_liberee (
  espace    text not null check (espace <> ''),
  id        text not null,
  structure text not null,
  section   text not null default '',
  mois      text not null check (mois ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  semaine   integer not null check (semaine between 1 and 1023),
  raison    text not null default '',
  etat      text not null default 'ouverte' check (etat in ('ouverte', 'proposee', 'pourvue', 'retiree')),
  notee_le  timestamptz not null,
  notee_par text not null,
  version   integer not null default 1,
  primary key (espace, id)
);
create index guichet_liberee_etat on guichet_liberee (espace, etat, mois);

-- A place offered to a family, to the child (or the children) of these requests, and what it answered before the day given.
create table guichet_offre (
  espace       text not null check (espace <> ''),
  id           text not null,
  dossier      text not null,
  numero       text not null,
  demandes     jsonb not null,
  commission   text,
  liberee      text,
  places       jsonb not null,
  etat         text not null check (etat in ('proposee', 'acceptee', 'refusee', 'sansReponse', 'retiree')),
  envoyee_le   date not null,
  limite       date not null,
  repondue_le  timestamptz,
  repondue_par text check (repondue_par in ('famille', 'agent', 'delai')),
  version      integer not null default 1,
  primary key (espace, id),
  check (limite >= envoyee_le),
  check ((etat = 'proposee') = (repondue_le is null)),
  foreign key (espace, commission) references guichet_commission (espace, id),
  foreign key (espace, liberee) references guichet_liberee (espace, id)
);
create unique index guichet_offre_en_cours on guichet_offre (espace, demandes) where etat = 'proposee';
create index guichet_offre_commission on guichet_offre (espace, commission);
create index guichet_offre_liberee on guichet_offre (espace, liberee);
create index guichet_offre_dossier on guichet_offre (espace, dossier);

-- The letter that tells a family what was decided; its name and address are read when it is printed or posted.
create table guichet_lettre (
  espace     text not null check (espace <> ''),
  id         text not null,
  dossier    text not null,
  numero     text not null,
  commission text,
  offre      text,
  contenu    jsonb not null,
  ecrite_le  timestamptz not null,
  postee_le  timestamptz,
  voie       text check (voie in ('courriel', 'papier')),
  primary key (espace, id),
  check ((postee_le is null) = (voie is null)),
  foreign key (espace, commission) references guichet_commission (espace, id),
  foreign key (espace, offre) references guichet_offre (espace, id)
);
create index guichet_lettre_commission on guichet_lettre (espace, commission, numero);
create index guichet_lettre_dossier on guichet_lettre (espace, dossier);

do $$
declare nom text;
begin
  foreach nom in array array['guichet_commission', 'guichet_commission_gel', 'guichet_commission_dossier', 'guichet_commission_retouche', 'guichet_commission_vote', 'guichet_commission_resultat', 'guichet_commission_proces', 'guichet_liberee', 'guichet_offre', 'guichet_lettre'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
