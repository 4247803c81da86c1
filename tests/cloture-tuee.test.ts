import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { verifyChain } from "#platform/journal.ts";
import { siteSur } from "./app.ts";
import { copyPostgres } from "./base.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures } from "./commission.ts";
import { ouvrirTrousseau } from "./trousseau.ts";

const postgres = process.env["MAILLAGE_TEST_DATABASE_URL"];
/** Where a closing dies: about to write in each of its tables, the journal's lines last of all; the embedded engine, slow to open, there only. */
const TOUTES = [
  "guichet_commission_resultat",
  "guichet_offre",
  "guichet_lettre",
  "outbox",
  "guichet_commission_proces",
  "journal_ligne",
];
const TABLES = postgres ? TOUTES : ["journal_ligne"];
const S = "/espaces/monts/commissions";
/** State, then results, offers, letters, minutes, deadlines noted, then what the three requests are. */
const AVANT = ["tenue", 0, 0, 0, 0, 0, "enAttente", "enAttente", "enAttente"];
const APRES = ["close", 3, 2, 3, 1, 2, "proposee", "proposee", "enAttente"];

let ailleurs: Awaited<ReturnType<typeof copyPostgres>> | null = null;
let folder = "";
let programme = "";

const assembler = () =>
  build({
    entryPoints: ["cloture-enfant.ts", "../src/platform/db/worker.ts"].map((un) => join(import.meta.dirname, un)),
    entryNames: "[name]",
    outdir: programme,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    logLevel: "error",
  });

/** The site over that base, while `work` runs: the embedded engine has one process at a time. */
async function surLaBase(work: (site: ReturnType<typeof siteSur>) => Promise<void>): Promise<void> {
  const { base, close } = await openEngine(ailleurs ? { databaseUrl: ailleurs.url } : { folder, command: "essai" });
  await migrate(base);
  await work(siteSur({ base, maintenant: () => new Date("2026-11-21T09:00:00Z") }));
  await close();
}

/** A session that only waits to be closed: two places for three families. */
const ecrireLeMonde = () =>
  surLaBase(async (site) => {
    await site.espace("monts", "ctg");
    const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
    await site.dans(MONTS, async (db) => {
      await ouvrirStructures(db);
      await inscrire(db, [inscrite(1, ["a"]), inscrite(2, ["a", "b"]), inscrite(3, ["b", "a"])]);
    });
    const mois = { le: "2026-11-21", deMois: "2027-01", aMois: "2027-02" };
    const dites = { id: "printemps", nom: "Janvier", delai: "10", risque: "0", structures: "a\nb", ...mois };
    const etapes = [
      ["", dites],
      ["/printemps/gel", { annonce: "Six boules" }],
      ["/printemps/tirage", { graine: "4 8 15" }],
      ["/printemps/ouverture", { presents: "Une élue" }],
      ["/printemps/votes", { portee: "liste", objet: "La liste", pour: "1" }],
    ] as const;
    for (const [chemin, saisie] of etapes) {
      const lue = await site.base.selectFrom("guichet_commission").select("version").executeTakeFirst();
      const { status } = await agent.post(`${S}${chemin}`, { version: `${lue?.version ?? 0}`, ...saisie });
      expect([chemin, status]).toEqual([chemin, 303]);
    }
    await site.base.deleteFrom("outbox").execute();
  });

beforeAll(async () => {
  ouvrirTrousseau();
  folder = mkdtempSync(join(tmpdir(), "maillage-cloture-"));
  programme = mkdtempSync(join(import.meta.dirname, "../node_modules/.cloture-"));
  if (postgres) ailleurs = await copyPostgres(postgres);
  await Promise.all([assembler(), ecrireLeMonde()]);
}, 60_000);

afterAll(async () => {
  await ailleurs?.drop();
  for (const dossier of [folder, programme]) rmSync(dossier, { recursive: true, force: true });
});

/** A life: how it ended, and what it had found when it began. */
async function vivre(table = "") {
  const enfant = spawn(process.execPath, [join(programme, "cloture-enfant.js"), folder, table, ailleurs?.url ?? ""]);
  let dit = "";
  for (const flux of [enfant.stdout, enfant.stderr]) flux.on("data", (texte) => (dit += String(texte)));
  const [code, signal] = (await once(enfant, "close")) as [number | null, NodeJS.Signals | null];
  return { fin: signal ?? code, dit: dit.trim() };
}

test("tuée avant chacune de ses écritures, la clôture d’une séance n’a rien écrit ; reprise, elle écrit tout, une fois", {
  timeout: 120_000,
}, async () => {
  const rien = JSON.stringify(AVANT);
  for (const table of TABLES) expect([table, await vivre(table)]).toEqual([table, { fin: "SIGKILL", dit: rien }]);
  expect(await vivre()).toEqual({ fin: 0, dit: rien });
  expect(await vivre()).toEqual({ fin: 0, dit: JSON.stringify(APRES) });
  await surLaBase(async (site) => {
    expect(await site.dans(MONTS, (db) => verifyChain(db, "monts"))).toBeNull();
    const lettres = await site.base.selectFrom("guichet_lettre").select("numero").orderBy("numero").execute();
    expect(lettres.map(({ numero }) => numero)).toEqual(["2026-0001", "2026-0002", "2026-0003"]);
  });
});
