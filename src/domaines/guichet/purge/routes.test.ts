import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { savePiece } from "#domaines/documents/index.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { testSite, type Visiteur } from "../../../../tests/app.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import type { Demande } from "../demande/model.ts";
import { familleVide, nouvelleDemande } from "../demande/rules.ts";
import { insertPieces } from "../demande/piece/store.ts";
import { listDossiersEnCours } from "../commission/gel/store.ts";
import { rythmer } from "../demande/relance/actions.ts";
import { insertDemandes } from "../demande/store.ts";
import { noterOuverture } from "../acces/store.ts";
import { oublierTermes } from "./actions.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const AVANT = instantDe("2025-11-01T09:00:00Z");
const ICI: Perimetre = { espace: "monts", compte: "dpo", conventions: [], roles: ["dpo"] };
const site = await testSite(() => LE);
afterAll(() => site.engine.close());
let dpo: Visiteur;
let agent: Visiteur;

const texteDe = async (reponse: Response) =>
  (await reponse.text()).replace(/<[^>]+>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const demandeDe = (id: string, etat: Demande["etat"]): Demande => ({
  ...nouvelleDemande({ id: `d-${id}`, famille: id, le: AVANT }),
  numero: etat === "brouillon" ? null : `N-${id}`,
  etat,
  enfant: { prenom: null, nom: null, naissance: "2025-02-01", terme: null },
});
const FAMILLES: readonly [string, Demande["etat"]][] = [
  ["close", "retiree"],
  ["gardee", "expiree"],
  ["rouverte", "pourvue"],
  ["attend", "enAttente"],
  ["brouillon", "brouillon"],
];

beforeAll(async () => {
  await site.espace("monts", "ctg");
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  await site.dans(ICI, async (db) => {
    const familles = FAMILLES.map(([id]) => ({ ...familleVide(id, AVANT), nom: `Nom-${id}` }));
    await insertFamilles(db, ICI, familles);
    await insertDemandes(
      db,
      ICI,
      FAMILLES.map(([id, etat], rang) => ({
        demande: demandeDe(id, etat),
        famille: familles[rang] ?? familleVide(id, AVANT),
      })),
    );
    const ouverture = { famille: "attend", demande: null, motif: "instruction" } as const;
    await noterOuverture(db, ICI, ouverture, { le: "2025-11-01", instant: AVANT });
    await noterOuverture(db, ICI, ouverture, { le: "2026-11-01", instant: LE });
  });
});

const compter = async (table: string) =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(site.base)).rows[0]?.n);
const BASE = "/espaces/monts/purges";
let purge = "";
const versionDe = async () => /name="version" value="(\d+)"/.exec(await (await dpo.get(purge)).text())?.[1] ?? "";

test("ce qui ne fut jamais envoyé s’oublie de soi-même, et les ouvertures de plus d’un an", async () => {
  await oublierTermes(site.base, () => LE);
  expect(await compter("guichet_famille")).toBe(4);
  expect(await compter("guichet_acces")).toBe(1);
  await oublierTermes(site.base, () => LE);
  expect(await compter("guichet_famille")).toBe(4);
});

test("un brouillon vieilli d’une famille qui attend par ailleurs s’oublie avec ses fichiers scellés ; le reste demeure", async () => {
  const commencee = { ...demandeDe("attend", "brouillon"), id: "d-vieux", dossier: "d-vieux" };
  const piece = { id: "p-vieux", nature: "Justificatif", etat: "recue", fichier: "pdf", motif: "" } as const;
  await site.dans(ICI, async (db) => {
    await insertDemandes(db, ICI, [{ demande: commencee, famille: familleVide("attend", AVANT) }]);
    await insertPieces(db, ICI, commencee, [{ ...piece, demandeeLe: "2025-11-01", recueLe: "2025-11-01" }]);
    const fichier = { sujet: "attend", objet: "guichet.piece", nom: "a.pdf", type: "pdf" } as const;
    const octets = new TextEncoder().encode("%PDF-1.7");
    await savePiece(db, ICI, { ...fichier, objetId: "p-vieux", octets }, AVANT);
    await savePiece(db, ICI, { ...fichier, objetId: "p-autre", octets }, AVANT);
  });
  await rythmer(site.base, () => LE, listDossiersEnCours);
  expect(await compter("guichet_piece")).toBe(1); // its rhythm forgets nothing: only here are the files known
  await oublierTermes(site.base, () => LE);
  expect(await compter("guichet_piece")).toBe(0);
  const { rows } = await sql<{ de: string }>`select objet_id as de from documents_piece`.execute(site.base);
  expect(rows).toEqual([{ de: "p-autre" }]);
  expect(await compter("guichet_demande")).toBe(4);
  await sql`delete from documents_piece`.execute(site.base);
});

