-- One key for each family, closed under a key of the installation that is not here. Destroyed, it leaves the row that says so: what
-- it sealed, pieces and values of the journal, opens no more.
create table coffre_cle (
  espace      text not null check (espace <> ''),
  sujet       text not null check (sujet <> ''),
  scellee     bytea,
  sous        text, -- the name of the installation's key
  cree_le     timestamptz not null,
  detruite_le timestamptz,
  primary key (espace, sujet),
  check ((scellee is null) = (sous is null)),
  check ((scellee is null) = (detruite_le is not null))
);

-- A piece of someone's file: its name and its bytes are sealed under the key of its subject.
create table documents_piece (
  espace    text not null check (espace <> ''),
  id        text not null,
  sujet     text not null,
  objet     text not null,
  objet_id  text not null,
  nom       bytea not null,
  type      text not null check (type in ('pdf', 'png', 'jpeg', 'docx', 'odt')),
  taille    integer not null,
  octets    bytea not null,
  depose_le timestamptz not null,
  primary key (espace, id),
  foreign key (espace, sujet) references coffre_cle (espace, sujet)
);
create index documents_piece_sujet on documents_piece (espace, sujet);
create index documents_piece_objet on documents_piece (espace, objet, objet_id);

-- The structures that a manager holds: he reads only the requests that name them.
create table equipements_responsable (
  espace    text not null check (espace <> ''),
  structure text not null,
  compte    text not null,
  depuis    date not null,
  primary key (espace, structure, compte),
  foreign key (espace, structure) references equipements_equipement (espace, id) on delete cascade
);
create index equipements_responsable_compte on equipements_responsable (espace, compte);

do $$
declare nom text;
begin
  foreach nom in array array['coffre_cle', 'documents_piece', 'equipements_responsable'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
revoke delete on coffre_cle from maillage_app;

-- Who opened a family's file, why and when: a line a day for each reader, request and reason.
create table guichet_acces (
  espace   text not null check (espace <> ''),
  id       text not null,
  famille  text not null,
  demande  text not null default '',
  compte   text not null,
  qualite  text not null,
  motif    text not null check (motif in ('instruction', 'saisie', 'doublon', 'commission', 'structure', 'droits')),
  le       date not null,
  premiere timestamptz not null,
  derniere timestamptz not null,
  fois     integer not null default 1 check (fois > 0),
  primary key (espace, id),
  foreign key (espace, famille) references guichet_famille (espace, id) on delete cascade
);
create unique index guichet_acces_jour on guichet_acces (espace, famille, demande, compte, motif, le);
create index guichet_acces_ancien on guichet_acces (espace, le);

-- What a family asks about its own data, until the delegate answers.
create table guichet_droit (
  espace    text not null check (espace <> ''),
  id        text not null,
  famille   text not null,
  nature    text not null check (nature in ('effacement', 'rectification', 'opposition')),
  demande_le timestamptz not null,
  repondu_le timestamptz,
  reponse   text check (reponse in ('faite', 'refusee')),
  primary key (espace, id),
  foreign key (espace, famille) references guichet_famille (espace, id) on delete cascade
);
create index guichet_droit_attente on guichet_droit (espace, demande_le) where repondu_le is null;
create index guichet_droit_famille on guichet_droit (espace, famille);

-- That a family was erased, and nothing of what it was: counts and a hash.
create table guichet_effacement (
  espace    text not null check (espace <> ''),
  famille   text not null,
  le        timestamptz not null,
  compte    text not null,
  cause     text not null check (cause in ('demande', 'purge', 'terme', 'restauration')),
  purge     text,
  compte_rendu jsonb not null,
  empreinte text not null,
  primary key (espace, famille)
);

-- A purge: proposed, seen by the archives, carried out, certified. Its lines hold no name.
create table guichet_purge (
  espace      text not null check (espace <> ''),
  id          text not null,
  numero      integer not null,
  etat        text not null check (etat in ('proposee', 'visee', 'executee', 'abandonnee')),
  arret       date not null,
  proposee_le timestamptz not null,
  propose_par text not null,
  visee_le    date,
  vise_par    text,
  autorite    text,
  reference   text,
  executee_le timestamptz,
  execute_par text,
  certificat  jsonb,
  version     integer not null default 1,
  primary key (espace, id),
  check ((etat = 'executee') = (executee_le is not null)),
  check (etat <> 'visee' or visee_le is not null)
);
create unique index guichet_purge_numero on guichet_purge (espace, numero);
create unique index guichet_purge_ouverte on guichet_purge (espace) where etat in ('proposee', 'visee');

create table guichet_purge_ligne (
  espace   text not null check (espace <> ''),
  purge    text not null,
  famille  text not null,
  motif    text not null check (motif in ('close', 'accueil')),
  depuis   date not null,
  retenue  boolean not null default true,
  primary key (espace, purge, famille),
  foreign key (espace, purge) references guichet_purge (espace, id) on delete cascade
);

-- How long this espace keeps what families gave it.
create table guichet_conservation (
  espace         text not null primary key check (espace <> ''),
  brouillon_jours integer not null check (brouillon_jours between 1 and 90),
  close_mois     integer not null check (close_mois between 0 and 24),
  accueil_mois   integer not null check (accueil_mois between 0 and 60),
  tableau        text not null default ''
);

do $$
declare nom text;
begin
  foreach nom in array array['guichet_acces', 'guichet_droit', 'guichet_effacement', 'guichet_purge', 'guichet_purge_ligne', 'guichet_conservation'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
revoke update, delete on guichet_effacement from maillage_app;
