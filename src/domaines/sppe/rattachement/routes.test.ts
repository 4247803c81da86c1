import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/index.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const GRILLE = "/conventions/ctg/petite-enfance/fiches";

let nadege: Visiteur;
let elu: Visiteur;
let etrangere: Visiteur;
let [creche, local] = ["", ""];

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("autre", "loin");
  await site.dans(ICI, async (db) => {
    await insertConvention(db, ICI, "ctg", { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-21T08:00:00.000Z" };
    creche = (await creerFiche(db, ecriture, { titre: "Agrandir la crèche" })).id;
    local = (await creerFiche(db, ecriture, { titre: "Local des jeunes" })).id;
  });
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
});

const lire = async (visiteur: Visiteur, chemin: string) =>
  (await (await visiteur.get(chemin)).text()).replaceAll(/[\u00a0\u202f]/g, " ");
const versionLue = async () => /name="version" value="(\w+)"/.exec(await lire(nadege, GRILLE))?.[1] ?? "";

/** Ce qu'envoie la grille : ses fiches, les cases cochées, ce que l'on avait lu. */
function cocher(version: string, ...cases: readonly string[]): FormData {
  const form = new FormData();
  form.set("version", version);
  form.append("fiche", creche);
  for (const une of cases) form.append("sert", une);
  return form;
}

test("une fiche de la petite enfance dit ce qu’elle sert, et le tableau de bord la compte dans chacune", async () => {
  expect(await lire(nadege, GRILLE)).not.toContain("Local des jeunes");
  const cases = [`${creche}/planifier`, `${creche}/soutenirQualite`, `${local}/recenser`, `${creche}/inventee`];
  expect((await nadege.post(GRILLE, cocher(await versionLue(), ...cases))).status).toBe(303);
  const page = await lire(elu, GRILLE);
  expect([page.match(/<td>Oui<\/td>/g)?.length, page.includes("checkbox")]).toEqual([2, false]);
  expect(page).toContain("Planifier les modes d’accueil : 1 fiche");
  expect(page).toContain("Recenser les besoins et l’offre : aucune fiche");
  const bord = await lire(elu, "/conventions/ctg/suivi?par=competence");
  expect(bord).toContain("Planifier les modes d’accueil");
  expect(bord).toContain("Aucune, ou non dit");
  expect(await lire(elu, `/conventions/ctg/plan/fiches/${creche}/suivi`)).toContain("Planifier les modes d’accueil");
});

test("de deux grilles enregistrées à la fois, la seconde est rendue avec ses cases", async () => {
  const lue = await versionLue();
  expect((await nadege.post(GRILLE, cocher(lue, `${creche}/informer`))).status).toBe(303);
  const seconde = await nadege.post(GRILLE, cocher(lue, `${creche}/recenser`));
  expect([seconde.status, (await seconde.text()).includes(`value="${creche}/recenser" checked`)]).toEqual([409, true]);
  expect(await lire(elu, GRILLE)).toContain("Informer et accompagner les familles : 1 fiche");
});

test("qui lit ne coche pas, et une autre convention n’existe pas", async () => {
  expect((await elu.post(GRILLE, cocher("x"))).status).toBe(403);
  expect((await etrangere.get(GRILLE)).status).toBe(404);
  expect((await etrangere.post(GRILLE, cocher("x"))).status).toBe(404);
});
