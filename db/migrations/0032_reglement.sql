-- The règlement by which places are given, version after version; published, it never changes again.
create table guichet_reglement (
  espace     text not null check (espace <> ''),
  id         text not null,
  numero     integer not null check (numero > 0),
  titre      text not null check (titre <> ''),
  etat       text not null default 'brouillon' check (etat in ('brouillon', 'publie')),
  depuis     date,
  publie_le  date,
  acte       text not null default '',
  contenu    jsonb not null,
  version    integer not null default 1,
  primary key (espace, id),
  check ((etat = 'publie') = (depuis is not null and publie_le is not null)),
  check (depuis >= publie_le)
);
create unique index guichet_reglement_numero on guichet_reglement (espace, numero);

create function guichet_reglement_fige() returns trigger language plpgsql as $$
begin
  raise exception 'un règlement publié ne change plus';
end $$;
create trigger guichet_reglement_fige before update on guichet_reglement
  for each row when (old.etat = 'publie') execute function guichet_reglement_fige();

-- What an expert says of one request: so many points of one criterion, signed, with a reason.
create table guichet_expertise (
  espace   text not null check (espace <> ''),
  demande  text not null,
  critere  text not null,
  points   integer not null,
  auteur   text not null check (auteur <> ''),
  motif    text not null check (motif <> ''),
  saisi_le timestamptz not null,
  primary key (espace, demande, critere),
  foreign key (espace, demande) references guichet_demande (espace, id) on delete cascade
);

-- What an agent decided of two requests that look alike. `avant` is what a merge changed, to undo it; `versions`: those it left.
create table guichet_doublon (
  espace     text not null check (espace <> ''),
  id         text not null,
  un         text not null,
  autre      text not null check (autre collate "C" > un collate "C"),
  decision   text not null check (decision in ('ecarte', 'fusionne', 'defait')),
  gardee     text check (gardee in (un, autre)),
  choix      jsonb,
  avant      jsonb,
  versions   jsonb,
  motif      text not null default '',
  decide_le  timestamptz not null,
  decide_par text not null,
  defait_le  timestamptz,
  defait_par text,
  version    integer not null default 1,
  primary key (espace, id),
  check (decision <> 'ecarte' or gardee is null),
  check (decision <> 'fusionne' or gardee is not null),
  check ((decision = 'defait') = (defait_le is not null)),
  foreign key (espace, un) references guichet_demande (espace, id) on delete cascade,
  foreign key (espace, autre) references guichet_demande (espace, id) on delete cascade
);
create unique index guichet_doublon_paire on guichet_doublon (espace, un, autre) where decision <> 'defait';
create index guichet_doublon_autre on guichet_doublon (espace, autre);

-- The figures of a year as they were published on a day: what is secret is already gone from `contenu`.
create table guichet_chiffres (
  espace     text not null check (espace <> ''),
  id         text not null,
  annee      integer not null check (annee between 2000 and 2100),
  au         date not null,
  contenu    jsonb not null,
  publie_par text not null,
  primary key (espace, id)
);
create unique index guichet_chiffres_au on guichet_chiffres (espace, annee, au);

do $$
declare nom text;
begin
  foreach nom in array array['guichet_reglement', 'guichet_expertise', 'guichet_doublon', 'guichet_chiffres'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
