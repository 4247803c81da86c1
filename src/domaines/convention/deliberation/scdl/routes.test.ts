import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";
import { insertConvention } from "../../store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/conventions/ctg/deliberations";
const COMPLETE = {
  collectivite: "Communauté du Haut",
  organe: "conseilCommunautaire",
  numero: "2026.12",
  dateSeance: "2026-11-12",
  convoqueeLe: "05/11/2026",
  enExercice: "31",
  presents: "16",
  absents: "15",
  pouvoirs: "3",
  votants: "19",
  pour: "18",
  contre: "0",
  abstentions: "1",
  resultat: "unanimite",
  secretaire: "Une Personne",
  objet: "Approuver la convention",
  objetVote: "convention",
  dispositif: "APPROUVE",
  recuLe: "2026-11-13",
  afficheLe: "2026-11-14",
  siret: "218 601 946 00013",
  matiereCode: "8.2",
  matiereNom: "domaines de compétences par thèmes/aide sociale",
};

test("les données ouvertes se téléchargent par qui exporte ; le délégué les lit sans bouton qui lui serait refusé", async () => {
  await site.espace("monts", "ctg");
  const vide = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", vide));
  const chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  const delegue = await site.compte("delphine", [{ espace: "monts", role: "dpo" }]);
  expect((await chargee.post(BASE, { ...COMPLETE, version: "1", id: newId() })).status).toBe(303);
  const bouton = async (qui: typeof chargee) => {
    const page = await qui.get(`${BASE}/donnees-ouvertes`);
    return [page.status, (await page.text()).includes("Télécharger le CSV"), (await qui.get(`${BASE}/export`)).status];
  };
  expect(await bouton(chargee)).toEqual([200, true, 200]);
  expect(await bouton(delegue)).toEqual([200, false, 403]);
});
