import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { getTerritoires, nomEntier } from "#domaines/territoire/index.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import type { Exercice } from "./model.ts";
import { saveExercices } from "./store.ts";

const site = await testSite();
await site.espace("monts", "ctg");
await site.espace("autre", "ctg-x");
const ICI = perimetreDe("monts", "ctg");
// Mende (48095), 12 000 habitants ; Arzenc (48007) et Badaroux (48013), bien en deçà de 3 500.
const IDENTITE = { titre: "CTG", caf: null, debut: null, fin: null };
await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: ["48095", "48013", "48007"] }));
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const BASE = "/espaces/monts/petite-enfance";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
const ACTE = { competences: "planifier", mode: "transferee", titulaire: "Syndicat des Causses", debut: "2026-07-01" };

test("le tableau dit, sans aucun acte, ce que la loi impose et ce que personne n’exerce", async () => {
  const page = await lire(await elu.get(BASE));
  expect(page).toContain("Exercée d’office");
  expect(page).toContain("Personne n’exerce cette compétence ici");
  expect(page).not.toContain("Écrire un acte");
});

test("la page de la carte dit où personne n’exerce, et le tableau en dit autant sans contour", async () => {
  const page = await lire(await elu.get(`${BASE}/carte?competence=planifier`));
  expect(page).toContain("2 communes où personne n’exerce cette compétence");
  expect(page).toContain("L’espace n’a pas de contours");
  expect(page.indexOf("Badaroux")).toBeLessThan(page.indexOf("Mende"));
  expect(await lire(await elu.get(`${BASE}/carte?competence=recenser`))).toContain("chaque commune est couverte");
  expect((await elu.get(`${BASE}/carte?competence=autre&page=99&le=hier`)).status).toBe(200);
  expect((await etrangere.get(`${BASE}/carte`)).status).toBe(404);
});

test("un acte s’écrit pour une commune, vaut à partir de son jour, et se retire", async () => {
  const chemin = `${BASE}/communes/48013`;
  expect((await nadege.post(`${chemin}/actes`, { ...ACTE, communes: "48013" })).status).toBe(303);
  expect(await lire(await nadege.get(`${chemin}?le=2026-06-30`))).not.toContain(
    "<dd>Transférée à Syndicat des Causses",
  );
  const apres = await lire(await nadege.get(`${chemin}?le=2026-07-01`));
  expect(apres).toContain("Transférée à Syndicat des Causses, facultative");
  const acte = /actes\/([\w-]+)\/retrait/.exec(apres)?.[1] ?? "";
  expect((await elu.post(`${chemin}/actes/${acte}/retrait`)).status).toBe(403);
  expect((await nadege.post(`${BASE}/communes/48095/actes/${acte}/retrait`)).status).toBe(404);
  expect((await nadege.post(`${chemin}/actes/${acte}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${chemin}/actes/${acte}/retrait`)).status).toBe(303); // a second click
  expect(await lire(await nadege.get(chemin))).toContain("Aucun acte n’est écrit");
});

test("un second acte du même jour dit ce qu’il effacerait, et ne l’efface que confirmé", async () => {
  const chemin = `${BASE}/communes/48007`;
  const premier = { ...ACTE, communes: "48007", acte: "Délibération 12" };
  expect((await nadege.post(`${chemin}/actes`, premier)).status).toBe(303);
  expect((await nadege.post(`${chemin}/actes`, premier)).status).toBe(303);
  const second = { ...premier, mode: "exercee", titulaire: "" };
  for (const [vers, qui] of [
    [`${chemin}/actes`, "Arzenc"],
    [`${BASE}/actes`, "Arzenc"],
  ] as const) {
    const refus = await nadege.post(vers, second);
    const page = await lire(refus);
    expect(refus.status).toBe(422);
    expect(page).toMatch(
      new RegExp(`<li>${qui}[^<]*Planifier[^<]*: Transférée à Syndicat des Causses, Délibération 12`),
    );
  }
  expect(await lire(await nadege.get(`${chemin}?le=2026-07-01`))).toContain("<dd>Transférée à Syndicat des Causses");
  const montre = async () =>
    /name="efface" value="(\w+)"/.exec(await lire(await nadege.post(`${chemin}/actes`, second)))?.[1];
  const efface = (await montre()) ?? "";
  const autre = { ...premier, acte: "Délibération 15" };
  const confirmer =
    /name="efface" value="(\w+)"/.exec(await lire(await nadege.post(`${chemin}/actes`, autre)))?.[1] ?? "";
  expect((await nadege.post(`${chemin}/actes`, { ...autre, efface: confirmer })).status).toBe(303);
  const depasse = await nadege.post(`${chemin}/actes`, { ...second, efface });
  expect(depasse.status).toBe(422);
  expect(await lire(depasse)).toContain("Transférée à Syndicat des Causses, Délibération 15");
  expect((await nadege.post(`${chemin}/actes`, { ...second, efface: (await montre()) ?? "" })).status).toBe(303);
  const apres = await lire(await nadege.get(`${chemin}?le=2026-07-01`));
  expect(apres).not.toContain("<dd>Transférée à Syndicat des Causses");
  await nadege.post(`${chemin}/actes/${/actes\/([\w-]+)\/retrait/.exec(apres)?.[1] ?? ""}/retrait`);
});

