import { afterAll, beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import { clore, ouvrir } from "../campagne/actions.ts";
import type { Campagne } from "../campagne/model.ts";
import { insertCampagne, listDemandes } from "../campagne/store.ts";
import { listSaisies } from "../etat/store.ts";
import { listJalons } from "../jalon/store.ts";
import { listVolets } from "../volet/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const CAMPAGNE: Omit<Campagne, "id" | "convention"> = {
  titre: "Second semestre",
  rythme: "semestre",
  debut: "2026-07-01",
  fin: "2026-12-31",
  ouverture: "2026-11-10",
  cloture: "2026-12-10",
  relances: [],
  message: "",
  noeuds: [],
  fiches: [],
  finies: true,
  etat: "preparee",
  version: 1,
};
const DIRE = { volet: "", etat: "enCours", le: "2026-11-20", avancees: "Deux villages ouverts" };

let nadege: Visiteur;
let samira: Visiteur;
let hugo: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let suivi: string;
let id: string;
let mairie: string;
let cs: string;

const saisies = () => site.dans(ICI, (tx) => listSaisies(tx, ICI, id));
const jalons = () => site.dans(ICI, (tx) => listJalons(tx, ICI, id));
const volets = () => site.dans(ICI, (tx) => listVolets(tx, ICI, id));
const acteur = (nom: string, plus: { genre?: string; compte?: string; organisation?: string } = {}) => ({
  sorte: plus.organisation ? ("contact" as const) : ("organisation" as const),
  nom,
  courriel: null,
  organisation: plus.organisation ?? null,
  nomCourt: null,
  genre: (plus.genre ?? null) as null,
  code: null,
  qualite: null,
  compte: plus.compte ?? null,
});

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  samira = await site.compte("samira", [{ espace: "monts", role: "pilote" }]);
  hugo = await site.compte("hugo", [{ espace: "monts", role: "pilote" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    cs = (await insertActeur(db, ICI, acteur("Centre social"))).id;
    await insertActeur(db, ICI, acteur("Samira", { organisation: cs, compte: "samira" }));
    mairie = (await insertActeur(db, ICI, acteur("Mairie", { genre: "commune" }))).id;
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-06-01T08:00:00.000Z" };
    const saisie = {
      titre: "Halte itinérante",
      pilotes: [{ acteur: cs, libelle: "Centre social" }],
      modalites: ["1) Équiper le véhicule", "2) Recruter"],
    };
    id = (await creerFiche(db, ecriture, saisie)).id;
  });
  suivi = `/conventions/ctg/plan/fiches/${id}/suivi`;
});

test("SUI-278 : le suivi d’une fiche dont rien n’a été dit ne le dit qu’à qui conduit", async () => {
  const question = "c’est une question à poser";
  const [vue, tue] = await Promise.all([nadege, lectrice].map(async (qui) => (await qui.get(suivi)).text()));
  expect([vue?.includes(question), tue?.includes(question)]).toEqual([true, false]);
  expect(tue).toContain("se liront ici");
});

test("ce qui semble parler d’une personne revient une fois, tel que tapé, et s’écrit si c’est voulu", async () => {
  const avant = (await saisies()).length;
  const dit = { ...DIRE, difficultes: "Mme Martin refuse la salle" };
  const reponse = await samira.post(suivi, dit);
  expect(reponse.status).toBe(422);
  const page = await reponse.text();
  expect(page).toContain("semble parler d’une personne");
  expect(page).toContain("Mme Martin refuse la salle");
  expect(page).toMatch(/<input type="checkbox" id="confirme"/);
  expect((await saisies()).length).toBe(avant);
  expect((await samira.post(suivi, { ...dit, confirme: "oui" })).status).toBe(303);
  expect((await saisies()).length).toBe(avant + 1);
});

test("la pilote dit où en est sa fiche ; ce qui est dit s’ajoute, avec qui et quand", async () => {
  expect((await samira.post(suivi, DIRE)).headers.get("location")).toBe(`${suivi}?ecrit=1`);
  expect((await nadege.post(suivi, { ...DIRE, avancees: "Trois villages" })).status).toBe(303);
  expect((await saisies()).map(({ avancees, auteur }) => [avancees, auteur])).toEqual([
    ["Trois villages", "Personne nadege"],
    ["Deux villages ouverts", "Personne samira"],
    ["Deux villages ouverts", "Personne samira"],
  ]);
  const page = await (await lectrice.get(suivi)).text();
  expect(page).toContain("Deux villages ouverts");
  expect(page).not.toContain("Donner des nouvelles");
});

