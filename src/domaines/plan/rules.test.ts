import { expect, test } from "vitest";
import { Refus, refus } from "#commun/refus.ts";
import { VIDE } from "./fiche/actions.ts";
import type { Noeud, SchemaPriorite } from "./model.ts";
import {
  alertePersonne,
  champNational,
  cheminDe,
  citantes,
  citeeParmi,
  cleReference,
  completude,
  deplacer,
  differences,
  donnerPriorite,
  enArbre,
  periode,
  peutModifierFiche,
  retirerNoeud,
} from "./rules.ts";

const noeud = (id: string, parent: string | null, ordre = 1): Noeud => ({
  id,
  convention: "ctg",
  parent,
  genre: "axe",
  code: null,
  libelle: id,
  impacts: [],
  ordre,
});
const PLAN = [noeud("a", null), noeud("b", "a", 2), noeud("c", "a", 1), noeud("d", "b")];

const RANG: SchemaPriorite = {
  code: "rang",
  libelle: "Rang",
  valeurs: [
    { valeur: "Top 2", plafond: 2 },
    { valeur: "Autre", plafond: null },
  ],
};
const au = (valeur: string) => ({ priorite: { schema: "rang", valeur } });

const vide = { ...VIDE, titre: "Une fiche", noeuds: [], pilotes: [], partenaires: [] };

test("PLA-2 : la complétude nomme ce qui manque, et ne demande pas ce qui est facultatif", () => {
  const { remplis, attendus, manquants } = completude(vide);
  expect([remplis, attendus]).toEqual([1, 10]);
  expect(manquants.map(({ nom }) => nom)).not.toContain("methodologie");
  const remplie = completude({
    ...vide,
    publicCible: ["Parents"],
    budget: { statut: "Existant", montantCentimes: null, texte: null },
  });
  expect(remplie.remplis).toBe(3);
  expect(remplie.manquants.map(({ nom }) => nom)).not.toContain("publicCible");
});

test.each([
  ["libre sous le plafond", "Top 2", [au("Top 2")], { schema: "rang", valeur: "Top 2" }],
  ["refusée au plafond", "Top 2", [au("Top 2"), au("Top 2")], refus("plafond-atteint")],
  [
    "toujours libre sans plafond",
    "Autre",
    [au("Autre"), au("Autre"), au("Autre")],
    { schema: "rang", valeur: "Autre" },
  ],
  ["refusée si le schéma ne la connaît pas", "Top 9", [], refus("priorite-inconnue")],
] as const)("PLA-3 : une priorité est %s", (_cas, valeur, autres, attendu) => {
  expect(donnerPriorite(RANG, valeur, autres)).toEqual(attendu);
});

test("PLA-3 : un autre schéma ne compte pas dans le plafond, et un schéma absent refuse", () => {
  const ailleurs = { priorite: { schema: "phase", valeur: "Top 2" } };
  expect(donnerPriorite(RANG, "Top 2", [ailleurs, ailleurs])).toEqual({ schema: "rang", valeur: "Top 2" });
  expect(donnerPriorite(undefined, "Top 2", [])).toEqual(refus("priorite-inconnue"));
});

test.each([
  ["va sous un frère", "c", "b", "b"],
  ["devient racine", "d", null, null],
] as const)("PLA-4 : un nœud %s", (_cas, id, parent, attendu) => {
  expect(deplacer(PLAN, id, parent)).toMatchObject({ parent: attendu });
});

test.each([
  ["sous lui-même", "a", "a", "boucle"],
  ["sous son petit-fils", "a", "d", "boucle"],
  ["sous un nœud qui n’existe pas", "a", "z", "noeud-inconnu"],
] as const)("PLA-4 : un nœud ne va pas %s", (_cas, id, parent, code) => {
  expect(deplacer(PLAN, id, parent)).toEqual(refus(code));
});

test("PLA-5 : un nœud se retire vide, pas avec une fiche ni un nœud", () => {
  expect(retirerNoeud(PLAN, "d", 0)).toMatchObject({ id: "d" });
  expect(retirerNoeud(PLAN, "d", 1)).toEqual(refus("noeud-porte"));
  expect(retirerNoeud(PLAN, "b", 0)).toEqual(refus("noeud-porte"));
  expect(retirerNoeud(PLAN, "z", 0)).toBeInstanceOf(Refus);
});

test.each([
  ["le rédacteur modifie tout", { toutPlan: true, saFiche: true }, [], true],
  ["le pilote modifie sa fiche", { toutPlan: false, saFiche: true }, ["cs"], true],
  ["le pilote ne modifie pas celle d’un autre", { toutPlan: false, saFiche: true }, ["rpe"], false],
  ["un partenaire n’est pas pilote", { toutPlan: false, saFiche: true }, ["ecole"], false],
  ["l’élu ne modifie rien, même nommé pilote", { toutPlan: false, saFiche: false }, ["cs"], false],
] as const)("PLA-6 : %s", (_cas, droits, miens, attendu) => {
  const fiche = {
    pilotes: [{ acteur: "cs", libelle: "Centre social" }],
    partenaires: [{ acteur: "ecole", libelle: "École" }],
  };
  expect(peutModifierFiche(droits, fiche, miens)).toBe(attendu);
});

