import { beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";
import { insertNoeud } from "../noeud/store.ts";
import { FILTRES_LISTES } from "./model.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PLAN = "/conventions/ctg/plan";
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };

let nadege: Visiteur;

const creer = (titre: string, plus: Partial<Fiche> = {}) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));
const organisation = (nom: string) => ({
  sorte: "organisation" as const,
  nom,
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
  compte: null,
});

beforeAll(async () => {
  await site.espace("monts", "ctg");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  await creer("Halte-garderie itinérante");
});

test("filtrer par un pilote trouve aussi les fiches de son doublon", async () => {
  const garde = await site.dans(ICI, (tx) => insertActeur(tx, ICI, organisation("Centre social du Bourg")));
  const double = await site.dans(ICI, (tx) => insertActeur(tx, ICI, organisation("CS du Bourg")));
  await creer("Sous le doublon", { pilotes: [{ acteur: double.id, libelle: "CS du Bourg" }] });
  await site.base.updateTable("acteurs_acteur").set({ fusionne: garde.id }).where("id", "=", double.id).execute();
  const page = await (await nadege.get(`${PLAN}/tableau?pilote=${garde.id}&filtre=pilote`)).text();
  expect([
    page.includes("Sous le doublon"),
    page.includes("Halte-garderie"),
    page.includes("Centre social du Bourg"),
  ]).toEqual([true, false, true]);
});

test("chaque filtre restreint le plan, et les filtres se cumulent", async () => {
  await creer("Filtrée", {
    champs: ["Habitat"],
    publicCible: ["Locataires"],
    territoiresCibles: ["Vauxmont"],
    echeances: [{ debut: "2031", fin: "2033", texte: null }],
    budget: { statut: "Acquis", montantCentimes: null, texte: null },
    indicateurs: [{ libelle: "Avis des familles", nature: "qualitatif" }],
  });
  const filtres = [
    "champ=Habitat",
    "public=Locataires",
    "territoire=Vauxmont",
    "annee=2032",
    "budget=Acquis",
    "indicateur=qualitatif",
    "maj=2026-11",
    "manque=pilotes",
  ];
  for (const filtre of [...filtres, filtres.join("&")]) {
    const page = await (await nadege.get(`${PLAN}/tableau?groupe=0&tri=maj&sens=desc&${filtre}&q=filtree`)).text();
    expect([filtre, page.includes(">Filtrée<")]).toEqual([filtre, true]);
  }
  for (const filtre of [
    "champ=Enfance",
    "annee=2034",
    "annee=2030",
    "budget=Existant",
    "indicateur=aucun",
    "indicateur=quantitatif",
    "maj=2026-10",
    "manque=budget",
    "manque=inconnu",
  ]) {
    const page = await (await nadege.get(`${PLAN}/tableau?${filtre}&q=filtree`)).text();
    expect([filtre, page.includes(">Filtrée<")]).toEqual([filtre, false]);
  }
});

test.each(Object.keys(FILTRES_LISTES))("le filtre %s s’ouvre avec ses choix", async (cle) => {
  const page = await (await nadege.get(`${PLAN}/tableau?filtre=${cle}`)).text();
  const choix = page.split('id="filtre"')[1] ?? "";
  const vide = ["noeud", "partenaire", "priorite"].includes(cle);
  expect(choix).toContain(vide ? "Aucune fiche n’en porte encore" : `name="${cle}"`);
});

test("imprimée, une vue dit la convention, l’espace, le jour et ses filtres", async () => {
  const page = await (await nadege.get(`${PLAN}/synthese?annee=2027&q=halte`)).text();
  const dit = (/<p class="au-papier">([^<]*)/.exec(page)?.[1] ?? "").replace(/\s+/g, " ");
  expect(dit).toBe("CTG ctg, Espace monts, 21 novembre 2026 · Année : 2027 · mots : halte");
});

test("PLA-82 : qui se tait ne se filtre qu’à la coordination ; forcé dans l’adresse, le filtre ne tient pas", async () => {
  const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  const lire = async (qui: Visiteur, suite: string) => (await qui.get(`${PLAN}/tableau?${suite}`)).text();
  const offre = 'name="etat" value="sans"';
  expect([
    (await lire(nadege, "filtre=etat")).includes(offre),
    (await lire(lectrice, "filtre=etat")).includes(offre),
  ]).toEqual([true, false]);
  const restreint = /fiches? sur/;
  await site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre: "Muette" }));
  expect(await lire(lectrice, "etat=enCours")).toMatch(restreint);
  expect(await lire(lectrice, "etat=sans")).not.toMatch(restreint);
  expect(await lire(lectrice, "etat=sans")).not.toContain("ôter ce filtre");
  expect(await lire(nadege, "etat=sans")).toMatch(restreint);
  const cartes = await (await lectrice.get(`${PLAN}/cartes?par=etat`)).text();
  const [, sans = ""] = cartes.split('id="c-sans"');
  expect([sans.includes("État non renseigné"), sans.includes("Sous le doublon"), sans.includes("CS du Bourg")]).toEqual(
    [true, true, false],
  );
  expect(await (await lectrice.get(`${PLAN}/cartes`)).text()).toContain("CS du Bourg");
});