test.each([
  ["sans état", { etat: "" }, "#etat"],
  ["à demain", { le: "2026-11-22" }, "#le"],
  ["reportée sans date", { etat: "reportee" }, "#nouvelleDate"],
  ["abandonnée sans décision", { etat: "abandonnee" }, "#decision"],
])("des nouvelles %s se refusent, et ce qui est tapé reste", async (_cas, plus, ancre) => {
  const avant = (await saisies()).length;
  const refusee = await samira.post(suivi, { ...DIRE, difficultes: "Le local fuit", ...plus });
  const page = await refusee.text();
  expect([refusee.status, page.includes(`href="${ancre}"`), page.includes("Le local fuit")]).toEqual([422, true, true]);
  expect((await saisies()).length).toBe(avant);
});

test("qui ne répond pas de la fiche n’en donne pas de nouvelles ; ailleurs, elle n’existe pas", async () => {
  for (const acte of ["", "/jalons", "/jalons/proposes"]) {
    expect((await lectrice.post(`${suivi}${acte}`, DIRE)).status).toBe(403);
    expect((await hugo.post(`${suivi}${acte}`, DIRE)).status).toBe(403);
    expect((await etrangere.post(`${suivi}${acte}`, DIRE)).status).toBe(404);
  }
  expect((await etrangere.get(suivi)).status).toBe(404);
  expect((await etrangere.post(`/conventions/loin/plan/fiches/${id}/suivi`, DIRE)).status).toBe(404);
});

test("les étapes que dit la fiche se reprennent une fois, s’ajoutent et avancent", async () => {
  const reprises = [await samira.post(`${suivi}/jalons/proposes`), await samira.post(`${suivi}/jalons/proposes`)];
  expect(reprises.map(({ status }) => status)).toEqual([303, 303]);
  expect((await samira.post(`${suivi}/jalons`, { libelle: "Ouvrir", terme: "2027" })).status).toBe(303);
  expect((await jalons()).map(({ libelle }) => libelle)).toEqual(["Équiper le véhicule", "Recruter", "Ouvrir"]);
  expect((await samira.post(`${suivi}/jalons`, { libelle: "", terme: "" })).status).toBe(422);
  expect((await samira.post(`${suivi}/jalons`, { libelle: "Ouvrir", terme: "bientôt" })).status).toBe(422);
  const [premier] = await jalons();
  const etape = `${suivi}/jalons/${premier?.id}`;
  expect((await hugo.post(etape, { etat: "fait", version: "1" })).status).toBe(403);
  expect((await etrangere.post(etape, { etat: "fait", version: "1" })).status).toBe(404);
  expect((await samira.post(etape, { etat: "fait", version: "1" })).status).toBe(303);
  expect((await samira.post(etape, { etat: "prevu", version: "1" })).status).toBe(409);
  expect((await samira.post(`${suivi}/jalons/inconnue`, { etat: "fait", version: "1" })).status).toBe(404);
  expect((await jalons())[0]).toMatchObject({ etat: "fait", le: "2026-11-21", version: 2 });
});