test.each([
  [["Besoin de garde"], "petiteEnfance"],
  [["Numérique"], "accesAuxDroits"],
  [["Innovation", "Soutien à la parentalité"], "parentalite"],
  [["Innovation"], "autre"],
  [[], "autre"],
] as const)("PLA-7 : %j se replie sur %s", (indices, attendu) => {
  expect(champNational(indices)).toBe(attendu);
});

const e = (debut: string | null, fin: string | null) => ({ debut, fin, texte: null });

test("PLA-8 : la période va de la première à la dernière année dite, et n’existe pas sans date", () => {
  expect(periode([e("2027", "2028"), e("2026-09", null)])).toEqual({ debut: 2026, fin: 2028 });
  expect(periode([e(null, null)])).toEqual({ debut: null, fin: null });
});

test.each([
  ["Madame Dupont anime l’atelier", "nom"],
  ["Madame la maire ouvre la séance", null],
  ["Camille Martin anime l’atelier", "nom"],
  ["Tom, 4 ans, change d’école", "situation"],
  ["la famille Martin a perdu son logement", "situation"],
  ["la famille élargie est invitée", null],
  ["appeler le 06 12 34 56 78", "coordonnees"],
  ["écrire à ana@exemple.fr", "coordonnees"],
  ["12 345 678 euros en 2026", null],
] as const)("PLA-9 : « %s » alerte : %s", (texte, attendu) => {
  expect(alertePersonne(texte)).toBe(attendu);
});

test("PLA-13 : une action se cite par sa référence ou son titre, accents et casse à part", () => {
  const voisines = [{ id: "1", reference: "PE4", titre: "Guichet dédié" }];
  expect(citeeParmi(" pe4 ", voisines)?.id).toBe("1");
  expect(citeeParmi("guichet dedie", voisines)?.id).toBe("1");
  for (const deux of ["PE4 Guichet dédié", "PE4 · Guichet dédié", "PE4 : guichet dédié"])
    expect(citeeParmi(deux, voisines)?.id).toBe("1");
  for (const autre of ["PE", "PE4 Guichet", "—", ""]) expect(citeeParmi(autre, voisines)).toBeUndefined();
});

test("PLA-83 : une fiche connaît celles qui la citent, ni elle-même ni celles qui en citent une autre", () => {
  const fiche = (id: string, ...actionsLiees: string[]) => ({ id, reference: id, titre: `Fiche ${id}`, actionsLiees });
  const voisines = [fiche("a", "B", "fiche a"), fiche("b", "hors du plan"), fiche("c", "C Fiche c", "b · Fiche b")];
  expect(citantes("b", voisines).map(({ id }) => id)).toEqual(["a", "c"]);
  expect(citantes("a", voisines)).toEqual([]);
});

test("PLA-83 : dans un grand plan, les noms se lisent une fois, non une fois par citation", () => {
  let lus = 0;
  const voisines = Array.from({ length: 60 }, (_, rang) => ({
    id: `${rang}`,
    reference: `PE${rang}`,
    get titre() {
      lus += 1;
      return `Fiche ${rang}`;
    },
    actionsLiees: [`PE${(rang + 7) % 60}`, "hors du plan"],
  }));
  expect(citantes("7", voisines).map(({ id }) => id)).toEqual(["0"]);
  expect(lus).toBeLessThanOrEqual(3 * voisines.length);
});

test("l’arbre se lit en profondeur, chaque frère à son rang", () => {
  expect(enArbre(PLAN).map(({ id, niveau }) => [id, niveau])).toEqual([
    ["a", 0],
    ["c", 1],
    ["b", 1],
    ["d", 2],
  ]);
  expect(cheminDe(PLAN, "d").map(({ id }) => id)).toEqual(["a", "b", "d"]);
});

test("les références se rangent comme on compte", () => {
  const rangees = ["PE35", "PE4", "G10"].toSorted((a, b) => (cleReference(a) < cleReference(b) ? -1 : 1));
  expect(rangees).toEqual(["G10", "PE4", "PE35"]);
});

test("une différence ne garde que ce qui change", () => {
  expect(differences({ a: 1, b: ["x"] }, { a: 1, b: ["y"] })).toEqual({ avant: { b: ["x"] }, apres: { b: ["y"] } });
  expect(differences({ a: 1 }, { a: 1 })).toBeNull();
});

test("une valeur relue de la base dans un autre ordre de clés n’a pas changé ; les rubriques d’un document ont un ordre", () => {
  const avant = {
    budget: { statut: "Existant", texte: null },
    echeances: [{ debut: "2026", fin: null }],
    autres: { a: "1", b: "2" },
  };
  const relu = { ...avant, budget: { texte: null, statut: "Existant" }, echeances: [{ fin: null, debut: "2026" }] };
  expect(differences(avant, relu)).toBeNull();
  expect(Object.keys(differences(avant, { ...avant, autres: { b: "2", a: "1" } })?.apres ?? {})).toEqual(["autres"]);
});
