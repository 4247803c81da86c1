import { describe, expect, test } from "vitest";
import type { Echange, FicheEchange, NoeudEchange } from "../src/domaines/imports/echange/model.ts";
import type { ChampOr, CucmOr, DocumentOr, FicheOr } from "./or.ts";
import { coupesInfideles } from "./or.ts";
import { couper, empreinte, lirePlage, normaliser } from "./or-coupe.ts";
import { comptes, periodesFausses } from "./or-faits.ts";
import { apparier, f1, mots, scorerPlan } from "./or-score.ts";
import { voirTableau } from "./or-tableau.ts";

const LIGNES = [
  "FICHE A : Ouvrir le jardin",
  "Porteur : la Régie du Lac ; les Amis",
  "- > planter <p>dix arbres</p>",
  "FICHE B : Fermer le port",
  "2026 : la 1 ^{ère} pierre",
  "Thème : l’eau",
];

const fiche = (titre: string, plus: Partial<FicheEchange> = {}): FicheEchange => ({
  reference: null,
  titre,
  noeuds: [],
  priorite: null,
  diagnosticInitial: null,
  forces: [],
  faiblesses: [],
  finalite: null,
  objectifsOperationnels: [],
  description: null,
  publicCible: [],
  methodologie: null,
  modalites: [],
  echeances: [],
  pilotes: [],
  partenaires: [],
  moyens: [],
  resultatsAttendus: [],
  indicateurs: [],
  pointsVigilance: [],
  budget: null,
  territoiresCibles: [],
  champs: [],
  specificitesAo: [],
  contratsLies: [],
  actionsLiees: [],
  autres: {},
  sources: {},
  ...plus,
});

const valeur = (items: string[], plus: Partial<ChampOr> = {}): ChampOr => ({
  items,
  nombre: items.length,
  sha256: empreinte(items.map((p) => normaliser(couper(LIGNES, p)))),
  ...plus,
});

const A: FicheOr = {
  titre: "1:10",
  bloc: "1-3",
  champs: {
    titre: valeur(["1:10"]),
    pilotes: valeur(["2:10-2:26", "2:28"]),
    moyens: valeur(["3"]),
    champs: valeur(["6:8"], { facultatif: true }),
  },
};
const B: FicheOr = {
  titre: "4:10",
  bloc: "4-5",
  champs: { titre: valeur(["4:10"]), echeances: valeur(["5"]), noeuds: valeur(["6:8"]) },
};
const OR: DocumentOr = { document: "x", sha256: "", equivalents: { moyens: ["modalites"] }, fiches: [A, B] };
const NOEUDS: NoeudEchange[] = [
  { id: "n1", parent: null, genre: "theme", code: null, libelle: "L'eau", impactsVises: [] },
];
const bonneA = fiche("Ouvrir le jardin", { pilotes: ["La régie du lac", "Les amis"], moyens: ["Planter dix arbres"] });
const bonneB = fiche("Fermer le port", {
  noeuds: ["n1"],
  echeances: [{ debut: "2026", fin: null, texte: "la 1ère pierre" }],
});
const noter = (...fiches: FicheEchange[]) => scorerPlan(OR, { noeuds: NOEUDS, fiches }, LIGNES);