test("dit sur la fiche pendant une campagne, cela lui répond : à valider d’une pilote, validé de la coordination", async () => {
  const geste = { compte: "nadege", auteur: "Nadège", canal: "page", instant: "2026-11-10T08:00:00.000Z" } as const;
  const campagne = { ...CAMPAGNE, id: "c1", convention: "ctg" };
  await site.dans(ICI, async (tx) => {
    await insertCampagne(tx, ICI, campagne);
    expect(await ouvrir(tx, ICI, "c1", geste)).toMatchObject({ etat: "ouverte" });
  });
  const demande = async () => (await site.dans(ICI, (tx) => listDemandes(tx, ICI, "c1")))[0];
  expect(await (await samira.get(suivi)).text()).toContain("lui répond");
  const avant = (await saisies()).length;
  expect((await samira.post(suivi, { ...DIRE, le: "2026-11-09" })).headers.get("location")).toBe(`${suivi}?ecrit=1`);
  expect([(await saisies()).length - avant, (await demande())?.etat]).toEqual([1, "attendue"]);
  for (const decision of ["", "non", "D-2099-99"])
    expect([decision, (await samira.post(suivi, { ...DIRE, etat: "abandonnee", decision })).status]).toEqual([
      decision,
      422,
    ]);
  const dit = { ...DIRE, etat: "abandonnee", decision: "Comité, relevé n° 2" };
  expect((await samira.post(suivi, dit)).headers.get("location")).toBe(`${suivi}?ecrit=demande`);
  expect(await (await samira.get(`${suivi}?ecrit=demande`)).text()).toContain("à la campagne en cours");
  expect([(await saisies()).length - avant, (await demande())?.etat]).toEqual([1, "soumise"]);
  expect((await nadege.post(suivi, dit)).headers.get("location")).toBe(`${suivi}?ecrit=1`);
  expect([(await saisies()).length - avant, (await demande())?.etat]).toEqual([2, "validee"]);
  expect(await (await samira.get("/conventions/ctg/reponses")).text()).not.toContain("pour «");
  await site.dans(ICI, (tx) => insertCampagne(tx, ICI, { ...campagne, id: "c2", titre: "Année" }));
  const deuxieme = "/conventions/ctg/suivi/campagnes/c2";
  const apercu = await (await nadege.get(`${deuxieme}/apercu`)).text();
  expect(apercu.replaceAll(/[\u00a0\u202f]/g, " ")).toContain("demande déjà 1 de ces fiches");
  const refusee = await nadege.post(`${deuxieme}/ouverture`);
  expect([refusee.status, (await refusee.text()).includes("demande déjà de ces fiches")]).toEqual([422, true]);
  await site.dans(ICI, async (tx) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: geste.instant };
    const autre = await creerFiche(tx, ecriture, { titre: "Autre", pilotes: [{ acteur: cs, libelle: "CS" }] });
    await insertCampagne(tx, ICI, { ...campagne, id: "c3", titre: "Année", fiches: [autre.id] });
    expect(await ouvrir(tx, ICI, "c3", geste)).toMatchObject({ etat: "ouverte" });
  });
  const deux = await (await samira.get("/conventions/ctg/reponses")).text();
  expect(["Second semestre", "Année"].map((titre) => new RegExp(`pour «.${titre}.»`).test(deux))).toEqual([true, true]);
  await site.dans(ICI, (tx) => clore(tx, ICI, "c3", { ...geste, instant: "2026-11-20T08:00:00.000Z" }));
  await site.dans(ICI, (tx) => clore(tx, ICI, "c1", { ...geste, instant: "2026-11-20T08:00:00.000Z" }));
});

test("la coordination nomme qui répond : un référent, ou des collectivités, chacune pour sa part", async () => {
  for (const [visiteur, status] of [
    [samira, 403],
    [lectrice, 403],
    [etrangere, 404],
  ] as const) {
    expect((await visiteur.get(`${suivi}/volets`)).status).toBe(status);
    expect((await visiteur.post(`${suivi}/volets`, { referent: cs })).status).toBe(status);
  }
  expect(await (await nadege.get(`${suivi}/volets`)).text()).toContain("Mairie");
  expect((await nadege.post(`${suivi}/volets`, { referent: "inconnu" })).status).toBe(303);
  expect(await volets()).toMatchObject([{ volet: "", collectivite: null, referent: null }]);
  expect((await nadege.post(`${suivi}/volets`, { collectivites: mairie, referent: cs })).status).toBe(303);
  expect(await volets()).toMatchObject([{ volet: mairie, collectivite: mairie, referent: null }]);
  expect(await (await nadege.get(`${suivi}/volets`)).text()).toContain(`name="referent-${mairie}"`);
  const sien = { collectivites: mairie, [`referent-${mairie}`]: cs };
  expect((await nadege.post(`${suivi}/volets`, sien)).status).toBe(303);
  expect(await volets()).toMatchObject([{ volet: mairie, referent: cs }]);
  expect((await nadege.post(`${suivi}/volets`, { collectivites: mairie })).status).toBe(303);
  expect(await volets()).toMatchObject([{ volet: mairie, referent: cs }]);
  expect((await nadege.post(`${suivi}/volets`, { ...sien, [`referent-${mairie}`]: "inconnu" })).status).toBe(303);
  expect(await volets()).toMatchObject([{ volet: mairie, referent: null }]);
  expect((await samira.post(suivi, { ...DIRE, volet: mairie })).status).toBe(403);
  expect((await nadege.post(suivi, { ...DIRE, volet: mairie, etat: "nonConcernee" })).status).toBe(303);
});
