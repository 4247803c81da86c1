-- Evaluation: the bilans of a convention, written section by section, rated by several, adopted, then frozen for good.
create table evaluation_bilan (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  genre      text not null check (genre in ('pointEtape', 'bilanIntermediaire', 'bilanFinal')),
  titre      text not null,
  debut      text not null,
  fin        text not null check (fin >= debut),
  etat       text not null check (etat in ('brouillon', 'relecture', 'adopte', 'fige')),
  instance   text,
  adopte_le  text,
  version    integer not null default 1,
  primary key (espace, id),
  check (etat not in ('adopte', 'fige') or (instance is not null and adopte_le is not null)),
  foreign key (espace, convention) references acces_convention (espace, id)
);
create index evaluation_bilan_convention on evaluation_bilan (espace, convention, fin);

-- What people write of a bilan; version 0 is never stored.
create table evaluation_section (
  espace      text not null check (espace <> ''),
  bilan       text not null,
  section     text not null,
  version     integer not null,
  saisie      jsonb not null,
  modifie_le  timestamptz not null,
  modifie_par text not null,
  primary key (espace, bilan, section),
  foreign key (espace, bilan) references evaluation_bilan (espace, id) on delete cascade
);

create table evaluation_brouillon (
  espace  text not null check (espace <> ''),
  compte  text not null,
  bilan   text not null,
  section text not null,
  version integer not null,
  saisie  jsonb not null,
  le      timestamptz not null,
  primary key (espace, compte, bilan, section),
  foreign key (espace, bilan) references evaluation_bilan (espace, id) on delete cascade
);

-- One opinion of one person on one criterion, kept beside those of the others.
create table evaluation_note (
  espace       text not null check (espace <> ''),
  bilan        text not null,
  critere      text not null check (critere in ('coherence', 'pertinence', 'atteinte', 'moyens', 'perennite')),
  compte       text not null,
  auteur       text not null,
  organisation text,
  niveau       text not null check (niveau in ('solide', 'satisfaisant', 'fragile', 'insuffisant', 'sansAvis')),
  commentaire  text not null default '',
  preuve       text not null default '',
  le           timestamptz not null,
  primary key (espace, bilan, critere, compte),
  foreign key (espace, bilan) references evaluation_bilan (espace, id) on delete cascade
);

create table evaluation_ajustement (
  espace  text not null check (espace <> ''),
  id      text not null,
  bilan   text not null,
  classe  text not null check (classe in ('mineur', 'significatif')),
  texte   text not null,
  fiches  jsonb not null default '[]',
  ordre   integer not null,
  version integer not null default 1,
  primary key (espace, id),
  foreign key (espace, bilan) references evaluation_bilan (espace, id) on delete cascade
);
create index evaluation_ajustement_bilan on evaluation_ajustement (espace, bilan, ordre);

create table evaluation_fige (
  espace    text not null check (espace <> ''),
  bilan     text not null,
  instant   timestamptz not null,
  contenu   json not null, -- json: frozen as it was written, byte for byte
  empreinte text not null,
  primary key (espace, bilan),
  foreign key (espace, bilan) references evaluation_bilan (espace, id)
);

-- What must go to the comité départemental des services aux familles, and how it went.
create table evaluation_transmission (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  genre      text not null check (genre in ('schema', 'actualisation', 'bilanIntermediaire', 'bilanFinal', 'avis')),
  objet      text not null,
  bilan      text,
  adopte_le  text not null,
  envoye_par text check (envoye_par in ('signataire', 'caf')),
  envoye_le  text,
  canal      text check (canal in ('courrier', 'mail')),
  accords    jsonb not null default '[]',
  version    integer not null default 1,
  primary key (espace, id),
  check ((envoye_le is null) = (envoye_par is null) and (envoye_le is null) = (canal is null)),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, bilan) references evaluation_bilan (espace, id)
);
create index evaluation_transmission_convention on evaluation_transmission (espace, convention);

do $$
declare nom text;
begin
  foreach nom in array array['evaluation_bilan', 'evaluation_section', 'evaluation_brouillon', 'evaluation_note', 'evaluation_ajustement', 'evaluation_transmission'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
  -- What was frozen is only ever added to.
  alter table evaluation_fige enable row level security;
  create policy espace on evaluation_fige using (espace = (select current_setting('maillage.espace', true)));
  grant select, insert on evaluation_fige to maillage_app;
end $$;
