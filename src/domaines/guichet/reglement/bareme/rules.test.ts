import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bareme, Contenu, Critere, DemandeNotee, Groupe } from "../model.ts";
import { bonus, moisEntiers, points } from "./rules.ts";

const VIDE: Contenu = {
  preambule: "",
  eligibilite: [],
  groupes: [],
  criteres: [],
  departage: [],
  reserves: [],
  ordreReserves: "dAbord",
  calendrier: [],
  anciennete: "depot",
  refusRemetAZero: false,
  rangMontre: true,
  delaiReponse: 10,
  confirmation: 6,
};

const critere = (code: string, bareme: Bareme, plus: Partial<Critere> = {}): Critere =>
  ({
    code,
    libelle: code,
    description: "",
    groupe: null,
    piece: "",
    fait: "situation",
    communes: [],
    ...bareme,
    ...plus,
  }) as Critere;

const demande = (plus: Partial<DemandeNotee> = {}): DemandeNotee => ({
  commune: "15001",
  attendDepuis: "2026-03-15",
  semaine: 1023,
  jumeaux: false,
  fratrie: null,
  urgence: false,
  horairesAtypiques: false,
  situations: {},
  ...plus,
});

const noter = (criteres: Critere[], dit: Partial<DemandeNotee> = {}, groupes: Groupe[] = []) =>
  points({ contenu: { ...VIDE, criteres, groupes } }, demande(dit), "2026-11-22");

const total = (...args: Parameters<typeof noter>) => noter(...args).total;

describe("GUI-214 : un critère peut ne compter que dans certaines structures", () => {
  const partout = critere("parentIsole", { type: "booleen", points: 30 }, { groupe: "famille" });
  const la = critere("aine", { type: "booleen", points: 20 }, { groupe: "famille", structures: ["a", "b"] });
  const dite = demande({ situations: { parentIsole: true, aine: true } });
  const bonusDe = (criteres: Critere[], groupes: Groupe[] = [], ou = ["a", "c", "b", "a"]) =>
    bonus({ contenu: { ...VIDE, criteres, groupes } }, dite, "2026-11-22", ou).map((un) => [un.structure, un.points]);

  test("il ne compte pas ailleurs, et s’ajoute là", () => {
    expect(total([partout, la], dite)).toBe(30);
    expect(bonusDe([partout, la])).toEqual([
      ["a", 20],
      ["b", 20],
    ]);
  });
  test("sous le plafond de son groupe seulement", () => {
    const groupe = { code: "famille", libelle: "Famille", plafond: 40, meilleur: false };
    expect(bonusDe([partout, la], [groupe], ["a"])).toEqual([["a", 10]]);
    expect(bonusDe([partout, la], [{ ...groupe, plafond: null, meilleur: true }], ["a"])).toEqual([]);
  });
  test("les lignes disent ce qui s’ajoute, et rien d’autre", () => {
    const [ici] = bonus({ contenu: { ...VIDE, criteres: [partout, la] } }, dite, "2026-11-22", ["a"]);
    expect(ici?.lignes).toEqual([{ critere: "aine", libelle: "aine", points: 20, raison: "Vérifié" }]);
  });
  test("sans critère de cette sorte, rien", () => expect(bonusDe([partout])).toEqual([]));
});

describe("GUI-204 : un critère vérifié donne ses points, non vérifié il ne dit rien", () => {
  const seul = critere("parentIsole", { type: "booleen", points: 30 });
  test.each([
    ["vérifié", [seul], { parentIsole: true }, 30],
    ["démenti", [seul], { parentIsole: false }, 0],
    ["jamais dit", [seul], {}, 0],
    ["négatif", [critere("refus", { type: "booleen", points: -20 })], { refus: true }, -20],
    [
      "dont le nom est celui d’une propriété de tout objet",
      [critere("constructor", { type: "booleen", points: 9 })],
      {},
      0,
    ],
  ] as const)("%s", (_cas, criteres, situations, attendu) =>
    expect(total([...criteres], { situations })).toBe(attendu),
  );

  test.each([
    ["jumeaux", { jumeaux: true }],
    ["fratrie", { fratrie: "ensemble" }],
    ["urgence", { urgence: true }],
    ["horairesAtypiques", { horairesAtypiques: true }],
    ["commune", { commune: "15014" }],
  ] as const)("le fait « %s » se lit dans la demande", (fait, dit) => {
    const lu = critere("x", { type: "booleen", points: 7 }, { fait, communes: ["15014"] });
    expect([total([lu]), total([lu], dit)]).toEqual([0, 7]);
  });
});

test.each([
  [undefined, 0],
  [0, 0],
  [1, 20],
  [2, 40],
  [9, 40],
] as const)("GUI-205 : une échelle où l’on vaut %s donne %i points", (valeur, attendu) => {
  const tranches = [
    { aPartirDe: 2, libelle: "Les deux parents travaillent", points: 40 },
    { aPartirDe: 1, libelle: "L’un travaille", points: 20 },
  ];
  const situations = valeur === undefined ? {} : { travail: valeur };
  expect(total([critere("travail", { type: "echelle", tranches })], { situations })).toBe(attendu);
});

