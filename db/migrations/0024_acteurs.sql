-- What an actor does in each convention and since when, when his entry was last known to be right, and who was asked to correct it.
alter table acteurs_acteur
  add column verifie_le date,
  drop constraint acteurs_acteur_check,
  add constraint acteurs_acteur_personne check (sorte = 'contact' or (qualite is null and organisation is null and compte is null));

create table acteurs_mandat (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  acteur     text not null,
  role       text not null check (role in ('referent', 'personneRelais', 'elu', 'coordination', 'financeur', 'partenaire', 'autre')),
  theme      text check (theme in ('petiteEnfance', 'enfance', 'jeunesse', 'parentalite', 'vieSociale', 'accesAuxDroits', 'logement', 'handicap', 'mobilite')),
  commune    text,
  debut      date,
  fin        date,
  version    integer not null default 1,
  primary key (espace, id),
  check (fin >= debut),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, acteur) references acteurs_acteur (espace, id)
);
create index acteurs_mandat_acteur on acteurs_mandat (espace, acteur);
create index acteurs_mandat_convention on acteurs_mandat (espace, convention);

-- A mail that lets someone without account correct an entry: once, before a day.
create table acteurs_correction (
  espace      text not null check (espace <> ''),
  id          text not null,
  convention  text not null,
  acteur      text not null,
  demande_par text not null,
  demande_le  timestamptz not null,
  expire_le   timestamptz not null,
  partie_le   timestamptz,
  repondu_le  timestamptz,
  remarque    text,
  traitee_le  timestamptz,
  primary key (espace, id),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, acteur) references acteurs_acteur (espace, id)
);
create index acteurs_correction_acteur on acteurs_correction (espace, acteur, demande_le);

do $$
declare nom text;
begin
  foreach nom in array array['acteurs_mandat', 'acteurs_correction'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
