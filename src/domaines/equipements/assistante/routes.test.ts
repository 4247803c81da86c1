import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { listAccueilIndividuel, listAssistantes } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/equipements/assistantes";
let chargee: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;

const toutes = () =>
  site.dans(ICI, (db) => listAssistantes(db, ICI, { q: "", commune: null, libres: false, toutes: true }));
const lire = async (qui = chargee) => await (await qui.get(BASE)).text();
const SAISIE = { nom: "Aline Vergnes", commune: "Riom-ès-Montagnes", agrement: "3", libres: "1" };

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "loin");
  chargee = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
});

test("une assistante n’est lue de tous que si elle y consent", async () => {
  expect((await chargee.post(BASE, SAISIE)).status).toBe(303);
  expect(await lire(lectrice)).not.toContain("Aline Vergnes");
  expect(await lire()).toContain("Ne paraît pas");
  const [une] = await toutes();
  const consentie = await chargee.post(`${BASE}/${une?.id}`, { ...SAISIE, version: "1", consent: "1" });
  expect(consentie.status).toBe(303);
  expect(await lire(lectrice)).toContain("Aline Vergnes");
  expect((await lectrice.get(`${BASE}/${une?.id}`)).status).toBe(403);
  expect((await chargee.post(`${BASE}/${une?.id}`, { ...SAISIE, version: "1" })).status).toBe(409);
  expect((await etrangere.get(BASE)).status).toBe(404);
});

test.each([
  ["plus de places que l’agrément", { libres: "4" }],
  ["une commune inconnue", { commune: "Zzyzx" }],
  ["un lien d’ailleurs", { monenfant: "https://exemple.fr/a" }],
])("%s se refuse", async (_cas, plus) => {
  expect((await chargee.post(BASE, { ...SAISIE, nom: "Autre", ...plus })).status).toBe(422);
});

test("des disponibilités se reprennent toutes, ou pas du tout", async () => {
  const reprendre = (lignes: string) => chargee.post(`${BASE}/disponibilites`, { lignes });
  expect((await reprendre("ALINE VERGNES ; 2 ; 01/12/2026\nInconnue ; 1")).status).toBe(422);
  expect((await toutes())[0]).toMatchObject({ libres: 1, source: "saisie" });
  expect((await reprendre("ALINE VERGNES ; 2 ; 01/12/2026")).status).toBe(303);
  expect((await toutes())[0]).toMatchObject({ libres: 2, libresDes: "2026-12-01", source: "import" });
});

test("ce que la commune peut accueillir se compte sans un nom, les agréments passés et les MAM à part", async () => {
  const [une] = await toutes();
  const compter = (le: "2026-11-21" | "2099-01-01") => site.dans(ICI, (db) => listAccueilIndividuel(db, ICI, le));
  expect(await compter("2026-11-21")).toEqual([
    { commune: une?.commune, assistantes: 1, agrement: une?.agrement, libres: 2 },
  ]);
  await site.base.updateTable("equipements_assistante").set({ agrement_fin: "2027-01-01" }).execute();
  expect(await compter("2099-01-01")).toEqual([]);
});

test("elle s’ôte tout à fait, après avoir dit ce que l’on perd", async () => {
  const [une] = await toutes();
  expect(await (await chargee.get(`${BASE}/${une?.id}/retrait`)).text()).toContain("ne se retrouvent pas");
  expect((await chargee.post(`${BASE}/${une?.id}/retrait`, { version: "1" })).status).toBe(409);
  expect((await chargee.post(`${BASE}/${une?.id}/retrait`, { version: String(une?.version) })).status).toBe(303);
  expect((await chargee.post(`${BASE}/${une?.id}/retrait`, { version: String(une?.version) })).status).toBe(303); // a second click
  expect(await toutes()).toEqual([]);
});
