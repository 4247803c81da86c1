-- What the parties sign. A version is frozen once and for good: the application may add one, never change nor remove it.
create table actes_avenant (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  numero     integer not null check (numero > 0),
  depuis     integer not null,
  objet      text not null check (objet <> ''),
  souhaits   jsonb not null default '[]',
  motifs     jsonb not null default '[]',
  etat       text not null check (etat in ('ouvert', 'signe', 'abandonne')),
  ouvert_le  date not null,
  clos_le    date,
  version    integer not null default 1,
  primary key (espace, id),
  check ((etat = 'ouvert') = (clos_le is null)),
  foreign key (espace, convention) references convention_convention (espace, id)
);
create unique index actes_avenant_numero on actes_avenant (espace, convention, numero);
create unique index actes_avenant_ouvert on actes_avenant (espace, convention) where etat = 'ouvert';

create table actes_version (
  espace        text not null check (espace <> ''),
  id            text not null,
  convention    text not null,
  avenant       text,
  contenu       json not null, -- json: frozen as it was written, byte for byte
  modifications json not null default '[]',
  empreinte     text not null,
  figee_le      timestamptz not null,
  figee_par     text not null,
  primary key (espace, id),
  foreign key (espace, convention) references convention_convention (espace, id),
  foreign key (espace, avenant) references actes_avenant (espace, id)
);
create index actes_version_convention on actes_version (espace, convention, figee_le);

-- A version that every party has signed, numbered: what the convention says from that day on.
create table actes_reference (
  espace     text not null check (espace <> ''),
  convention text not null,
  numero     integer not null check (numero > 0),
  contenu    text not null,
  signee_le  date not null,
  primary key (espace, convention, numero),
  foreign key (espace, contenu) references actes_version (espace, id)
);
create unique index actes_reference_contenu on actes_reference (espace, contenu);

create table actes_circuit (
  espace     text not null check (espace <> ''),
  id         text not null,
  convention text not null,
  contenu    text not null,
  etat       text not null check (etat in ('ouvert', 'signe', 'abandonne')),
  ouvert_le  timestamptz not null,
  ouvert_par text not null,
  clos_le    timestamptz,
  version    integer not null default 1,
  primary key (espace, id),
  check ((etat = 'ouvert') = (clos_le is null)),
  foreign key (espace, convention) references convention_convention (espace, id),
  foreign key (espace, contenu) references actes_version (espace, id)
);
create unique index actes_circuit_ouvert on actes_circuit (espace, convention) where etat = 'ouvert';
create index actes_circuit_convention on actes_circuit (espace, convention, ouvert_le);

create table actes_signature (
  espace      text not null check (espace <> ''),
  id          text not null,
  circuit     text not null,
  partie      text not null,
  nom         text not null,
  signataires text not null,
  ordre       integer not null,
  courriel    text,
  etat        text not null check (etat in ('aEnvoyer', 'envoyee', 'signee', 'refusee')),
  envoyee_le  date,
  relancee_le date,
  signee_le   date,
  signee_par  text,
  motif       text,
  dit_par     text,
  version     integer not null default 1,
  primary key (espace, id),
  check ((etat = 'signee') = (signee_le is not null) and (etat = 'signee') = (signee_par is not null)),
  foreign key (espace, circuit) references actes_circuit (espace, id)
);
create unique index actes_signature_partie on actes_signature (espace, circuit, partie);

-- The signed copy, as it was given.
create table actes_piece (
  espace     text not null check (espace <> ''),
  id         text not null,
  signature  text not null,
  nom        text not null,
  octets     bytea not null,
  sha256     text not null,
  depose_par text not null,
  depose_le  timestamptz not null,
  primary key (espace, id),
  foreign key (espace, signature) references actes_signature (espace, id)
);
create unique index actes_piece_signature on actes_piece (espace, signature);

do $$
declare nom text;
begin
  foreach nom in array array['actes_avenant', 'actes_circuit', 'actes_signature'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert, update on %I to maillage_app', nom);
  end loop;
  -- What was frozen, signed or deposited is only ever added to.
  foreach nom in array array['actes_version', 'actes_reference', 'actes_piece'] loop
    execute format('alter table %I enable row level security', nom);
    execute format('create policy espace on %I using (espace = (select current_setting(''maillage.espace'', true)))', nom);
    execute format('grant select, insert on %I to maillage_app', nom);
  end loop;
end $$;
