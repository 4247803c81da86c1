import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { Base } from "#platform/db/db.ts";

/** How a word can lie: as it is, as bytes in hexadecimal, or in base64, whatever its place among groups of three. */
export function formesDe(mot: string): string[] {
  const octets = Buffer.from(mot);
  const base64 = [0, 1, 2].map((decalage) =>
    Buffer.concat([Buffer.alloc(decalage), octets])
      .toString("base64")
      .slice(decalage === 0 ? 0 : decalage + 1, -4),
  );
  return [mot.toLowerCase(), octets.toString("hex"), ...base64.map((forme) => forme.toLowerCase())];
}

/** Every table of every schema where one of these words lies, whatever the column. */
export async function tablesAvec(base: Base, mots: readonly string[]): Promise<string[]> {
  const forme = mots
    .flatMap(formesDe)
    .map((texte) => texte.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("|");
  const { rows: tables } = await sql<{ ou: string; nom: string }>`
    select schemaname as ou, tablename as nom from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(
    base,
  );
  const une = ({ ou, nom }: { ou: string; nom: string }) =>
    sql`select ${sql.lit(nom)} as nom where exists (select from ${sql.id(ou, nom)} t where row_to_json(t)::text ~* ${sql.lit(forme)})`;
  const { rows } = await sql<{ nom: string }>`${sql.join(tables.map(une), sql` union all `)}`.execute(base);
  return rows.map(({ nom }) => nom).toSorted();
}

/** Every file under a folder where one of these words lies. */
export function fichiersAvec(dossier: string, mots: readonly string[]): string[] {
  if (!existsSync(dossier)) return [];
  const formes = mots.flatMap(formesDe);
  return readdirSync(dossier, { recursive: true, encoding: "utf8" }).filter((nom) => {
    const chemin = join(dossier, nom);
    if (!statSync(chemin).isFile()) return false;
    const texte = readFileSync(chemin).toString("latin1").toLowerCase();
    return formes.some((forme) => texte.includes(forme));
  });
}
