import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { Refus } from "#commun/refus.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { clore } from "../campagne/actions.ts";
import type { Campagne } from "../campagne/model.ts";
import { insertCampagne } from "../campagne/store.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import { type Dire, EN_PARTIE, ETATS_PAR_DEFAUT } from "../etat/model.ts";
import { offerts } from "../etat/rules.ts";
import { insertSaisies, listEtats, versionDe } from "../etat/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const DIT: Dire = {
  etat: "enCours",
  le: "2026-11-21",
  avancees: "",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
};
const ETATS = "/conventions/ctg/suivi/etats";

let nadege: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;

const etats = () => site.dans(ICI, (tx) => listEtats(tx, ICI, "ctg"));
const liste = (...noms: readonly (readonly [libelle: string, plus?: Record<string, string>])[]) =>
  Object.fromEntries(
    noms.flatMap(([libelle, plus = {}], rang) =>
      Object.entries({ libelle, exige: "rien", forme: "marche", ...plus }).map(([nom, valeur]) => [
        `${nom}-${rang}`,
        valeur,
      ]),
    ),
  );

const version = async () => versionDe(offerts(await etats()));
const poster = async (siens: Record<string, string>) => nadege.post(ETATS, { ...siens, version: await version() });

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", vide));
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("une convention part avec la liste de toutes, et la dit avec ses mots", async () => {
  expect(await etats()).toEqual([...ETATS_PAR_DEFAUT, EN_PARTIE]);
  expect(await (await nadege.get(ETATS)).text()).toContain("Non démarrée");
  const siens = liste(["En route", { code: "enCours" }], ["Fini", { realisee: "1", forme: "faite" }], [""]);
  expect((await poster(siens)).status).toBe(303);
  expect(await etats()).toEqual([
    { code: "enCours", libelle: "En route", realisee: false, exige: "rien", forme: "marche" },
    { code: "fini", libelle: "Fini", realisee: true, exige: "rien", forme: "faite" },
    EN_PARTIE,
  ]);
});

test("un état qui a servi sort de la liste proposée, et ce qui l’a dit le nomme encore", async () => {
  const fiche = await site.dans(ICI, async (db) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-21T08:00:00.000Z" };
    const { id } = await creerFiche(db, ecriture, { titre: "Halte itinérante" });
    const dite = { convention: "ctg", fiche: id, volet: "", auteur: "Samira", canal: "page" as const };
    await insertSaisies(db, ICI, [{ ...DIT, ...dite, etat: "enCours", instant: "2026-11-21T08:00:00.000Z" }]);
    return id;
  });
  const avant = await etats();
  expect((await poster(liste(["Parti"], ["Fini", { code: "fini", realisee: "1" }]))).status).toBe(303);
  expect((await etats()).map(({ code, libelle, retire }) => [code, libelle, retire])).toEqual([
    ["parti", "Parti", undefined],
    ["fini", "Fini", undefined],
    ["enCours", "En route", true],
    [EN_PARTIE.code, EN_PARTIE.libelle, true],
  ]);
  const page = await (await nadege.get(`/conventions/ctg/plan/fiches/${fiche}/suivi`)).text();
  expect(page).toContain("En route");
  expect(page).not.toContain('value="enCours"');
  expect(await (await nadege.get(ETATS)).text()).not.toContain("En route");
  expect(
    (await poster(liste(["En route", { code: "enCours" }], ["Fini", { code: "fini", realisee: "1" }]))).status,
  ).toBe(303);
  expect(avant.map(({ code }) => code)).toEqual((await etats()).map(({ code }) => code));
});

test.each([
  ["vide", liste([""])],
  ["sans état réalisé", liste(["En route"], ["En pause"])],
  ["avec deux fois le même nom", liste(["En route"], ["en route"], ["Fini", { realisee: "1" }])],
])("une liste %s se refuse, et ne s’écrit pas", async (_cas, siens) => {
  const avant = await etats();
  expect((await poster(siens)).status).toBe(422);
  expect(await etats()).toEqual(avant);
});

test("une campagne close garde les noms d’alors, quoi que devienne la liste", async () => {
  const commun = {
    convention: "ctg",
    titre: "Automne",
    rythme: "annee",
    debut: "2026-01-01",
    fin: "2026-12-31",
  } as const;
  const vide = {
    relances: [],
    message: "",
    noeuds: [],
    fiches: [],
    finies: false,
    version: 1,
    cloture: "2026-12-11" as const,
  };
  const campagne: Campagne = { ...commun, ...vide, id: "automne", ouverture: "2026-11-01", etat: "ouverte" };
  await site.dans(ICI, async (db) => {
    await insertCampagne(db, ICI, campagne);
    const geste = { compte: "nadege", auteur: "Nadège", canal: "page", instant: "2026-11-21T09:00:00.000Z" } as const;
    expect(await clore(db, ICI, "automne", geste)).not.toBeInstanceOf(Refus);
  });
  expect((await poster(liste(["Lancée", { code: "enCours" }], ["Bouclée", { realisee: "1" }]))).status).toBe(303);
  const page = await (await lectrice.get("/conventions/ctg/suivi/campagnes/automne/instantane")).text();
  expect([page.includes("En route"), page.includes("Lancée")]).toEqual([true, false]);
});

test("de deux listes enregistrées à la fois, la seconde est rendue avec celle qui est en place, sans rien perdre", async () => {
  const lue = /name="version" value="(\w+)"/.exec(await (await nadege.get(ETATS)).text())?.[1] ?? "";
  const fini = ["Fini", { realisee: "1", exige: "decision" }] as const;
  expect((await nadege.post(ETATS, { ...liste(["Première"], fini), version: lue })).status).toBe(303);
  const avant = await etats();
  const seconde = await nadege.post(ETATS, { ...liste(["Seconde"], ["Finie", { realisee: "1" }]), version: lue });
  const page = await seconde.text();
  expect([seconde.status, page.includes('value="Seconde"'), page.includes("Première")]).toEqual([409, true, true]);
  expect(await etats()).toEqual(avant);
  const rendue = /name="version" value="(\w+)"/.exec(page)?.[1] ?? "";
  expect((await nadege.post(ETATS, { ...liste(["Seconde"], fini), version: rendue })).status).toBe(303);
  expect((await nadege.post(ETATS, liste(["Sans version"], fini))).status).toBe(409);
});

test("un code que l’on force ne se prend ni à un autre état, ni à ceux que Maillage se garde", async () => {
  const reserves = [
    { code: EN_PARTIE.code },
    { code: "nonConcernee" },
    { code: "fini" },
    { code: "fini", realisee: "1" },
  ];
  expect((await poster(liste(...reserves.map((plus, rang) => [`Nom ${rang}`, plus] as const)))).status).toBe(303);
  expect((await etats()).slice(0, 4).map(({ code }) => code)).toEqual(["nom0", "nom1", "fini", "nom3"]);
});

test("seule la coordination tient la liste", async () => {
  for (const [visiteur, status] of [
    [lectrice, 403],
    [etrangere, 404],
  ] as const) {
    expect((await visiteur.get(ETATS)).status).toBe(status);
    expect((await visiteur.post(ETATS, liste(["En route"], ["Fini", { realisee: "1" }]))).status).toBe(status);
  }
});
