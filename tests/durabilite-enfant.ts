import { sql } from "kysely";
import { openEngine } from "#platform/db/engine.ts";
import { FolderHeld } from "#platform/db/lock.ts";

/**
 * Writes for ever in the folder or the PostgreSQL database it is given, a row and the counter of rows in one transaction, and says so after each commit;
 * says first what it found. Killed by the test that starts it.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);
const [where = ""] = process.argv.slice(2);

try {
  const { base } = await openEngine(
    where.includes("://") ? { databaseUrl: where } : { folder: where, command: "essai" },
  );
  await sql`create table if not exists essai (id integer primary key, texte text not null)`.execute(base);
  await sql`create table if not exists compteur (un integer primary key, total integer not null)`.execute(base);
  await sql`insert into compteur values (1, 0) on conflict do nothing`.execute(base);
  const { rows } = await sql<{ lignes: number; dernier: number; total: number }>`
    select (select count(*) from essai) as lignes, (select coalesce(max(id), 0) from essai) as dernier, total from compteur`.execute(
    base,
  );
  const [etat] = rows;
  say(`ETAT ${JSON.stringify(etat)}`);
  for (let id = (etat?.dernier ?? 0) + 1; ; id += 1) {
    await base.transaction().execute(async (tx) => {
      await sql`insert into essai values (${id}, ${"x".repeat(500)})`.execute(tx);
      await sql`update compteur set total = total + 1`.execute(tx);
    });
    say(`FAIT ${id}`);
  }
} catch (error) {
  if (!(error instanceof FolderHeld)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
