-- The life of a convention, who signs it and in what order, how it may end. Only acts are written: what dates alone make of a
-- convention (en vigueur, échue, reconduite) is computed when it is read.
alter table convention_convention
  add column etat text not null default 'brouillon' check (etat in ('brouillon', 'enNegociation', 'delibereeEnPartie', 'signee', 'resiliee')),
  add column signee_le date,
  add column precedente text,
  add column avenant_ouvert boolean not null default false,
  add check (etat not in ('signee', 'resiliee') or (signee_le is not null and debut is not null and fin is not null)),
  add check (precedente <> id),
  add foreign key (espace, precedente) references convention_convention (espace, id);
create index convention_convention_precedente on convention_convention (espace, precedente);

-- Each who signs, for which party: one person may have two lines. rang: among those of his party; ordre: in the signing.
create table convention_signataire (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  partie       text not null,
  rang         integer not null,
  ordre        integer not null,
  civilite     text check (civilite in ('madame', 'monsieur')),
  prenom       text,
  nom          text not null,
  qualite      text,
  deliberation text,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id),
  foreign key (espace, partie) references convention_partie (espace, id) on delete cascade,
  foreign key (espace, deliberation) references convention_deliberation (espace, id) on delete set null (deliberation)
);
create index convention_signataire_ordre on convention_signataire (espace, convention, ordre);
create index convention_signataire_partie on convention_signataire (espace, partie);

insert into convention_signataire (espace, id, convention, partie, rang, ordre, prenom, nom, qualite)
  select p.espace, p.id || '-' || r.place, p.convention, p.id, r.place - 1,
    row_number() over (partition by p.espace, p.convention order by p.rang, r.place) - 1,
    case when r.un ->> 'nom' ~ '^\S+ \S+$' then split_part(r.un ->> 'nom', ' ', 1) end,
    case when r.un ->> 'nom' ~ '^\S+ \S+$' then split_part(r.un ->> 'nom', ' ', 2) else r.un ->> 'nom' end,
    r.un ->> 'qualite'
  from convention_partie p, jsonb_array_elements(p.representants) with ordinality r(un, place);
alter table convention_partie drop column representants;

-- The ways out that this convention itself gives; its notice and its effect are its own.
create table convention_mode_resiliation (
  espace       text not null check (espace <> ''),
  id           text not null,
  convention   text not null,
  rang         integer not null,
  intitule     text not null,
  qui          text not null check (qui in ('toutePartie', 'caf', 'collectivites')),
  formalite    text not null check (formalite in ('aucune', 'ecrit', 'lrar', 'miseEnDemeure')),
  preavis_mois integer check (preavis_mois between 1 and 60),
  effet        text not null check (effet in ('arretImmediat', 'engagementsATerme')),
  precisions   text,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create index convention_mode_resiliation_rang on convention_mode_resiliation (espace, convention, rang);

-- The way out that was taken, at most once.
create table convention_resiliation (
  espace      text not null check (espace <> ''),
  convention  text not null,
  mode        text not null,
  notifiee_le date not null,
  effet_le    date not null check (effet_le >= notifiee_le),
  motif       text,
  primary key (espace, convention),
  foreign key (espace, convention) references convention_convention (espace, id),
  foreign key (espace, mode) references convention_mode_resiliation (espace, id)
);

do $$
declare nom text;
begin
  foreach nom in array array['convention_signataire', 'convention_mode_resiliation', 'convention_resiliation'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;

-- What was signed moves only under an open avenant, whatever the code above forgets; a restored archive is not a change.
create function convention_verrou_identite() returns trigger language plpgsql as $$
begin
  if current_user <> 'maillage_app' or old.etat not in ('signee', 'resiliee') then return new; end if;
  if new.etat not in ('signee', 'resiliee') or new.signee_le is distinct from old.signee_le
    or (not old.avenant_ouvert and (new.titre, new.caf, new.debut, new.fin, new.perimetre)
      is distinct from (old.titre, old.caf, old.debut, old.fin, old.perimetre))
  then raise exception 'convention % is signed', old.id using errcode = 'MA001'; end if;
  return new;
end $$;
create trigger verrou before update on convention_convention for each row execute function convention_verrou_identite();

-- For any table of what a convention says, with its columns espace and convention.
create function convention_verrou_contenu() returns trigger language plpgsql as $$
declare ligne record;
begin
  if tg_op = 'DELETE' then ligne := old; else ligne := new; end if;
  if current_user = 'maillage_app' and exists (select from convention_convention c where c.espace = ligne.espace
    and c.id = ligne.convention and c.etat in ('signee', 'resiliee') and not c.avenant_ouvert)
  then raise exception 'convention % is signed', ligne.convention using errcode = 'MA001'; end if;
  return ligne;
end $$;
do $$
declare nom text;
begin
  foreach nom in array array['convention_partie', 'convention_visa', 'convention_article', 'convention_annexe', 'convention_signataire', 'convention_mode_resiliation'] loop
    execute format('create trigger verrou before insert or update or delete on %I for each row execute function convention_verrou_contenu()', nom);
  end loop;
end $$;
