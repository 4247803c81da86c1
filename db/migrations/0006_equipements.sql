-- One row per physical place, however many collectivités support it: it is counted once. `soutien` is a line of a convention's list,
-- in its order and with its own words.
create table equipements_equipement (
  espace  text not null check (espace <> ''),
  id      text not null,
  cle     text not null check (cle <> ''),
  type    text not null check (type in ('eajePsu', 'microCrechePaje', 'mam', 'accueilDomicileParents', 'assistantsMaternelsHorsMam', 'rpe', 'dispositifPasserelle', 'laep', 'maison1000Jours', 'maisonDesParents', 'actionParentalite', 'alshPerisco', 'alshExtrasco', 'accueilJeunes', 'clas', 'centreSocial', 'evs', 'fjt', 'ludotheque', 'ludobus', 'mediatheque', 'franceServices', 'halteGarderieItinerante', 'autre')),
  nom     text,
  adresse text,
  primary key (espace, id)
);
create unique index equipements_equipement_cle on equipements_equipement (espace, cle);

create table equipements_soutien (
  espace       text not null check (espace <> ''),
  convention   text not null,
  rang         integer not null,
  equipement   text not null,
  collectivite text,
  type_libelle text,
  nom          text,
  adresse      text,
  recherche    text not null,
  primary key (espace, convention, rang),
  foreign key (espace, convention) references acces_convention (espace, id),
  foreign key (espace, equipement) references equipements_equipement (espace, id)
);
create index equipements_soutien_equipement on equipements_soutien (espace, equipement);

do $$
declare nom text;
begin
  foreach nom in array array['equipements_equipement', 'equipements_soutien'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update, delete on %I to maillage_app', nom);
  end loop;
end $$;
