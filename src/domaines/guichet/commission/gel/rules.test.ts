import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { rangDuMois } from "#commun/mois.ts";
import type { PlacesLibres } from "#domaines/equipements/places/model.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import type { Demande } from "../../demande/model.ts";
import type { Contenu, ReserveReglee } from "../../reglement/model.ts";
import { bandesDe } from "../places/rules.ts";
import { CARACTERES, exAequo, texteTire, tirageDe } from "../tirage/rules.ts";
import type { DossierGele } from "./model.ts";
import { prochesDe } from "./proche/rules.ts";
import {
  anciennetes,
  choixDe,
  dossierDe,
  droitsDe,
  horizonDe,
  problemeDe,
  reservesDe,
  sectionsDe,
  structureGelee,
} from "./rules.ts";

const SEPTEMBRE = rangDuMois("2027-09");
const dix = (places: number) => Array.from({ length: 10 }, () => places);
const section = (code: "bebes" | "moyens" | "grands" | "unique", places: number, avantMois: number | null = null) => ({
  id: `s-${code}`,
  code,
  avantMois,
  capacites: dix(places),
  modulations: [],
});
const structureDe = (sections: Structure["sections"]) =>
  ({ id: "a", nom: "Les Alouettes", sections }) as unknown as Structure;
const TROIS = structureDe([section("bebes", 10, 14), section("moyens", 20, 24), section("grands", 20)]);
const dites = (code: PlacesLibres["code"], mois: PlacesLibres["mois"], places: number): PlacesLibres => ({
  structure: "a",
  section: `s-${code}`,
  code,
  mois,
  demiJournees: dix(places),
  source: "saisie",
});

const DOSSIER: DossierGele = {
  id: "2027-1",
  points: 10,
  lignes: [],
  departage: [],
  depuis: "2027-01-05",
  enfants: [],
  choix: [],
  priorite: "structure",
  droits: [],
  urgence: false,
};

test("GUI-258 : le tirage est le début de l’empreinte de « valeur, espace, numéro », et tient dans un nombre exact", () => {
  const empreinte = createHash("sha256").update(texteTire("4 8 15", "2027-12")).digest("hex");
  expect(texteTire("4 8 15", "2027-12")).toBe("4 8 15 2027-12");
  expect(tirageDe(empreinte).toString(16).padStart(CARACTERES, "0")).toBe(empreinte.slice(0, 13));
  expect(Number.isSafeInteger(tirageDe("f".repeat(64)))).toBe(true);
});

test("GUI-259 : le tirage ne sert qu’entre mêmes points, même départage et même date", () => {
  const egaux = [DOSSIER, { ...DOSSIER, id: "2027-2" }];
  expect(exAequo(egaux).map((groupe) => groupe.map(({ id }) => id))).toEqual([["2027-1", "2027-2"]]);
  for (const autre of [{ points: 11 }, { departage: [1] }, { depuis: "2027-01-06" as const }])
    expect(exAequo([DOSSIER, { ...DOSSIER, id: "2027-2", ...autre }])).toEqual([]);
});

test.each([
  ["2027-09", "2027-12", 12],
  ["2027-01", "2027-03", 8],
  ["2027-08", "2027-08", 1],
  ["2027-06", "2027-09", 15],
] as const)(
  "GUI-260 : de %s à %s, les places se regardent sur %i mois, jusqu’à la fin d’août",
  (deMois, aMois, mois) => {
    expect(horizonDe({ deMois, aMois })).toEqual({ premier: rangDuMois(deMois), mois });
  },
);