describe("coupe et normalisation", () => {
  test("une plage se lit par lignes, par colonnes, ou d’une colonne à la fin", () => {
    expect(lirePlage("4-5")).toEqual({ debut: 4, de: 0, fin: 5, a: Number.POSITIVE_INFINITY });
    expect(couper(LIGNES, "2:10-2:26")).toBe("la Régie du Lac ");
    expect(couper(LIGNES, "1:10-3:8")).toBe("Ouvrir le jardin Porteur : la Régie du Lac ; les Amis - > plan");
    expect(() => couper(LIGNES, "7")).toThrow("hors du texte");
    expect(() => couper(LIGNES, "ligne 3")).toThrow("illisible");
  });

  test("accents, casse, ponctuation, balises et exposants tombent", () => {
    expect(normaliser("- > Planter <p>dix arbres</p>,  l’ÉTÉ")).toBe("planter dix arbres l ete");
    expect(normaliser("1 ^{ère} pierre")).toBe("1ere pierre");
    expect(normaliser('<ul style="a"> cœur')).toBe("coeur");
  });

  test("une coupe dont l’empreinte ou le compte a changé se voit", () => {
    expect(coupesInfideles(OR, LIGNES)).toEqual([]);
    expect(coupesInfideles(OR, LIGNES.with(4, "2027 : autre chose"))).toEqual(["4:10 echeances"]);
    const compte: FicheOr = { ...B, champs: { titre: { ...valeur(["4:10"]), nombre: 2 } } };
    expect(coupesInfideles({ ...OR, fiches: [compte] }, LIGNES)).toEqual(["4:10 titre"]);
  });
});

describe("F1 et moyenne", () => {
  test("le F1 est celui de sacs de mots", () => {
    expect(f1(mots("un deux deux trois"), mots("deux deux deux quatre"))).toBeCloseTo(0.5);
    expect(f1([], [])).toBe(1);
    expect(f1(["a"], [])).toBe(0);
  });

  test("le plan exact vaut 1, la phrase d’une échéance avec ou sans son année", () => {
    expect(noter(bonneA, bonneB)).toMatchObject({ moyenne: 1, trouvees: 2, manquantes: [], enTrop: [] });
    const autre = fiche("Fermer le port", {
      noeuds: ["n1"],
      echeances: [{ debut: "2026", fin: "2026", texte: "2026 : la 1 ère pierre" }],
    });
    expect(noter(bonneA, autre).moyenne).toBeGreaterThan(0.9);
  });

  test("un champ vide, un champ inventé, une fiche de trop, une fiche perdue font baisser la moyenne", () => {
    const sans = noter(fiche("Ouvrir le jardin", { moyens: ["Planter dix arbres"] }), bonneB);
    expect(sans.moyenne).toBeCloseTo(5 / 6);
    const invente = noter(bonneA, { ...bonneB, finalite: "rien de tel" });
    expect(invente.moyenne).toBeCloseTo(6 / 7);
    const deTrop = noter(bonneA, bonneB, fiche("Tout autre chose", { champs: ["l’eau"] }));
    expect(deTrop).toMatchObject({ enTrop: [2] });
    expect(deTrop.moyenne).toBeCloseTo(6 / 8);
    const perdue = noter(bonneA);
    expect(perdue).toMatchObject({ trouvees: 1, manquantes: ["4:10"] });
    expect(perdue.moyenne).toBeCloseTo(3 / 6);
  });

  test("un champ facultatif ne compte que rempli, et il doit alors être juste", () => {
    expect(noter({ ...bonneA, champs: ["L’eau"] }, bonneB).moyenne).toBe(1);
    expect(noter({ ...bonneA, champs: ["le feu"] }, bonneB).moyenne).toBeCloseTo(6 / 7);
  });

  test("l’équivalent tient lieu du champ, et n’est pas une invention à côté de lui", () => {
    const modalites = ["Planter dix arbres"];
    expect(noter({ ...bonneA, moyens: [], modalites }, bonneB).moyenne).toBe(1);
    expect(noter({ ...bonneA, modalites }, bonneB).moyenne).toBe(1);
    expect(noter({ ...bonneA, modalites: ["arroser"] }, bonneB).moyenne).toBeCloseTo(6 / 7);
  });

  test("les titres voisins prennent chacun leur fiche, la référence départage", () => {
    const titres = ["b", "a"].map((reference) => ({ mots: mots("le même titre"), reference }));
    const fiches = ["A", "B"].map((reference) => fiche("Le même titre", { reference }));
    expect(apparier(titres, fiches)).toEqual([1, 0]);
    expect(apparier([{ mots: mots("sans rapport aucun") }], fiches)).toEqual([null]);
  });
});

