import { sql } from "kysely";
import { Sentence } from "#platform/sentence.ts";
import type { Base } from "./db.ts";
import { listMigrations, type Migration } from "./migrations.ts";

/** Applies what is missing, each file in a transaction of its own, one process at a time; returns the names applied. */
export async function migrate(base: Base, migrations = listMigrations()): Promise<string[]> {
  const known = await findApplied(base);
  const strange = known.filter((name) => !migrations.some((migration) => migration.name === name));
  if (strange.length > 0)
    throw new Sentence(`Cette base vient d’une version plus récente de Maillage (${strange.join(", ")}).`);
  const applied: string[] = [];
  for (const migration of migrations.filter(({ name }) => !known.includes(name)))
    if (await apply(base, migration)) applied.push(migration.name);
  return applied;
}

/** The names applied so far; on a base that has never been one of ours, first makes sure that we may make it one. */
export async function findApplied(base: Base): Promise<string[]> {
  const { rows } = await sql<{ la: boolean }>`select to_regclass('public.migration') is not null as la`.execute(base);
  if (!rows[0]?.la) {
    await checkRights(base);
    await sql`create table if not exists migration (nom text primary key, le timestamptz not null default now())`.execute(
      base,
    );
  } else await checkOwner(base);
  return (await sql<{ nom: string }>`select nom from migration order by nom`.execute(base)).rows.map(({ nom }) => nom);
}

type Ownership = { moi: string; a: string; tient: boolean };

/** The tables of an installation belong to whoever made them: another account may bring them forward only as a member of it. */
async function checkOwner(base: Base): Promise<void> {
  const { rows } = await sql<Ownership>`
    select quote_ident(current_user) as moi, quote_ident(pg_get_userbyid(relowner)) as a, pg_has_role(relowner, 'usage') as tient
    from pg_class where oid = to_regclass('public.migration')`.execute(base);
  const [rights] = rows;
  if (!rights || rights.tient) return;
  const { moi, a } = rights;
  throw new Sentence(
    `Cette base appartient au compte ${a}, et non à ${moi}. Connectez-vous par ${a} dans DATABASE_URL, ou faites taper par un administrateur de PostgreSQL :\n` +
      `  grant ${a} to ${moi};\npuis relancez la commande.`,
  );
}

const apply = (base: Base, { name, text }: Migration): Promise<boolean> =>
  base.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7316455)`.execute(tx);
    const { rows } = await sql`select 1 from migration where nom = ${name}`.execute(tx);
    if (rows.length > 0) return false;
    await sql.raw(text).execute(tx);
    await sql`insert into migration (nom) values (${name})`.execute(tx);
    return true;
  });

type Rights = {
  moi: string;
  base: string;
  ecrit: boolean;
  cree: boolean;
  app: boolean | null;
  annuaire: boolean | null;
};

/** Without the right to make the two roles, says exactly what an administrator of PostgreSQL must type. */
async function checkRights(base: Base): Promise<void> {
  const { rows } = await sql<Rights>`
    select quote_ident(current_user) as moi, quote_ident(current_database()) as base,
      has_schema_privilege('public', 'create') as ecrit,
      (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as cree,
      (select pg_has_role(oid, 'member') from pg_roles where rolname = 'maillage_app') as app,
      (select pg_has_role(oid, 'member') from pg_roles where rolname = 'maillage_annuaire') as annuaire`.execute(base);
  const [rights] = rows;
  if (!rights) return;
  const wanted = wantedGrants(rights);
  if (wanted.length === 0) return;
  throw new Sentence(
    `Le compte ${rights.moi} n’a pas les droits de préparer cette base. Un administrateur de PostgreSQL, connecté à la base ${rights.base}, tape :\n` +
      `${wanted.map((line) => `  ${line};`).join("\n")}\npuis relancez « maillage migrate ».`,
  );
}

function wantedGrants({ moi, ecrit, cree, app, annuaire }: Rights): string[] {
  const lines: string[] = [];
  for (const [role, held] of [
    ["maillage_app", app],
    ["maillage_annuaire", annuaire],
  ] as const) {
    if (cree || held) continue;
    if (held === null) lines.push(`create role ${role} nologin`);
    lines.push(`grant ${role} to ${moi}`);
  }
  if (!ecrit) lines.push(`grant create, usage on schema public to ${moi}`);
  return lines;
}
