import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import type { Echange } from "../../echange/model.ts";
import { echangeVide, ficheVide, serialiser } from "../../echange/rules.ts";
import { exporterJson } from "../../sortie/actions.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
});

const TOP = { schema: "interet", valeur: "Top 5" };
const deposer = async (...titres: string[]) => {
  const fiches = titres.map((titre) => ({ ...ficheVide(titre), priorite: TOP }));
  const form = new FormData();
  form.set("fichier", new File([serialiser({ ...echangeVide(null), plan: { noeuds: [], fiches } })], "plan.json"));
  return (await chargee.post("/conventions/ctg/imports", form)).headers.get("location") ?? "";
};
const lire = async (chemin: string) => (await (await chargee.get(chemin)).text()).replaceAll(/[\u00A0\u202F]/g, " ");
const acte = async (lieu: string, chemin: string, champs: Record<string, string> | FormData = {}) => {
  const version = /name="version" value="(\d+)"/.exec(await lire(lieu))?.[1] ?? "";
  const form = champs instanceof FormData ? champs : new FormData();
  if (!(champs instanceof FormData)) for (const [nom, valeur] of Object.entries(champs)) form.append(nom, valeur);
  form.set("version", version);
  return chargee.post(`${lieu}/${chemin}`, form);
};
const CLE = "priorite.interet/Top 5";
const choix = (...rangs: number[]) => {
  const form = new FormData();
  form.set("cle", CLE);
  form.set("acte", "choisir");
  for (const rang of rangs) form.append("fiche", String(rang));
  return form;
};
const topDuPlan = async () =>
  (JSON.parse(await site.dans(ICI, (db) => exporterJson(db, ICI, "ctg"))) as Echange).plan.fiches
    .filter(({ priorite }) => priorite?.valeur === "Top 5")
    .map(({ titre }) => titre);

test("IMP-103 : plus de « Top 5 » que cinq se demande, même à qui accepte tout ; on choisit lesquelles le gardent", async () => {
  const lieu = await deposer("A", "B", "C", "D", "E", "F");
  expect(await lire(lieu)).toContain("« Top 5 » se donne à 5 fiches au plus : avec ce fichier, 6 l’auraient");
  await acte(lieu, "acceptation", { portee: "tout" });
  expect(await lire(lieu)).toContain("Reste à décider : une priorité donnée à trop de fiches");
  expect((await acte(lieu, "ecriture")).status).toBe(422);
  const trop = await acte(lieu, "priorites", choix(0, 1, 2, 3, 4, 5));
  expect([trop.status, (await trop.text()).includes("Il en reste trop de cochées")]).toEqual([422, true]);
  expect((await acte(lieu, "priorites", choix(0, 1, 2, 4, 5))).status).toBe(303);
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  expect(await topDuPlan()).toEqual(["A", "B", "C", "E", "F"]);
});

test("IMP-103 : on peut garder ce que dit le texte signé ; une fiche de plus, et la question revient", async () => {
  const lieu = await deposer("G", "H");
  expect(await lire(lieu)).toContain("7 l’auraient, dont 5 qui l’ont déjà dans le plan");
  await acte(lieu, "fiches/2", { acte: "laisser", "champ-titre": "H" });
  expect((await acte(lieu, "priorites", { cle: CLE, acte: "garder" })).status).toBe(303);
  expect(await lire(lieu)).toContain("Vous gardez ce que dit le texte signé");
  await acte(lieu, "fiches/2", { acte: "accepter", "champ-titre": "H", "champ-priorite": "interet : Top 5" });
  await acte(lieu, "acceptation", { portee: "tout" });
  expect((await acte(lieu, "ecriture")).status).toBe(422);
  await acte(lieu, "priorites", { cle: CLE, acte: "garder" });
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  expect(await topDuPlan()).toHaveLength(7);
});

test("IMP-103 : une question qui ne se pose plus, un autre rôle, un autre périmètre ne décident rien", async () => {
  const lieu = await deposer("I");
  expect((await acte(lieu, "priorites", { cle: "priorite.interet/Top 3", acte: "garder" })).status).toBe(409);
  expect((await acte(lieu, "priorites", { cle: CLE, acte: "oublier" })).status).toBe(400);
  const etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
  const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  const envoi = { version: "1", cle: CLE, acte: "garder" };
  expect((await etrangere.post(`${lieu}/priorites`, envoi)).status).toBe(404);
  expect((await etrangere.get(`${lieu}/priorites`)).status).toBe(404);
  expect((await lectrice.post(`${lieu}/priorites`, envoi)).status).toBe(403);
  expect((await acte(lieu, "ecriture")).status).toBe(422);
});
