import { writeSync } from "node:fs";
import { cloreSeance } from "#domaines/guichet/commission/cloture/actions.ts";
import { getCommission } from "#domaines/guichet/commission/session/store.ts";
import { inPerimeter } from "#platform/db/db.ts";
import { openEngine } from "#platform/db/engine.ts";
import { MONTS } from "./commission.ts";
import { mourantA } from "./mourir.ts";
import { ouvrirTrousseau } from "./trousseau.ts";

/**
 * Says what it finds of a session, then closes it if it is not closed yet, on the folder it is given or on that PostgreSQL; dies without a
 * word when it is about to write in the table it is told.
 */
const [folder = "", table = "", databaseUrl = ""] = process.argv.slice(2);
const INSTANT = "2026-11-21T09:00:00.000Z";
const TABLES = [
  "guichet_commission_resultat",
  "guichet_offre",
  "guichet_lettre",
  "guichet_commission_proces",
  "outbox",
] as const;

ouvrirTrousseau();
const { base, close } = await openEngine(databaseUrl ? { databaseUrl } : { folder, command: "essai" });
const compter = async (une: (typeof TABLES)[number]) =>
  (
    await base
      .selectFrom(une)
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow()
  ).total;
const trouve: unknown[] = [];
for (const une of TABLES) trouve.push(Number(await compter(une)));
const { etat } = await base.selectFrom("guichet_commission").select("etat").executeTakeFirstOrThrow();
const demandes = await base.selectFrom("guichet_demande").select("etat").orderBy("id").execute();
writeSync(1, `${JSON.stringify([etat, ...trouve, ...demandes.map((une) => une.etat)])}\n`);

await inPerimeter(
  mourantA(base, "InsertQueryNode", table),
  MONTS,
  async (db) => {
    const commission = await getCommission(db, MONTS, "printemps");
    if (commission.etat === "tenue") await cloreSeance(db, MONTS, commission, { le: "2026-11-21", instant: INSTANT });
  },
  () => new Date(INSTANT),
);
await close();
