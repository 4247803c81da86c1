import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { ROOT } from "#platform/root.ts";
import type { Base } from "./db.ts";

const folder = () => join(ROOT, "db/migrations");

/** The migrations shipped with this version, in order. */
export const listMigrations = (from = folder()) =>
  readdirSync(from)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({ name: file, text: readFileSync(join(from, file), "utf8") }));

/** Applies what is missing, each file in a transaction of its own, one process at a time; returns the names applied. */
export async function migrate(base: Base, migrations = listMigrations()): Promise<string[]> {
  await sql`create table if not exists migration (nom text primary key, le timestamptz not null default now())`.execute(
    base,
  );
  const applied: string[] = [];
  for (const { name, text } of migrations) {
    const done = await base.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(7316455)`.execute(tx);
      const { rows } = await sql`select 1 from migration where nom = ${name}`.execute(tx);
      if (rows.length > 0) return false;
      for (const statement of splitStatements(text)) await sql.raw(statement).execute(tx);
      await sql`insert into migration (nom) values (${name})`.execute(tx);
      return true;
    });
    if (done) applied.push(name);
  }
  return applied;
}

/** Cuts a migration at its semicolons, `$$` bodies and `--` comments left whole. */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let current = "";
  let inBody = false;
  for (const line of text.split("\n")) {
    if (!inBody && line.trimStart().startsWith("--")) continue;
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody;
    current += `${line}\n`;
    if (!inBody && line.trimEnd().endsWith(";")) {
      statements.push(current);
      current = "";
    }
  }
  if (current.trim()) statements.push(current);
  return statements;
}
