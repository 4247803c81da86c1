import { afterAll, beforeAll, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { readTableur, writeTableur } from "#platform/tableur.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import { ouvrir } from "../campagne/actions.ts";
import { insertCampagne, listDemandes, listEvenements } from "../campagne/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const CLASSEUR = "/conventions/ctg/reponses/classeur";
const geste = { compte: "essai", auteur: "Nadège", canal: "page" as const, instant: "2026-11-02T08:00:00.000Z" };

let nadege: Visiteur;
let samira: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;

const demandes = () => site.dans(ICI, (tx) => listDemandes(tx, ICI, "c1"));
const etats = async () => (await demandes()).map(({ etat }) => etat).toSorted();
const acteur = {
  courriel: null,
  organisation: null,
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  compte: null,
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  samira = await site.compte("samira", [{ espace: "monts", role: "pilote" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const cs = await insertActeur(db, ICI, { ...acteur, sorte: "organisation", nom: "Centre social" });
    await insertActeur(db, ICI, { ...acteur, sorte: "contact", nom: "Samira", organisation: cs.id, compte: "samira" });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-06-01T08:00:00.000Z" };
    const pilotes = [{ acteur: cs.id, libelle: "Centre social" }];
    for (const titre of ["Halte itinérante", "=Accueil de loisirs", "D’un autre"])
      await creerFiche(db, ecriture, { titre, pilotes: titre === "D’un autre" ? [] : pilotes });
    await insertCampagne(db, ICI, {
      id: "c1",
      convention: "ctg",
      titre: "Second semestre",
      rythme: "semestre",
      debut: "2026-07-01",
      fin: "2026-12-31",
      ouverture: "2026-11-02",
      cloture: "2026-12-11",
      relances: [],
      message: "",
      noeuds: [],
      fiches: [],
      finies: false,
      etat: "preparee",
      version: 1,
    });
    await ouvrir(db, ICI, "c1", geste);
  });
});

async function telecharger(visiteur: Visiteur, suite = ""): Promise<string[][]> {
  const reponse = await visiteur.get(`${CLASSEUR}${suite}`);
  const format = suite.includes("ods") ? "ods" : "xlsx";
  const lu = await readTableur(new Uint8Array(await reponse.arrayBuffer()), format);
  if (lu instanceof Refus) throw new Error(lu.code);
  return lu[0]?.rangees ?? [];
}

/** The sheet sent back, each line filled by name of column. */
async function deposer(
  visiteur: Visiteur,
  rangees: string[][],
  remplir: Record<string, string>[],
  format: "xlsx" | "ods" = "xlsx",
) {
  const [tete = [], ...lignes] = rangees;
  const remplies = lignes.map((ligne, rang) =>
    tete.map((titre, place) => remplir[rang]?.[titre] ?? ligne[place] ?? ""),
  );
  const octets = await writeTableur(format, {
    nom: "Renvoyé",
    colonnes: tete.map((titre) => ({ titre, largeur: 10 })),
    rangees: remplies,
  });
  const form = new FormData();
  form.append("classeur", new File([octets], `suivi.${format}`));
  return visiteur.post(CLASSEUR, form);
}
const lignesDe = (page: string) =>
  (/name="lignes" value="([^"]*)"/.exec(page)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

test("la pilote reçoit une ligne par demande, l’identité cachée ; la coordination, toutes", async () => {
  const rangees = await telecharger(samira);
  expect(rangees.map((rangee) => rangee[1])).toEqual(["Fiche-action", "Halte itinérante", "'=Accueil de loisirs"]);
  expect((await telecharger(nadege)).length).toBe(4);
  expect((await telecharger(nadege, "?format=ods&campagne=inconnue")).length).toBe(1);
  expect((await lectrice.get(CLASSEUR)).status).toBe(403);
  expect((await etrangere.get(CLASSEUR)).status).toBe(404);
});

test("un classeur renvoyé se relit ligne par ligne, puis part entier d’un geste", async () => {
  const rangees = await telecharger(samira, "?format=ods");
  const avancees = "Deux « villages » & un troisième";
  const relu = await deposer(
    samira,
    rangees,
    [{ "Où en est cette action ?": "en cours", "Ce qui a avancé": avancees }],
    "ods",
  );
  const page = await relu.text();
  expect([relu.status, page.includes("Envoyer"), page.includes("Halte itinérante")]).toEqual([200, true, true]);
  expect(page).not.toContain("Accueil de loisirs");
  expect(await etats()).toEqual(["attendue", "attendue", "attendue"]);
  const lignes = lignesDe(page);
  expect((await lectrice.post(`${CLASSEUR}/envoi`, { lignes })).status).toBe(403);
  expect((await etrangere.post(`${CLASSEUR}/envoi`, { lignes })).status).toBe(404);
  expect((await samira.post(`${CLASSEUR}/envoi`, { lignes })).headers.get("location")).toContain("merci=1");
  expect((await demandes()).find(({ etat }) => etat === "soumise")?.reponse?.avancees).toBe(avancees);
  const journal = await site.dans(ICI, (tx) => listEvenements(tx, ICI, "c1"));
  expect(journal.at(-1)).toMatchObject({ genre: "reponse", canal: "classeur", auteur: "Personne samira" });
});