test("un acte que l’on n’a pas lu ne s’efface pas, et « Retirer » n’ôte que celui que l’on a vu", async () => {
  const acte = (id: string, dit: string): Exercice => ({
    id,
    commune: "48007",
    competence: "informer",
    debut: "2026-09-01",
    mode: "exercee",
    titulaire: null,
    acte: dit,
  });
  const ecrire = (un: Exercice, lus: readonly Exercice[]) => site.dans(ICI, (tx) => saveExercices(tx, ICI, [un], lus));
  const premier = acte("course-1", "Délibération 20");
  await ecrire(premier, []);
  await expect(ecrire(acte("course-2", "Délibération 21"), [])).rejects.toMatchObject({ status: 409 });
  const suivant = acte("course-3", "Délibération 22");
  await ecrire(suivant, [premier]);
  await expect(ecrire(acte("course-4", "Délibération 23"), [premier])).rejects.toMatchObject({ status: 409 });
  const chemin = `${BASE}/communes/48007`;
  expect((await nadege.post(`${chemin}/actes/course-1/retrait`)).status).toBe(303);
  expect(await lire(await nadege.get(chemin))).toContain("Délibération 22");
  expect((await nadege.post(`${chemin}/actes/course-3/retrait`)).status).toBe(303);
  expect(await lire(await nadege.get(chemin))).not.toContain("Délibération 22");
});

test("un acte sans titulaire, sans commune d’ici ou sans jour revient avec ce qui fut saisi", async () => {
  const sans = await nadege.post(`${BASE}/actes`, { ...ACTE, communes: "48095", titulaire: "" });
  expect(sans.status).toBe(422);
  expect(await lire(sans)).toContain("Dites à qui la compétence est transférée");
  expect((await nadege.post(`${BASE}/actes`, { ...ACTE, communes: "75056" })).status).toBe(422);
  expect((await nadege.post(`${BASE}/actes`, { ...ACTE, communes: "48095", debut: "2026-02-30" })).status).toBe(422);
  expect((await elu.post(`${BASE}/actes`, { ...ACTE, communes: "48095" })).status).toBe(403);
});

test("un centre d’action sociale ne reçoit pas la compétence, et ce qui fut tapé revient", async () => {
  const refus = await nadege.post(`${BASE}/actes`, { ...ACTE, communes: "48095", titulaire: "CCAS de Mende" });
  const page = await lire(refus);
  expect([refus.status, page.includes("reçoit des missions, pas la"), page.includes("CCAS de Mende")]).toEqual([
    422,
    true,
    true,
  ]);
});

test("ce que chaque autorité doit suit l’acte de plusieurs communes", async () => {
  const toutes = new FormData();
  for (const [nom, valeur] of Object.entries({ ...ACTE, debut: "2026-01-01" })) toutes.append(nom, valeur);
  for (const code of ["48095", "48013", "48007"]) toutes.append("communes", code);
  expect((await nadege.post(`${BASE}/actes`, toutes)).status).toBe(303);
  const devoirs = await lire(await elu.get(`${BASE}/devoirs`));
  expect(devoirs).toContain("Syndicat des Causses");
  expect(devoirs).toContain("Tenir un schéma pluriannuel");
});

test("d’un autre espace, rien n’existe", async () => {
  for (const chemin of ["", "/devoirs", "/communes/48095", "/actes/nouveau"])
    expect((await etrangere.get(`${BASE}${chemin}`)).status).toBe(404);
  expect((await etrangere.post(`${BASE}/actes`, ACTE)).status).toBe(404);
});

test("le tableau récapitulatif s’imprime avec les communes de la convention", async () => {
  const apercu = await lire(await elu.get("/conventions/ctg/documents/apercu?genre=competences"));
  expect(apercu).toContain("Transférée à Syndicat des Causses");
  expect(apercu).toMatch(/Transférée par \d+ communes? sur \d+|Transférée par toutes les communes/);
});

test("une commune de l’intercommunalité, hors des conventions, a ses actes ; sans eux, son devoir reste à vérifier", async () => {
  const { communes, epci } = getTerritoires();
  const sien = epci.get(communes.get("48013")?.epci ?? "");
  const [voisine = ""] = sien?.membres.filter((code) => !["48095", "48013", "48007"].includes(code)) ?? [];
  const acte = { ...ACTE, titulaire: sien ? nomEntier(sien) : "", competences: "informer" };
  expect((await nadege.post(`${BASE}/actes`, { ...acte, communes: "48013" })).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/devoirs`))).toContain("communes inconnues");
  expect(await lire(await nadege.get(`${BASE}/actes/nouveau`))).toContain(`value="${voisine}"`);
  expect((await elu.get(`${BASE}/communes/${voisine}`)).status).toBe(404);
  expect((await nadege.post(`${BASE}/actes`, { ...acte, communes: voisine })).status).toBe(303);
  expect((await elu.get(`${BASE}/communes/${voisine}`)).status).toBe(200);
});