test("l’agent n’y entre pas ; une durée hors des bornes se dit", async () => {
  expect((await agent.get(BASE)).status).toBe(403);
  const saisie = { brouillonJours: "30", closeMois: "25", accueilMois: "36", tableau: "" };
  expect(await texteDe(await dpo.post(`${BASE}/durees`, saisie))).toContain("De 0 à 24 mois.");
  expect((await dpo.post(`${BASE}/durees`, { ...saisie, closeMois: "12", tableau: "DUA-7" })).status).toBe(303);
});

test("une purge se propose une fois, sans nommer personne", async () => {
  expect(await texteDe(await dpo.get(BASE))).toContain("3 familles ont passé leur terme");
  const reponse = await dpo.post(BASE);
  expect(reponse.status).toBe(303);
  purge = reponse.headers.get("location") ?? "";
  expect((await dpo.post(BASE)).status).toBe(422);
  const bordereau = await texteDe(await dpo.get(`${purge}/bordereau`));
  expect(bordereau).toMatch(/Bordereau d’élimination n° 1.*DUA-7.*closes sans accueil 3/);
  expect(bordereau).not.toContain("Nom-");
  expect((await dpo.get(`${purge}/certificat`)).status).toBe(404);
  const odt = await dpo.get(`${purge}/bordereau?format=odt`);
  expect(odt.headers.get("content-disposition")).toContain("bordereau-d-elimination-n-1.odt");
  expect((await agent.get(`${purge}/bordereau?format=odt`)).status).toBe(403);
});

test("rien ne s’efface sans visa, et un visa d’avant la proposition ne vaut rien", async () => {
  expect((await dpo.post(`${purge}/execution`, { version: await versionDe() })).status).toBe(422);
  const visa = { version: await versionDe(), autorite: "Archives départementales", reference: "2026-118" };
  expect(await texteDe(await dpo.post(`${purge}/visa`, { ...visa, viseeLe: "2026-11-20" }))).toContain("entre le jour");
  expect(await texteDe(await dpo.post(`${purge}/visa`, { ...visa, viseeLe: "" }))).toContain("Donnez le jour du visa");
  expect((await dpo.post(`${purge}/visa`, { ...visa, viseeLe: "2026-11-21" })).status).toBe(303);
  expect((await dpo.post(`${purge}/visa`, { ...visa, viseeLe: "2026-11-21" })).status).toBe(409);
  expect(await compter("guichet_famille")).toBe(4);
});

test("exécutée, elle efface ce qui est encore dû, garde ce qu’on écarte et ce qui s’est rouvert, et certifie", async () => {
  expect((await dpo.post(`${purge}/ecarts`, { garder: "gardee" })).status).toBe(303);
  await sql`update guichet_demande set etat = 'enAttente', change_le = now() where id = 'd-rouverte'`.execute(
    site.base,
  );
  const version = await versionDe();
  // twice at once: one erases, the other is told that somebody did
  const deux = await Promise.all([dpo, dpo].map((qui) => qui.post(`${purge}/execution`, { version })));
  expect(deux.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect((await dpo.post(`${purge}/execution`, { version })).status).toBe(409);
  const { rows } = await sql<{ id: string }>`select id from guichet_famille order by id`.execute(site.base);
  expect(rows.map(({ id }) => id)).toEqual(["attend", "gardee", "rouverte"]);
  const certificat = await texteDe(await dpo.get(`${purge}/certificat`));
  expect(certificat).toMatch(
    /Certificat d’élimination n° 1.*1 dossier de famille a été effacé.*2026-118.*1 dossier effacé 2 lignes de la base 0 pièce 2 dossiers gardés/,
  );
  expect(certificat).toMatch(/Gardés à la demande du délégué 1 .*rouverts depuis 1/);
  expect(certificat).not.toContain("Nom-");
  const { rows: preuves } = await sql<{ cause: string }>`select cause from guichet_effacement order by cause`.execute(
    site.base,
  );
  expect(preuves.map(({ cause }) => cause)).toEqual(["purge", "terme"]);
});

test("une purge s’abandonne, et rien n’est effacé", async () => {
  purge = (await dpo.post(BASE)).headers.get("location") ?? "";
  expect((await dpo.post(`${purge}/abandon`, { version: await versionDe() })).status).toBe(303);
  expect(await texteDe(await dpo.get(purge))).toContain("Abandonnée");
  expect((await dpo.post(`${purge}/ecarts`, { garder: "gardee" })).status).toBe(422);
  expect(await compter("guichet_famille")).toBe(3);
});
