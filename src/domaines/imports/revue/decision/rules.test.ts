import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { NoeudEchange } from "../../echange/model.ts";
import { echangeVide, ficheVide } from "../../echange/rules.ts";
import { type Comparaison, type DecisionFiche, type Decisions, type EtatLigne, SANS_DECISION } from "../model.ts";
import {
  accepterSur,
  aRevoirGardes,
  contenuFinal,
  contreDe,
  decisionLigne,
  deciderLignes,
  estInchangee,
  estValable,
  joindreFiches,
  neChangeRien,
  noeudGarde,
  peutJoindre,
  resteADecider,
  toutAccepter,
  visasACompleter,
} from "./rules.ts";

const plan = { id: "f", version: 2, fiche: { ...ficheVide("Titre"), finalite: "Déjà là" } };
const decision = (plus: Partial<DecisionFiche> = {}): DecisionFiche => ({
  sort: "accepte",
  contre: contreDe(plan),
  vers: null,
  corrections: {},
  remplace: [],
  ...plus,
});
const comparee = (rang: number, etat: EtatLigne, plus: Partial<Comparaison["fiches"][number]> = {}) => ({
  rang,
  plan,
  lignes: [{ nom: "finalite" as const, etat }],
  doutes: 0,
  ...plus,
});
const bloc = (nom: "titre" | "caf", etat: EtatLigne, contre = "") => ({
  nom,
  cle: `convention.${nom}`,
  etat,
  contre,
  rang: null,
  place: null,
  champ: null,
});
const comparaison = (plus: Partial<Comparaison> = {}): Comparaison => ({
  blocs: [],
  noeuds: [],
  priorites: [],
  fiches: [],
  ...plus,
});

test.each([
  ["vaut contre la fiche et la version vues", decision(), true],
  ["ne vaut plus contre une autre version", decision({ contre: { fiche: "f", version: 1 } }), false],
  ["ne vaut plus si la fiche était nouvelle", decision({ contre: null }), false],
  ["de laisser de côté vaut toujours", decision({ sort: "laisse", contre: null }), true],
])("IMP-55 : une décision %s", (_cas, prise, attendu) => expect(estValable(prise, plan)).toBe(attendu));

test("IMP-56 : attend ce qui est neuf ou autre et que rien n'a décidé, devant ce qui est là aujourd'hui", () => {
  const devant = comparaison({
    blocs: [bloc("titre", "different", "abc"), bloc("caf", "identique")],
    fiches: [comparee(0, "different"), comparee(1, "identique")],
  });
  expect(resteADecider(devant, SANS_DECISION)).toMatchObject({ fiches: [0], lignes: [{ cle: "convention.titre" }] });
  const decide = deciderLignes({ fiches: { 0: decision() }, lignes: {} }, devant.blocs, () => true);
  expect(resteADecider(devant, decide)).toEqual({ fiches: [], lignes: [], priorites: [] });
  const change = { ...devant, blocs: [bloc("titre", "different", "xyz")] };
  expect(resteADecider(change, decide).lignes).toHaveLength(1);
  expect(decisionLigne(bloc("titre", "different", "xyz"), decide)).toBeNull();
});

test("IMP-57 : tout accepter prend ce qui attend, remplacements compris, et laisse ce qui est décidé", () => {
  const devant = comparaison({ fiches: [comparee(0, "different"), comparee(1, "different")] });
  const { fiches } = toutAccepter(devant, { fiches: { 1: decision({ sort: "laisse" }) }, lignes: {} });
  expect(fiches[0]).toMatchObject({ sort: "accepte", remplace: ["finalite"], contre: { fiche: "f", version: 2 } });
  expect(fiches[1]?.sort).toBe("laisse");
});

test("IMP-57 : tout accepter garde le titre déjà donné, et laisse un visa dont une place est restée vide", () => {
  const visa = (rang: number) => ({ ...bloc("caf", "nouveau"), nom: "visas" as const, cle: `visas.${rang}`, rang });
  const lu = echangeVide(null);
  const visas = [
    { texte: "Vu le code de l’action sociale", incomplet: false },
    { texte: "Vu la délibération (...Autant de délibérations que de communes)", incomplet: true },
    { texte: "Vu la délibération du 3 mars, complétée", incomplet: true },
  ];
  const rempli = { ...lu, convention: { ...lu.convention, visas } };
  const aCompleter = visasACompleter(rempli, "document");
  expect(visasACompleter(rempli, "echange").size).toBe(0);
  const devant = comparaison({ blocs: [bloc("titre", "different"), visa(0), visa(1), visa(2)] });
  const { lignes } = toutAccepter(devant, SANS_DECISION, aCompleter);
  expect(Object.entries(lignes).flatMap(([cle, { accepte }]) => (accepte ? [cle] : []))).toEqual([
    "visas.0",
    "visas.2",
  ]);
  expect(resteADecider(devant, { fiches: {}, lignes }).lignes).toEqual([]);
  const neuf = toutAccepter(comparaison({ blocs: [bloc("titre", "nouveau")] }), SANS_DECISION);
  expect(neuf.lignes["convention.titre"]?.accepte).toBe(true);
});