test("GUI-205 : une échelle dont le premier palier est zéro vaut aussi pour qui le dit", () => {
  const tranches = [{ aPartirDe: 0, libelle: "Sans emploi", points: 5 }];
  const echelle = [critere("travail", { type: "echelle", tranches })];
  expect(total(echelle, { situations: { travail: 0 } })).toBe(5);
  expect(total(echelle)).toBe(0);
});

test.each([
  ["2026-10-22", 1],
  ["2026-10-23", 0],
  ["2026-03-22", 8],
  ["2025-03-22", 12],
  ["2027-01-01", 0],
  [null, 0],
] as const)("GUI-206 : attendre depuis le %s compte %i mois, au plus douze", (attendDepuis, attendu) => {
  const attente = critere(
    "attente",
    { type: "parUnite", points: 1, unite: "mois", maximum: 12 },
    { fait: "moisAttente" },
  );
  expect(total([attente], { attendDepuis })).toBe(attendu);
});

test("les mois entiers se comptent de quantième à quantième", () => {
  expect(moisEntiers("2026-01-31", "2026-02-28")).toBe(1);
  expect(moisEntiers("2026-01-31", "2026-02-27")).toBe(0);
});

describe("GUI-207 : un avis d’expert compte signé, motivé, entre ses bornes", () => {
  const avis = critere("pmi", { type: "expert", minimum: 0, maximum: 50 });
  const signe = { critere: "pmi", points: 30, auteur: "Médecin de PMI", motif: "Suivi en cours" };
  test.each([
    ["signé et motivé", signe, 30],
    ["au-delà de la borne", { ...signe, points: 80 }, 50],
    ["en deçà", { ...signe, points: -5 }, 0],
    ["sans auteur", { ...signe, auteur: " " }, 0],
    ["sans motif", { ...signe, motif: "" }, 0],
    ["d’un autre critère", { ...signe, critere: "autre" }, 0],
  ])("%s", (_cas, une, attendu) => expect(total([avis], { expertises: [une] })).toBe(attendu));

  test("ce que la famille déclare sous son code ne compte pas", () =>
    expect(total([avis], { situations: { pmi: 50 } })).toBe(0));
});

describe("GUI-208 : un groupe a son plafond, ou ne garde que le meilleur", () => {
  const a = critere("a", { type: "booleen", points: 30 }, { groupe: "famille" });
  const b = critere("b", { type: "booleen", points: 20 }, { groupe: "famille" });
  const faute = critere("faute", { type: "booleen", points: -20 }, { groupe: "famille" });
  const situations = { a: true, b: true, faute: true };
  const groupe = (plus: Partial<Groupe>): Groupe[] => [
    { code: "famille", libelle: "Famille", plafond: null, meilleur: false, ...plus },
  ];
  test.each([
    ["sans plafond", {}, [a, b], 50],
    ["au plafond", { plafond: 50 }, [a, b], 50],
    ["au-dessus du plafond", { plafond: 40 }, [a, b], 40],
    ["le meilleur seulement", { meilleur: true }, [a, b], 30],
    ["le meilleur, sous un plafond plus bas", { meilleur: true, plafond: 25 }, [a, b], 25],
    ["une pénalité s’ôte après le plafond", { plafond: 40 }, [a, b, faute], 20],
  ] as const)("%s", (_cas, plus, criteres, attendu) =>
    expect(total([...criteres], { situations }, groupe(plus))).toBe(attendu),
  );

  test("un autre groupe n’en sait rien", () =>
    expect(total([a, { ...b, groupe: null }], { situations }, groupe({ plafond: 10 }))).toBe(30));
});

test("GUI-209 : le total est la somme des lignes, dans l’ordre du règlement", () => {
  const booleen = fc.record({ code: fc.constantFrom("a", "b", "c", "d"), points: fc.integer({ min: -50, max: 50 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(booleen, { selector: ({ code }) => code }),
      fc.option(fc.integer({ min: 0, max: 60 })),
      fc.boolean(),
      (dits, plafond, meilleur) => {
        const criteres = dits.map(({ code, points: nombre }) =>
          critere(code, { type: "booleen", points: nombre }, { groupe: "g" }),
        );
        const situations = Object.fromEntries(dits.map(({ code }) => [code, true]));
        const compte = noter(criteres, { situations }, [{ code: "g", libelle: "G", plafond, meilleur }]);
        const sommes = compte.lignes.reduce((somme, ligne) => somme + ligne.points, 0);
        const gains = compte.lignes.filter(({ critere: code, points: n }) => n > 0 || code.startsWith("groupe:"));
        expect(compte.total).toBe(sommes);
        expect(gains.reduce((somme, ligne) => somme + ligne.points, 0)).toBeLessThanOrEqual(plafond ?? 200);
        expect(compte.lignes.map((ligne) => ligne.critere).filter((code) => !code.startsWith("groupe:"))).toEqual(
          criteres.filter(({ code }) => dits.find((un) => un.code === code)).map(({ code }) => code),
        );
      },
    ),
    { numRuns: 100 },
  );
});