test("le filtre des modifications nomme les mois", async () => {
  expect(await (await nadege.get(`${PLAN}/tableau?filtre=maj`)).text()).toContain("novembre 2026");
});

test.each([
  "annee=1e309",
  "annee=2026.5",
  "annee=99999999999",
  "annee=-1",
  "maj=2026-99",
  "maj=x",
  "page=1e9",
  "tri=constructor",
  "col=constructor",
  "filtre=toString",
])("une adresse où %s n’est pas une valeur ne fait pas tomber la page", async (filtre) => {
  expect((await nadege.get(`${PLAN}/tableau?${filtre}`)).status).toBe(200);
  expect((await nadege.get(`/plan/tableau?${filtre}`)).status).toBe(200);
});

test("le plan dit combien il en montre sur combien, mène à toute la convention en JSON, et dit comment dater ce qui ne l’est pas", async () => {
  const pilotes = [];
  for (const libelle of ["Ville", "Caf", "Relais"]) {
    const { id } = await site.dans(ICI, (tx) => insertActeur(tx, ICI, organisation(libelle)));
    pilotes.push({ acteur: id, libelle });
  }
  await creer("Portée à trois", { pilotes });
  const tableau = await (await nadege.get(`${PLAN}/tableau?q=portee`)).text();
  expect(tableau).toMatch(/<p>1.fiche sur \d+, /);
  expect(tableau).toContain('href="/conventions/ctg/export">Toute la convention');
  expect(await (await nadege.get(`${PLAN}/cartes?q=portee`)).text()).toContain("Ville +2");
  expect(await (await nadege.get(`${PLAN}/calendrier?q=portee`)).text()).toContain("n’a encore de date");
  expect(await (await nadege.get(`${PLAN}/calendrier`)).text()).not.toContain("n’a encore de date");
});

test("de la page du plan ou du tableau de bord, un document se demande dans chaque format qu’il a", async () => {
  const offres = async (adresse: string) => {
    const page = await (await nadege.get(adresse)).text();
    const formulaires = page.match(/<form[^>]*\/documents"[^]*?<\/form>/g) ?? [];
    return formulaires.map((un): [string, string[]] => [
      /name="genre" value="(\w+)"/.exec(un)?.[1] ?? "",
      [...un.matchAll(/name="format" value="(\w+)"/g)].map(([, format = ""]) => format).toSorted(),
    ]);
  };
  const tous = new Map(await offres("/conventions/ctg/documents"));
  const lus = [...(await offres(`${PLAN}/tableau`)), ...(await offres("/conventions/ctg/suivi"))];
  expect(new Set(lus.map(([genre]) => genre)).size).toBe(6);
  expect(tous.get("copil")).toEqual(["pdf", "pptx"]);
  expect(lus).toEqual(lus.map(([genre]) => [genre, tous.get(genre)]));
});

test("PLA-89 : l’arbre et la synthèse d’un plan filtré ne montrent pas les branches que le filtre a vidées", async () => {
  const reste = { convention: "ctg", parent: null, genre: "axe" as const, code: null, impacts: [], ordre: 1 };
  await site.dans(ICI, async (tx) => {
    for (const [id, libelle] of Object.entries({ plein: "Axe qui porte", vide: "Axe sans rien" }))
      await insertNoeud(tx, ICI, { ...reste, id, libelle });
  });
  await creer("Navette du marché", { noeuds: ["plein"] });
  for (const vue of ["arbre", "synthese"]) {
    const lire = async (q: string) => {
      const page = await (await nadege.get(`${PLAN}/${vue}${q}`)).text();
      return ["Axe qui porte", "Axe sans rien", "Aucune fiche ne répond"].map((dit) => page.includes(dit));
    };
    expect([vue, await lire(""), await lire("?q=navette")]).toEqual([vue, [true, true, false], [true, false, false]]);
    expect([vue, await lire("?q=introuvable")]).toEqual([vue, [false, false, true]]);
  }
});

test("la colonne « État » ne se propose que là où les fiches ont les mêmes états", async () => {
  const offerte = async (chemin: string) =>
    (await (await nadege.get(chemin)).text()).includes('name="col" value="etat"');
  expect([await offerte(`${PLAN}/tableau`), await offerte("/plan/tableau")]).toEqual([true, false]);
});
