import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import type { Dire } from "../etat/model.ts";
import { insertSaisies } from "../etat/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const PAGE = "/conventions/ctg/suivi/mouvements";
const BORD = "/conventions/ctg/suivi";
const DIT: Dire = {
  etat: "enCours",
  le: "2026-06-02",
  avancees: "",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
};

let lectrice: Visiteur;
let etrangere: Visiteur;
let dpo: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  await site.dans(ICI, async (db) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-06-01T08:00:00.000Z" };
    const { id: fiche } = await creerFiche(db, ecriture, { titre: "Halte itinérante" });
    await creerFiche(db, ecriture, { titre: "Jamais dite" });
    const dite = { convention: "ctg", fiche, volet: "", auteur: "Samira", canal: "page" as const };
    await insertSaisies(db, ICI, [
      { ...DIT, ...dite, instant: "2026-06-02T08:00:00.000Z" },
      { ...DIT, ...dite, etat: "realisee", le: "2026-10-02", instant: "2026-10-02T08:00:00.000Z" },
    ]);
  });
});

const lire = async (suite: string) =>
  (await (await lectrice.get(`${PAGE}?${suite}`)).text()).replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  ["entre deux jours qui l’encadrent", "deJour=2026-09-01&aJour=2026-11-01", true],
  ["après le dernier changement", "deJour=2026-10-03&aJour=2026-11-01", false],
  ["d’un jour à maintenant", "deJour=2026-09-01&a=maintenant", true],
])("ce qui a bougé se lit %s", async (_cas, suite, bouge) => {
  const page = await lire(suite);
  expect([page.includes("Halte itinérante"), page.includes("Réalisée")]).toEqual([bouge, bouge]);
  expect(page).not.toContain("Jamais dite");
});

test("deux moments à l’envers ou inconnus ne se comparent pas", async () => {
  expect(await lire("deJour=2026-11-01&aJour=2026-09-01")).toContain("le premier avant le second");
  expect(await lire("de=inconnue")).toContain("le premier avant le second");
});

test("le tableau de bord compte ce qui est dit, et dit ce qui ne l’est pas", async () => {
  for (const par of ["axe", "champ", "territoire", "inconnu"])
    expect((await lectrice.get(`${BORD}?par=${par}`)).status).toBe(200);
  const page = await (await lectrice.get(BORD)).text();
  expect(page).toContain("Réalisée");
  expect(page).toContain("Jamais dite");
});

test("ni le tableau de bord ni ce qui a bougé ne se lisent sans le suivi, ni d’un autre espace", async () => {
  for (const page of [PAGE, BORD]) {
    expect((await dpo.get(page)).status).toBe(403);
    expect((await etrangere.get(page)).status).toBe(404);
    expect((await site.personne.get(page)).status).toBe(303);
  }
});
