import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { posterRelance, RELANCE } from "#domaines/suivi/index.ts";
import { type Engine, openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { verifyChain } from "#platform/journal.ts";
import { creerFiche } from "../src/domaines/plan/fiche/actions.ts";
import { ouvrir } from "../src/domaines/suivi/campagne/actions.ts";
import { insertCampagne } from "../src/domaines/suivi/campagne/store.ts";
import { perimetreDe, siteSur } from "./app.ts";
import { copyPostgres } from "./base.ts";
import { perimetreSigne, semerASigner } from "./signature-monde.ts";

const ETAPES = [
  "inscriptions écrites, pas encore gardées",
  "relances inscrites, aucune prise",
  "dépôt pris, rien de fait",
  "lien frappé, courriel pas encore posté",
  "courriel posté, pas encore noté",
  "courriel noté, dépôt pas encore oublié",
  "dépôt oublié, le suivant pas encore pris",
];
const SIGNATURES = [
  "version figée, circuit pas encore ouvert",
  "circuit ouvert, personne n’a signé",
  "version devenue la référence, convention pas encore signée",
];
const GELS = ["diagnostic figé, pas encore gardé", "diagnostic gardé, dépôt pas encore oublié"];
const PERSONNES = Array.from({ length: ETAPES.length }, (_, rang) => `personne${rang}@exemple.fr`);
const ICI = perimetreDe("monts", "ctg");
const INSTANT = "2026-11-21T09:00:00.000Z";
/** Longer than a deposit stays with the worker that took it. */
const APRES_SON_BAIL = 6;
const postgres = process.env["MAILLAGE_TEST_DATABASE_URL"];
let ailleurs: Awaited<ReturnType<typeof copyPostgres>> | null = null;
let folder = "";
let programme = "";
let vies = 0;
const enfants = new Set<ReturnType<typeof spawn>>();
let engine: Engine | undefined;

afterAll(async () => {
  for (const enfant of enfants) enfant.kill("SIGKILL");
  await engine?.close();
  await ailleurs?.drop();
  for (const dossier of [folder, programme]) rmSync(dossier, { recursive: true, force: true });
});

const contact = (nom: string, courriel: string | null, organisation: string | null) => ({
  sorte: organisation ? ("contact" as const) : ("organisation" as const),
  nom,
  courriel,
  organisation,
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  compte: null,
});

const CAMPAGNE = {
  id: "k",
  convention: "ctg",
  titre: "Second semestre 2026",
  rythme: "semestre" as const,
  debut: "2026-07-01" as const,
  fin: "2026-12-31" as const,
  ouverture: "2026-11-21" as const,
  cloture: "2026-12-18" as const,
  relances: [],
  message: "",
  noeuds: [],
  fiches: [],
  finies: false,
  etat: "preparee" as const,
  version: 1,
};

/** Pages are `.tsx`, which Node does not read by itself: the child is bundled, beside the thread of the embedded engine. */
const assembler = () =>
  build({
    entryPoints: [
      join(import.meta.dirname, "relance-enfant.ts"),
      join(import.meta.dirname, "../src/platform/db/worker.ts"),
    ],
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

const ouvrirBase = () => openEngine(ailleurs ? { databaseUrl: ailleurs.url } : { folder, command: "essai" });

/** A campaign just opened, on one fiche a person. */
async function ecrireLeMonde() {
  const { base, close } = await ouvrirBase();
  await migrate(base);
  const site = siteSur({ base, maintenant: () => new Date(INSTANT) });
  await site.espace("monts", "ctg", "signee");
  await site.dans(perimetreSigne, semerASigner);
  await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    for (const [rang, courriel] of PERSONNES.entries()) {
      const mairie = await insertActeur(db, ICI, contact(`Mairie ${rang}`, null, null));
      await insertActeur(db, ICI, contact(`Personne ${rang}`, courriel, mairie.id));
      const pilotes = [{ acteur: mairie.id, libelle: mairie.nom }];
      await creerFiche(
        db,
        { perimetre: ICI, convention: "ctg", instant: INSTANT },
        { titre: `Fiche ${rang}`, pilotes },
      );
    }
    await insertCampagne(db, ICI, CAMPAGNE);
    await ouvrir(db, ICI, "k", { compte: "essai", auteur: "Nadège", canal: "page", instant: INSTANT });
    await db.deleteFrom("suivi_relance").execute();
  });
  await base.deleteFrom("outbox").execute();
  await close();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "maillage-relance-"));
  programme = mkdtempSync(join(import.meta.dirname, "../node_modules/.relance-"));
  if (postgres) ailleurs = await copyPostgres(postgres);
  await Promise.all([assembler(), ecrireLeMonde()]);
}, 60_000);