describe("les places", () => {
  const reglages = {
    premier: SEPTEMBRE,
    mois: 3,
    sections: sectionsDe([TROIS]),
    surnombre: [],
    reserves: "dAbord" as const,
  };
  const cadre = { reglages, reserves: [], surattribution: { risque: 0, proposees: 0, refusees: 0 } };

  test("GUI-261 : un mois non dit reprend celui d’avant ; avant le premier, rien ; une case rouge vaut zéro", () => {
    const libres = [dites("bebes", "2027-10", 3), dites("moyens", "2027-09", -2), dites("moyens", "2027-11", 1)];
    const { sections = [], etablissement } = structureGelee(TROIS, libres, cadre);
    const lundis = (grille: readonly number[] = []) => [grille[0], grille[10], grille[20]];
    expect(lundis(sections[0])).toEqual([0, 3, 3]);
    expect(lundis(sections[1])).toEqual([0, 0, 1]);
    expect(lundis(etablissement)).toEqual([0, 3, 4]);
  });

  test("GUI-261 : une structure sans section d’âge n’a que son établissement", () => {
    const unique = structureDe([section("unique", 12)]);
    const gelee = structureGelee(unique, [dites("unique", "2027-09", 2)], cadre);
    expect([gelee.sections, gelee.etablissement.slice(0, 2)]).toEqual([undefined, [2, 2]]);
    expect(sectionsDe([unique])).toEqual([]);
  });

  test("GUI-262 : une place d’insertion par tranche de vingt, partagée selon les sections ; sous la tranche, aucune", () => {
    const reserve = (taille: number, entamee = false): ReserveReglee => ({
      code: "insertion",
      libelle: "Insertion",
      places: { genre: "tranche", taille, entamee },
      ayantsDroit: [],
      acces: "tous",
    });
    const codes = ["bebes", "moyens", "grands"];
    expect(reservesDe(TROIS, [reserve(20)], codes)).toMatchObject([{ places: [0, 1, 1] }]);
    expect(reservesDe(TROIS, [reserve(51)], codes)).toEqual([]);
    expect(reservesDe(TROIS, [reserve(51, true)], codes)).toMatchObject([{ places: [0, 1, 0] }]);
    const nombre = { ...reserve(20), places: { genre: "nombre" as const, nombre: 3 } };
    expect(reservesDe(structureDe([section("unique", 12)]), [nombre], [])).toMatchObject([{ places: [3] }]);
  });

  test("GUI-263 : sans risque accepté, pas une place de plus ; avec un risque et des refus nombreux, quelques-unes, jamais dans une case fermée", () => {
    const libres = [dites("bebes", "2027-09", 8)];
    const passe = { proposees: 200, refusees: 60 };
    expect(structureGelee(TROIS, libres, { ...cadre, surattribution: { risque: 0, ...passe } }).enPlus).toBeUndefined();
    const gelee = structureGelee(TROIS, libres, { ...cadre, surattribution: { risque: 0.1, ...passe } });
    expect(gelee.enPlus?.[0]).toBeGreaterThan(0);
    expect(gelee.enPlus?.slice(1)).toEqual([0, 0]);
    const { structures } = problemeDe({ reglages, structures: [gelee] }, [], new Map());
    const [bebes, moyens] = structures[0]?.sections ?? [];
    expect([bebes?.[0], moyens?.[0]]).toEqual([8 + Number(gelee.enPlus?.[0]), 0]);
  });

  test("GUI-269 : les mois de mêmes places se lisent en une ligne", () => {
    expect(bandesDe([...dix(2), ...dix(2), ...dix(1)], { premier: SEPTEMBRE, mois: 3 })).toEqual([
      { de: "septembre 2027", a: "octobre 2027", places: dix(2) },
      { de: "novembre 2027", a: "novembre 2027", places: dix(1) },
    ]);
  });
});

test("GUI-264 : « la plus proche » vaut toutes les structures dans l’ordre ; un choix hors de la séance ne compte pas", () => {
  expect(choixDe(["b", "plusProche"], ["a", "b", "c"]).map(({ structure }) => structure)).toEqual(["b", "a", "c"]);
  expect(choixDe(["z"], ["a", "b"])).toEqual([]);
});

test("GUI-268 : les structures de la commune d’abord, puis à vol d’oiseau ; celles que l’on ne situe pas, à la fin", () => {
  const lieu = (id: string, commune: string | null, lat: number | null) => ({
    id,
    nom: id,
    commune,
    lat,
    lon: lat === null ? null : 2,
  });
  const centres = new Map([
    ["15001", { lat: 45, lon: 2 }],
    ["15002", { lat: 45.3, lon: 2 }],
  ]);
  const lieux = [
    lieu("loin", null, 45.2),
    lieu("nulle", null, null),
    lieu("pres", null, 45.1),
    lieu("ici", "15001", 46),
    lieu("bourg", "15002", null),
  ];
  expect(prochesDe(lieux, "15001", centres)).toEqual(["ici", "pres", "loin", "bourg", "nulle"]);
  expect(prochesDe(lieux, "99999", new Map())).toEqual(["bourg", "ici", "loin", "nulle", "pres"]);
});