test("une ligne qui semble parler d’une personne ne part que si c’est voulu", async () => {
  const rangees = await telecharger(samira);
  const dit = "Mme Martin refuse la salle";
  const relu = await deposer(samira, rangees, [{ "Où en est cette action ?": "En cours", "Ce qui a avancé": dit }]);
  const page = await relu.text();
  expect([relu.status, page.includes("semble parler d’une personne")]).toEqual([200, true]);
  const lignes = lignesDe(page);
  const refuse = await samira.post(`${CLASSEUR}/envoi`, { lignes });
  expect([refuse.status, (await refuse.text()).includes("cochez la case si c’est voulu")]).toEqual([422, true]);
  expect((await samira.post(`${CLASSEUR}/envoi`, { lignes, confirme: "oui" })).status).toBe(303);
  expect((await demandes()).some(({ reponse }) => reponse?.avancees === dit)).toBe(true);
});

test("une seule faute arrête tout le classeur, et se lit à sa ligne", async () => {
  const avant = await etats();
  const rangees = await telecharger(nadege);
  const refuse = await deposer(nadege, rangees, [
    { "Où en est cette action ?": "Reportée" },
    { "Où en est cette action ?": "En cours" },
    { "Où en est cette action ?": "On verra" },
  ]);
  const page = (await refuse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
  expect(refuse.status).toBe(422);
  expect(page).toContain("écrivez la nouvelle échéance");
  expect(page).toContain("avec un mot de la liste");
  expect(page).not.toContain('name="lignes"');
  const lignes = JSON.stringify([
    { cle: rangees[1]?.[0], etat: "En cours", avancees: "x", rang: 2 },
    { cle: "c1/f/", rang: 3 },
  ]);
  expect((await nadege.post(`${CLASSEUR}/envoi`, { lignes })).status).toBe(422);
  expect(await etats()).toEqual(avant);
});

test("qui n’est pas en charge d’une fiche n’en répond pas par un classeur", async () => {
  const toutes = await telecharger(nadege);
  const refuse = await deposer(
    samira,
    toutes,
    toutes.slice(1).map(() => ({ "Où en est cette action ?": "Réalisée" })),
  );
  expect([refuse.status, (await refuse.text()).includes("ne correspond à rien")]).toEqual([422, true]);
});

test.each(["", "oui", "D-2099-99"])(
  "un classeur n’abandonne pas une fiche sur la décision « %s »",
  async (decision) => {
    const remplie = { "Où en est cette action ?": "Abandonnée", "Décision de l’instance": decision };
    const lu = await deposer(samira, await telecharger(samira), [remplie]);
    const page = await lu.text();
    expect([lu.status, /se décide en instance|pas, sous cette référence/.test(page)]).toEqual([422, true]);
  },
);

test.each([
  ["laissé tel quel", async () => deposer(samira, await telecharger(samira), []), "Rien n’a été rempli"],
  ["d’autre chose", () => deposer(samira, [["Nom"], ["x"]], []), "n’est pas le classeur"],
  ["absent", () => samira.post(CLASSEUR, {}), "Choisissez le classeur"],
  ["perdu en route", () => samira.post(`${CLASSEUR}/envoi`, { lignes: "{" }), "déposez le classeur de nouveau"],
])("un classeur %s se dit, et ne change rien", async (_cas, geste_, phrase) => {
  const reponse = await geste_();
  expect([reponse.status, (await reponse.text()).includes(phrase)]).toEqual([422, true]);
});

test("un fichier qui se dit classeur et n’en est pas un se refuse en une phrase", async () => {
  const form = new FormData();
  form.append("classeur", new File(["bonjour"], "suivi.xlsx"));
  expect((await samira.post(CLASSEUR, form)).status).toBe(422);
  const autre = new FormData();
  autre.append("classeur", new File(["bonjour"], "suivi.txt"));
  expect((await samira.post(CLASSEUR, autre)).status).toBe(422);
  expect((await lectrice.post(CLASSEUR, autre)).status).toBe(403);
  expect((await etrangere.post(CLASSEUR, autre)).status).toBe(404);
});
