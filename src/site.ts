import { join } from "node:path";
import { findFilled } from "#platform/archive/rows.ts";
import type { Base } from "#platform/db/db.ts";
import { type Engine, isServed, openEngine } from "#platform/db/engine.ts";
import type { Early } from "#platform/db/lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import { markUnfinished } from "#platform/db/pglite.ts";
import type { Call } from "#platform/db/worker.ts";
import type { Settings } from "#platform/env.ts";
import { deleteNature, findNature, type Nature, setNature } from "#platform/installation.ts";
import { Sentence } from "#platform/sentence.ts";
import { log } from "#platform/log.ts";
import { reprendreEffacements } from "#domaines/guichet/effacement/actions.ts";
import { openKeyring } from "#platform/vault/keyring.ts";
import { rewrapKeys } from "#platform/vault/vault.ts";

/** Beside this program once bundled: what the engine's thread runs to write the demonstration. */
const DEMONSTRATION = new URL("./demonstration.js", import.meta.url).href;

export type Site = { engine: Engine; demonstration: boolean };

/** Nothing can be answered without the engine: end, so that whoever supervises the process starts another. */
function onDown(err: Error): void {
  log.fatal({ err }, "le moteur de la base s’est arrêté");
  process.exit(1);
}

/** The base of these settings, migrated, and with its demonstration if it has just been created for one. */
export async function openSite(settings: Settings, maintenant: () => Date, early?: Early): Promise<Site> {
  const { databaseUrl, folder } = settings;
  openKeyring(settings);
  const open = (begun?: Early) =>
    openEngine({ ...(databaseUrl ? { databaseUrl } : { folder, onDown, early: begun }), command: "start" });
  if (settings.demonstration !== false)
    early?.worker.postMessage({ id: 0, method: "load", args: [DEMONSTRATION] } satisfies Call); // while this thread reads its pages
  let engine = await open(early);
  try {
    await migrate(engine.base);
    if (engine.embedded && (await findNature(engine.base)) === "enCours") {
      await engine.close(); // stopped while it was being written, before anyone could open a page of it
      markUnfinished(join(folder, "base"));
      engine = await open();
      await migrate(engine.base);
    }
    const demonstration = await settle(engine, settings, () => writeIn(engine, settings, maintenant()));
    await settleKeys(engine);
    await settleErasures(engine, folder, maintenant);
    return { engine, demonstration };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** In the engine's thread, if the program can run there. */
async function writeIn({ base, work }: Engine, settings: Settings, maintenant: Date): Promise<void> {
  if (work) {
    await work(DEMONSTRATION, settings, maintenant);
    return openKeyring(settings); // that thread made the key
  }
  const { ecrireDemonstration } = await import("../db/demo.ts");
  await ecrireDemonstration(base, maintenant);
}

/** Passes what old keys sealed under the first one, and says what no key here opens. */
async function settleKeys({ base }: Engine): Promise<void> {
  const { passed, lost } = await rewrapKeys(base);
  if (passed > 0) log.info({ passed }, "clés de familles passées sous la nouvelle clé de l’installation");
  if (lost > 0)
    log.error({ lost }, "des pièces sont scellées par une clé absente : remettez le fichier cle, ou MAILLAGE_CLE");
}

/** Erases again who came back with a backup older than their erasure. */
async function settleErasures({ base }: Engine, folder: string, maintenant: () => Date): Promise<void> {
  const again = await reprendreEffacements({ base, folder, maintenant });
  if (again > 0) log.warn({ again }, "familles effacées à nouveau après la relecture d’une sauvegarde");
}

/** One command's work on the base, which it opens and closes. */
export async function withEngine<T>(
  settings: Settings,
  command: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { databaseUrl, folder } = settings;
  openKeyring(settings);
  const engine = await openEngine({ ...(databaseUrl ? { databaseUrl } : { folder }), command });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** Brings the base to this version and says nothing of what it is. */
export const migrateOnly = (settings: Settings): Promise<string[]> =>
  withEngine(settings, "migrate", ({ base }) => migrate(base));

/** Writes the demonstration into an empty base: the only way on PostgreSQL. */
export const writeDemo = (settings: Settings, maintenant: Date): Promise<void> =>
  withEngine(settings, "demo", async (engine) => {
    const { ecrireDemonstration } = await import("../db/demo.ts");
    await migrate(engine.base);
    await refuseServed(engine);
    await forgetOpening(engine.base);
    await ecrireDemonstration(engine.base, maintenant);
  });

/** What fills a base behind a running server would make it say false things: that its mails may leave, for one. */
export async function refuseServed({ base, embedded }: Pick<Engine, "base" | "embedded">): Promise<void> {
  if (!embedded && (await isServed(base)))
    throw new Sentence("Un serveur tourne sur cette base : arrêtez-le, puis relancez cette commande.");
}

/** A base that a server has opened, and where nobody has come in yet, is still empty. */
export const forgetOpening = (base: Base): Promise<void> =>
  base.transaction().execute(async (db) => {
    if ((await findNature(db)) === "reelle" && (await findFilled(db)) === null) await deleteNature(db);
  });

type Wanted = Pick<Settings, "demonstration">;

/** What the settings ask that this base is not; null when they agree. */
function refusalOf(nature: Nature, embedded: boolean, { demonstration }: Wanted): string | null {
  const other = embedded ? "un autre dossier, par MAILLAGE_DATA" : "une autre base, par DATABASE_URL";
  if (nature === "enCours")
    return "L’écriture de la démonstration s’est interrompue dans cette base : videz-la, puis relancez « maillage demo ».";
  if (nature === "demonstration" && demonstration === false)
    return `Cette base est une démonstration : MAILLAGE_DEMO=0 demande ${other}.`;
  if (nature !== "demonstration" && demonstration === true)
    return "Cette base n’est pas une démonstration : « maillage demo » l’écrit dans une base vide.";
  return null;
}

/** Says what the base is from now on, and has the demonstration written if it is to be one; refused, it stays what it was, and an empty one can still receive the demonstration. */
export async function settle(
  { base, embedded }: Pick<Engine, "base" | "embedded">,
  settings: Wanted,
  write: () => Promise<void>,
): Promise<boolean> {
  const nature = await findNature(base);
  if (nature === "vide" && embedded && settings.demonstration !== false) {
    await write();
    return true;
  }
  const refusal = refusalOf(nature, embedded, settings);
  if (refusal) throw new Sentence(refusal);
  if (nature === "vide") await setNature(base, "reelle");
  return nature === "demonstration";
}