describe("comptes et périodes", () => {
  const or: DocumentOr = {
    ...OR,
    fiches: [A, { ...B, champs: { ...B.champs, echeances: valeur(["5"], { periodes: ["2026-2028"] }) } }],
  };
  const bilan = (...fiches: FicheEchange[]) => {
    const plan = { noeuds: NOEUDS, fiches };
    const lu = scorerPlan(or, plan, LIGNES);
    return { ...comptes(or, lu, plan), periodes: periodesFausses(or, lu, plan) };
  };
  const echeances = (...couples: [string, string][]) =>
    couples.map(([debut, fin]) => ({ debut: debut as "2026", fin: fin as "2028", texte: "la 1ère pierre" }));

  test("une liste se compte, une période lue comme deux années se voit", () => {
    expect(bilan(bonneA, { ...bonneB, echeances: echeances(["2026", "2028"]) })).toEqual({
      total: 3,
      faux: [],
      periodes: [],
    });
    expect(bilan(bonneA, { ...bonneB, echeances: echeances(["2026", "2026"], ["2028", "2028"]) })).toMatchObject({
      faux: ["4:10 echeances"],
      periodes: ["4:10"],
    });
    expect(bilan({ ...bonneA, pilotes: ["La régie du lac, les amis"] }, bonneB).faux).toEqual(["1:10 pilotes"]);
  });

  test("là où le texte ne sépare rien, aucun compte n’est demandé", () => {
    const libre = { ...or, fiches: [{ ...A, champs: { pilotes: valeur(["2:10"], { libre: true }) } }] };
    const plan = { noeuds: NOEUDS, fiches: [bonneA] };
    expect(comptes(libre, scorerPlan(libre, plan, LIGNES), plan)).toEqual({ total: 0, faux: [] });
  });
});

describe("lignes d’un tableau", () => {
  const or: CucmOr = {
    ...OR,
    fin: { jour: "2026-12-31", ligne: 5 },
    axes: [{ code: "1", titre: "6:8", ailleurs: [] }],
    fiches: [A],
    lignes: [{ titre: "4:10", bloc: "4-5", axe: "1", porteur: "2:10-2:26", annees: ["5:0-5:4"], fiche: 0 }],
  };
  const voir = (fiches: FicheEchange[], aRevoir: Echange["aRevoir"] = []) =>
    voirTableau(or, { plan: { noeuds: NOEUDS, fiches }, aRevoir } as unknown as Echange, LIGNES).lignes[0];
  const debout = { ...bonneB, partenaires: ["la Régie du lac"] };

  test("une ligne debout dit son axe, son porteur et son année ; sa jumelle doit être à revoir avec elle", () => {
    expect(voir([bonneA, debout])).toMatchObject({ etat: "debout", axes: ["1"], porteur: 1, annees: ["2026"] });
    expect(voir([bonneA, debout])?.sansRenvoi).toBe(true);
    const seule = { chemin: "plan.fiches[1]", raison: "Titres voisins.", texte: "", lignes: null };
    expect(voir([bonneA, debout], [seule])?.sansRenvoi).toBe(true);
    const deux = { ...seule, raison: "Voir la fiche des lignes 1 à 3." };
    expect(voir([bonneA, debout], [deux])).toMatchObject({ etat: "debout", sansRenvoi: false });
    expect(voir([bonneA, debout], [{ ...seule, lignes: [1, 2] }])?.sansRenvoi).toBe(false);
  });

  test("une ligne fondue laisse une trace dans sa fiche ; sans trace elle est perdue, avec les deux elle est double", () => {
    const fondue = { ...bonneA, sources: { echeances: { libelle: null, lignes: [5, 5] as [number, number] } } };
    expect(voir([fondue])).toMatchObject({ etat: "fusionnee", rang: 0, sansRenvoi: false });
    expect(voir([bonneA])).toMatchObject({ etat: "perdue", rang: null });
    expect(voir([fondue, debout])?.etat).toBe("double");
  });
});