test("IMP-58 : ce qui est sûr est neuf et sans doute ; le douteux et le remplacement attendent", () => {
  const devant = comparaison({
    blocs: [bloc("titre", "nouveau"), bloc("caf", "nouveau")],
    fiches: [comparee(0, "nouveau"), comparee(1, "nouveau", { doutes: 1 }), comparee(2, "different")],
  });
  const apres = accepterSur(devant, SANS_DECISION, new Set(["caf"]));
  expect(Object.keys(apres.fiches)).toEqual(["0"]);
  expect(Object.keys(apres.lignes)).toEqual(["convention.titre"]);
});

test("IMP-59 : la première l'emporte, la seconde complète, aucun texte ni élément ne se perd", () => {
  const a = { ...ficheVide("A"), finalite: "Un", publicCible: ["Parents"], autres: { Note: "a" } };
  const b = {
    ...ficheVide("B"),
    reference: "PE1",
    finalite: "Deux",
    publicCible: ["Parents", "Enfants"],
    autres: { Note: "b", Plus: "c" },
  };
  expect(joindreFiches(a, b)).toMatchObject({
    titre: "A",
    reference: "PE1",
    finalite: "Un\nDeux",
    publicCible: ["Parents", "Enfants"],
    autres: { Note: "a", Plus: "c" },
  });
});

test.each([
  ["à une autre", {}, [0, 1], true],
  ["pas à elle-même", {}, [1, 1], false],
  ["pas hors du fichier", {}, [0, 5], false],
  ["pas à une fiche déjà jointe ailleurs", { 1: decision({ sort: "joint", vers: 2 }) }, [0, 1], false],
  ["pas si une autre la complète déjà", { 2: decision({ sort: "joint", vers: 0 }) }, [0, 1], false],
] as const)("IMP-60 : une fiche se joint %s", (_cas, fiches, [rang, vers], attendu) => {
  const decisions: Decisions = { fiches, lignes: {} };
  expect(peutJoindre(decisions, rang, vers, 3) instanceof Refus).toBe(!attendu);
});

test("ce qui est écrit : le neuf, et ce qu'on accepte de remplacer", () => {
  const importee = { ...ficheVide("Titre"), finalite: "Lue", description: "Neuve" };
  const lignes = [
    { nom: "finalite" as const, etat: "different" as const },
    { nom: "description" as const, etat: "nouveau" as const },
  ];
  expect(contenuFinal(importee, { plan, lignes }, [])).toMatchObject({ finalite: "Déjà là", description: "Neuve" });
  expect(contenuFinal(importee, { plan, lignes }, ["finalite"])).toMatchObject({ finalite: "Lue" });
});

test("IMP-61 : une ligne à revoir suit sa fiche, part avec elle, et le reste demeure", () => {
  const ligne = (chemin: string) => ({ chemin, raison: "", texte: "", lignes: null });
  const fiches = [ficheVide("a"), ficheVide("b")];
  const gardes = aRevoirGardes(
    {
      aRevoir: [
        ligne("plan.fiches[0].titre"),
        ligne("plan.fiches[1].titre"),
        ligne("convention.titre"),
        ligne("plan.fiches[9]"),
      ],
      plan: { noeuds: [], fiches },
    },
    new Map([[1, 4]]),
  );
  expect(gardes.map(({ chemin }) => chemin)).toEqual(["plan.fiches[4].titre", "convention.titre", "plan.fiches[9]"]);
});

test("IMP-62 : un nœud laissé confie ce qu'il portait à son parent gardé, ou à la racine", () => {
  const noeud = (id: string, parent: string | null): [string, NoeudEchange] => [
    id,
    { id, parent, genre: "axe", code: null, libelle: id, impactsVises: [] },
  ];
  const noeuds = new Map([noeud("a", null), noeud("b", "a"), noeud("c", "b")]);
  expect(noeudGarde(noeuds, "c", (id) => id === "a")).toBe("a");
  expect(noeudGarde(noeuds, "c", () => false)).toBeNull();
  expect(noeudGarde(noeuds, "duPlan", () => false)).toBe("duPlan");
});

test("IMP-87 : un fichier dont le plan dit tout ne change rien ; une fiche nouvelle, si", () => {
  expect(neChangeRien(comparaison({ fiches: [comparee(0, "identique")], blocs: [bloc("titre", "absent")] }))).toBe(
    true,
  );
  expect(neChangeRien(comparaison({ fiches: [comparee(0, "identique", { plan: null })] }))).toBe(false);
  expect(estInchangee(comparee(0, "nouveau"))).toBe(false);
});