/** A worker until its end, or until it dies at `etape`: how it ended, and what it said. */
async function travailler(etape = "") {
  vies += 1;
  const ou = [folder, etape, ailleurs?.url ?? "", String(vies * APRES_SON_BAIL)];
  const enfant = spawn(process.execPath, [join(programme, "relance-enfant.js"), ...ou]);
  enfants.add(enfant);
  let dit = "";
  for (const flux of [enfant.stdout, enfant.stderr]) flux.on("data", (texte) => (dit += String(texte)));
  const [code, signal] = (await once(enfant, "close")) as [number | null, NodeJS.Signals | null];
  return { code, signal, dit };
}

const boite = () => {
  const dossier = join(folder, "courriels");
  return readdirSync(dossier).map((nom) => readFileSync(join(dossier, nom), "utf8").replace(/=\r?\n/g, ""));
};
const chercher = (courriel: string, motif: RegExp) => motif.exec(courriel)?.[1] ?? "";

test("tué à chaque étape d’une signature, du gel de son diagnostic et d’une relance, le serveur qui reprend ne perd ni ne double aucun courriel, et chaque lien ouvre", {
  timeout: 180_000,
}, async () => {
  for (const etape of [...SIGNATURES, ...GELS, ...ETAPES]) {
    const { signal, dit } = await travailler(etape);
    expect({ etape, signal, dit }).toEqual({ etape, signal: "SIGKILL", dit: "" });
  }
  for (let reprise = 0; reprise < 2; reprise += 1) expect((await travailler()).dit).toContain("FINI");

  const courriels = boite();
  expect(courriels.map((un) => chercher(un, /^To: (\S+)/m)).toSorted()).toEqual(PERSONNES);
  const postes = readFileSync(join(folder, "postes"), "utf8").trim().split("\n");
  expect(new Set(postes).size).toBe(PERSONNES.length);
  expect(postes.length).toBe(PERSONNES.length + 1); // the one that died handing it over: again, under the same name

  engine = await ouvrirBase();
  const { base } = engine;
  const restent = await base.selectFrom("outbox").select(["genre", "charge"]).execute();
  expect(restent.filter(({ genre }) => genre === RELANCE)).toEqual([]);
  expect(restent).toEqual([]);
  const gels = await base.selectFrom("diagnostic_gel").select(["convention", "numero", "le", "blocs"]).execute();
  expect(gels).toMatchObject([{ convention: "signee", numero: 1, le: "2026-11-21" }]);
  expect(JSON.stringify(gels[0]?.blocs)).toContain("Un bourg et ses vallées.");
  const dits = await base.selectFrom("journal_ligne").select("rang").where("objet", "=", "diagnostic").execute();
  expect(dits.length).toBe(1);
  const relances = await base.selectFrom("suivi_relance").select(["destinataire", "envoi", "partie_le"]).execute();
  expect(new Set(relances.map(({ destinataire }) => destinataire)).size).toBe(PERSONNES.length);
  expect(new Set(relances.map(({ envoi }) => envoi)).size).toBe(PERSONNES.length);
  expect(relances.filter(({ partie_le }) => partie_le === null)).toEqual([]);
  const evenements = await base.selectFrom("suivi_evenement").select("genre").where("genre", "=", "relance").execute();
  expect(evenements.length).toBe(PERSONNES.length);

  // killed in the middle of a freezing or of a signing: all of it, once, or nothing
  const compter = async (table: "actes_version" | "actes_circuit" | "actes_reference" | "actes_signature") =>
    (await base.selectFrom(table).select("espace").execute()).length;
  expect(await compter("actes_version")).toBe(1);
  expect(await compter("actes_circuit")).toBe(1);
  expect(await compter("actes_reference")).toBe(1);
  expect(await compter("actes_signature")).toBe(2);
  const site = siteSur({ base, maintenant: () => new Date(INSTANT) });
  expect(await site.dans(perimetreSigne, (db) => getConvention(db, perimetreSigne, "signee"))).toMatchObject({
    etat: "signee",
    signeeLe: "2026-11-21",
  });
  expect(await site.dans(perimetreSigne, (db) => verifyChain(db, "monts"))).toBeNull();

  for (const courriel of courriels) {
    const lien = chercher(courriel, /http:\/\/localhost(\/reponses\/[\w-]+)/);
    const visiteur = site.navigateur();
    expect((await visiteur.get(lien)).status).toBe(200);
    expect((await visiteur.post(lien)).headers.get("location")).toBe("/conventions/ctg/reponses");
    expect(await (await visiteur.get("/conventions/ctg/reponses")).text()).toMatch(/Fiche \d/);
  }

  const encore: string[] = [];
  const bureau = { base, adresse: "http://localhost", maintenant: () => new Date(INSTANT) };
  const poster = async ({ a }: { a: string }) => void encore.push(a);
  const charge = { espace: "monts", envoi: relances[0]?.envoi };
  await posterRelance({ ...bureau, poster }, charge);
  expect(encore).toEqual([]);
  await posterRelance({ ...bureau, poster }, { ...charge, encore: true });
  expect(encore.length).toBe(1); // a new link that the person asked for leaves all the same
});