const CONTENU = {
  groupes: [],
  departage: ["enfants"],
  criteres: [
    { code: "isole", libelle: "Parent seul", fait: "situation", type: "booleen", points: 5, communes: [] },
    {
      code: "enfants",
      libelle: "Enfants",
      fait: "situation",
      type: "parUnite",
      points: 0,
      unite: "enfant",
      maximum: 9,
      communes: [],
    },
  ],
  reserves: [
    {
      code: "insertion",
      libelle: "Insertion",
      ayantsDroit: ["isole"],
      places: { genre: "nombre", nombre: 1 },
      acces: "tous",
    },
  ],
} as unknown as Contenu;
const demande = (dit: Partial<Demande> = {}) =>
  ({
    id: "d1",
    dossier: "d",
    numero: "2027-7",
    etat: "enAttente",
    enfant: { prenom: "Lou", nom: "Vidal", naissance: "2027-03-14", terme: null },
    commune: "15001",
    semaine: 1023,
    reduites: [975],
    entree: "2027-09",
    toleranceMois: 2,
    voeux: ["a"],
    priorite: "semaine",
    fratrie: null,
    urgence: false,
    situations: { isole: true, enfants: 2 },
    attendDepuis: "2027-02-01",
    ...dit,
  }) as unknown as Demande;
const AVEC = { reglement: { contenu: CONTENU }, au: "2027-04-02", proches: ["a", "b"] } as const;

test("GUI-266 : un dossier gelé n’a ni nom, ni adresse, ni jour de naissance ; sans date d’attente, il n’entre pas", () => {
  const gele = dossierDe([demande()], AVEC);
  expect(gele).toMatchObject({ id: "2027-7", points: 5, departage: [2], depuis: "2027-02-01", droits: ["insertion"] });
  expect(gele?.enfants).toEqual([
    { ne: rangDuMois("2027-03"), entree: SEPTEMBRE, tolerance: 2, semaines: [1023, 975] },
  ]);
  expect(JSON.stringify(gele)).not.toMatch(/Lou|Vidal|2027-03-14|15001/);
  expect(dossierDe([demande({ attendDepuis: null })], AVEC)).toBeNull();
});

test("GUI-266 : une fratrie ne fait qu’un dossier, aux points du mieux noté", () => {
  const fratrie = [demande({ situations: {}, fratrie: "ensemble" }), demande({ id: "d2", numero: "2027-8" })];
  expect(dossierDe(fratrie, AVEC)).toMatchObject({ id: "2027-7", points: 5, fratrie: "ensemble", enfants: [{}, {}] });
});

test("GUI-265 : a droit à une réserve qui vérifie l’un de ses critères, pas les autres", () => {
  const note = (situations: Demande["situations"]) => ({
    reglement: { contenu: CONTENU },
    au: "2027-04-02" as const,
    demande: { ...demande(), situations } as never,
  });
  expect(droitsDe(note({ isole: true }))).toEqual(["insertion"]);
  expect(droitsDe(note({ isole: false }))).toEqual([]);
});

test("GUI-267 : à points égaux, le départage passe avant la date ; sans départage, la date reste elle-même", () => {
  const un = { ...DOSSIER, id: "un", departage: [1], depuis: "2027-01-01" as const };
  const deux = { ...DOSSIER, id: "deux", departage: [2], depuis: "2027-03-01" as const };
  const pareil = { ...deux, id: "pareil" };
  const rangs = anciennetes([un, deux, pareil]);
  expect((rangs.get("deux") ?? "") < (rangs.get("un") ?? "")).toBe(true);
  expect(rangs.get("pareil")).toBe(rangs.get("deux"));
  expect(anciennetes([DOSSIER]).get(DOSSIER.id)).toBe(DOSSIER.depuis);
});
