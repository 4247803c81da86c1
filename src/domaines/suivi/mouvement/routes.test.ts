import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import type { Dire } from "../etat/model.ts";
import { insertSaisies } from "../etat/store.ts";
import { DEFINITION_NEUVE } from "../indicateur/model.ts";
import { insertIndicateur } from "../indicateur/store.ts";
import { insertSeances } from "../seance/store.ts";
import { insertService } from "../service/store.ts";
import type { Valeur } from "../valeur/model.ts";
import { deleteValeur, saveValeur } from "../valeur/store.ts";

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
let chargee: Visiteur;
let etrangere: Visiteur;
let dpo: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
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

test("une valeur corrigée se lit avec ce qu’elle valait, une valeur retirée aussi, et ce que comptent les séances", async () => {
  const JUIN = "2026-06-01T08:00:00.000Z";
  const HIER = "2026-11-20T08:00:00.000Z";
  await site.dans(ICI, async (db) => {
    const definir = (libelle: string, plus = {}) =>
      insertIndicateur(db, ICI, { ...DEFINITION_NEUVE, id: libelle, convention: "ctg", libelle, fiches: [], ...plus });
    const dire = async (indicateur: string) => {
      const dite = { indicateur, convention: "ctg", periode: "2025", modalite: "", nombre: 40, sur: null } as const;
      const mots = { commentaire: "", preuve: "", validePar: null, valideLe: null };
      const valeur: Valeur = { ...dite, ...mots, version: 1, etat: "validee", saisiPar: "nadege", saisiLe: JUIN };
      await saveValeur(db, ICI, undefined, valeur);
      return valeur;
    };
    await definir("Corrigé");
    await definir("Retiré");
    await definir("Compté", { decompte: "enfants", unite: "enfants" });
    const corrige = await dire("Corrigé");
    await saveValeur(db, ICI, corrige, { ...corrige, nombre: 45, saisiLe: HIER });
    await deleteValeur(db, ICI, await dire("Retiré"));
    const service = { id: "ludo", convention: "ctg", nom: "Ludobus", public: "", itinerant: false, retireLe: null };
    await insertService(db, ICI, { ...service, equipement: null });
    const seance = { convention: "ctg", version: 1, service: "ludo", commune: null, lieu: "", public: "", adultes: 0 };
    await insertSeances(db, ICI, [
      { ...seance, id: "a", jour: "2026-05-30", enfants: 3, saisiPar: "n", saisiLe: JUIN },
      { ...seance, id: "b", jour: "2026-05-31", enfants: 4, saisiPar: "n", saisiLe: HIER },
    ]);
  });
  const page = (await lire("deJour=2026-09-01&a=maintenant")).replaceAll(/<[^>]+>/g, "");
  expect(page).toMatch(/Corrigé : 40\s*→devient 45/);
  expect(page).toMatch(/Retiré : 40\s*→devient rien/);
  expect(page).toMatch(/Compté : 3 enfants\s*→devient 7 enfants/);
  expect(await lire("deJour=2026-11-21&a=maintenant")).not.toContain("Compté");
});

test("deux moments à l’envers ou inconnus ne se comparent pas", async () => {
  const envers = await lire("deJour=2026-11-01&aJour=2026-09-01");
  expect([envers.includes("le premier avant le second"), envers.includes("0 changement")]).toEqual([true, false]);
  expect(await lire("de=inconnue")).toContain("le premier avant le second");
});

test("le tableau de bord compte ce qui est dit, et dit ce qui ne l’est pas", async () => {
  for (const par of ["axe", "champ", "territoire", "inconnu"])
    expect((await lectrice.get(`${BORD}?par=${par}`)).status).toBe(200);
  const page = await (await lectrice.get(BORD)).text();
  expect(page).toContain("Réalisée");
  expect(page).not.toContain("Jamais dite"); // l'une des fiches : qui se tait n'est nommé qu'à la coordination
  expect(await (await chargee.get(BORD)).text()).toContain("Jamais dite");
});

test("ni le tableau de bord ni ce qui a bougé ne se lisent sans le suivi, ni d’un autre espace", async () => {
  for (const page of [PAGE, BORD]) {
    expect((await dpo.get(page)).status).toBe(403);
    expect((await etrangere.get(page)).status).toBe(404);
    expect((await site.personne.get(page)).status).toBe(303);
  }
});
