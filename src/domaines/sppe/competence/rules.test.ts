import { expect, test } from "vitest";
import { valeurAu } from "../parametre/rules.ts";
import type { Exercice, PopulationDatee, Seuils, Somme } from "./model.ts";
import {
  aExaminer,
  depasse,
  devoirDePlanifier,
  devoirDuRelais,
  devoirsDesAutorites,
  devoirsDeTenir,
  estEnVigueur,
  estObligatoire,
  exerciceAu,
  habitantsAu,
  peutRecevoir,
  situer,
  situerCommune,
  sommer,
} from "./rules.ts";

const SEUILS: Seuils = { planification: 3500, schema: 10_000, relais: 10_000 };
const ICI = { code: "71001", nom: "Arcy" };
const EPCI = { genre: "epci", code: "247100290", nom: "Communauté des Arcs" } as const;

const SYNDICAT = { genre: "syndicat", code: null, nom: "SIVU" } as const;

const acte = (dit: Partial<Exercice>): Exercice => ({
  id: "x",
  commune: ICI.code,
  competence: "planifier",
  debut: "2025-01-01",
  mode: "exercee",
  titulaire: dit.mode === "transferee" ? EPCI : null,
  acte: "",
  ...dit,
});
const pop = (millesime: number, totale: number | null, municipale: number | null = totale): PopulationDatee => ({
  millesime,
  totale,
  municipale,
});

test.each([
  ["2025-01-01", [], 3500, false],
  ["2024-12-31", [], null, null],
  ["2026-06-30", [{ debut: "2026-07-01", valeur: 2000 }], 3500, false],
  ["2026-07-01", [{ debut: "2026-07-01", valeur: 2000 }], 2000, true],
  ["2026-07-01", [{ debut: "2025-01-01", valeur: 2000 }], 2000, true],
  ["2026-07-01", [{ debut: "2024-12-31", valeur: 2000 }], 3500, false],
] as const)("SPPE-1 : le %s, avec %o écrit, le seuil est %o", (jour, ecrites, valeur, ecrite) => {
  const valeurs = ecrites.map((une) => ({ ...une, code: "seuilPlanification" as const, source: "ici" }));
  const lue = valeurAu(valeurs, "seuilPlanification", jour);
  expect(lue?.valeur ?? null).toBe(valeur);
  expect(lue?.ecrite ?? null).toBe(ecrite);
});

test.each([
  ["2024-12-31", false],
  ["2025-01-01", true],
] as const)("SPPE-2 : le %s, le service public existe : %o", (jour, attendu) => {
  expect(estEnVigueur(jour)).toBe(attendu);
  const jugement = { jour, seuils: SEUILS, municipale: false };
  const [premiere] = situerCommune({ ...ICI, populations: [pop(2025, 12)] }, [], jugement);
  expect(premiere?.etat).toBe(attendu ? "exercee" : "horsRegime");
});

test.each([
  ["recenser", 3500, true],
  ["recenser", 3501, true],
  ["informer", 3500, true],
  ["informer", 3501, true],
  ["recenser", null, true],
  ["planifier", 3499, false],
  ["planifier", 3500, false],
  ["planifier", 3501, true],
  ["soutenirQualite", 3500, false],
  ["soutenirQualite", 3501, true],
  ["planifier", null, null],
] as const)("SPPE-3 : %s pour %o habitants est obligatoire : %o", (competence, habitants, attendu) =>
  expect(estObligatoire(competence, habitants, 3500)).toBe(attendu),
);

test.each([
  ["le millésime de l’année", [pop(2026, 3600), pop(2025, 3400)], "2026-01-01", { nombre: 3600, aDefaut: false }],
  ["la veille du 1er janvier", [pop(2026, 3600), pop(2025, 3400)], "2025-12-31", { nombre: 3400, aDefaut: false }],
  ["un millésime passé", [pop(2025, 3400)], "2026-05-01", { nombre: 3400, aDefaut: true }],
  ["un millésime à venir", [pop(2026, 3600)], "2025-05-01", { nombre: 3600, aDefaut: true }],
  ["pas de population totale", [pop(2026, null, 3300)], "2026-05-01", { nombre: 3300, aDefaut: true }],
  ["rien", [], "2026-05-01", { nombre: null, aDefaut: false }],
] as const)("SPPE-4 : %s", (_cas, populations, jour, attendu) =>
  expect(habitantsAu(populations, jour)).toMatchObject(attendu),
);

test("SPPE-4 : l’espace peut compter la population municipale", () => {
  expect(habitantsAu([pop(2026, 3600, 3400)], "2026-05-01", true).nombre).toBe(3400);
});

const VIE = [
  acte({ id: "a", debut: "2025-01-01" }),
  acte({ id: "b", debut: "2026-07-01", mode: "transferee" }),
  acte({ id: "c", debut: "2027-03-15", mode: "nonExercee" }),
];
test.each([
  ["2024-12-31", null],
  ["2025-01-01", "a"],
  ["2026-06-30", "a"],
  ["2026-07-01", "b"],
  ["2027-03-14", "b"],
  ["2027-03-15", "c"],
] as const)("SPPE-5 : le %s vaut l’acte %o, quel que soit l’ordre où on les lit", (jour, attendu) => {
  expect(exerciceAu(VIE, jour)?.id ?? null).toBe(attendu);
  expect(exerciceAu(VIE.toReversed(), jour)?.id ?? null).toBe(attendu);
});

test.each([
  ["CCAS de Mende", false],
  ["Centre intercommunal d’action sociale", false],
  ["Syndicat des Causses", true],
  ["Communauté de communes", true],
])("SPPE-112 : « %s » reçoit la compétence : %o", (titulaire, attendu) =>
  expect(peutRecevoir(titulaire)).toBe(attendu),
);

test.each([
  ["transférée, obligatoire", { mode: "transferee" }, true, "transferee", "epci:247100290", null],
  ["transférée, facultative", { mode: "transferee" }, false, "transferee", "epci:247100290", null],
  ["transférée à un syndicat", { mode: "transferee", titulaire: SYNDICAT }, true, "transferee", "syndicat:SIVU", null],
  ["obligatoire, sans acte", null, true, "exercee", "commune:71001", null],
  ["obligatoire, exercée", { mode: "exercee" }, true, "exercee", "commune:71001", null],
  ["obligatoire, dite non exercée", { mode: "nonExercee" }, true, "exercee", "commune:71001", "obligatoireRefusee"],
  ["facultative, choisie", { mode: "exercee" }, false, "facultative", "commune:71001", null],
  ["facultative, sans acte", null, false, "personne", null, "personne"],
  ["facultative, non exercée", { mode: "nonExercee" }, false, "personne", null, "personne"],
  ["population inconnue, choisie", { mode: "exercee" }, null, "facultative", "commune:71001", null],
  ["population inconnue, sans acte", null, null, "personne", null, "populationInconnue"],
] as const)("SPPE-6 : %s", (_cas, dit, obligatoire, ...attendu) => {
  const situation = situer({ commune: ICI, competence: "planifier" }, dit && acte(dit), obligatoire);
  expect([situation.etat, situation.autorite?.cle ?? null, situation.ecart]).toEqual(attendu);
});

test("SPPE-6 : une commune qui transfère une compétence organise encore les autres", () => {
  const jugement = { jour: "2026-05-01", seuils: SEUILS, municipale: false } as const;
  const transferts = [acte({ competence: "informer", mode: "transferee" })];
  const situations = situerCommune({ ...ICI, populations: [pop(2026, 3501)] }, transferts, jugement);
  expect(situations.map(({ autorite }) => autorite?.genre)).toEqual(["commune", "epci", "commune", "commune"]);
});

const somme = (nombre: number, inconnues = 0): Somme => ({ nombre, communes: 1, inconnues });
const TIENT = { recenser: null, informer: null, planifier: null, soutenirQualite: null };

test("SPPE-7 : chaque compétence tenue oblige, celle qu’on n’a pas n’oblige à rien", () => {
  expect(devoirsDeTenir(TIENT)).toEqual([]);
  const tous = devoirsDeTenir({
    recenser: somme(1),
    informer: somme(1),
    planifier: somme(1),
    soutenirQualite: somme(1),
  });
  expect(tous.map(({ devoir }) => devoir)).toEqual(["recensement", "information", "qualite", "avis"]);
});

test.each([
  [somme(3500), []],
  [somme(3501), [["planification", true]]],
  [somme(10_000), [["planification", true]]],
  [somme(10_001), [["schema", true]]],
  [
    somme(3000, 1),
    [
      ["planification", null],
      ["schema", null],
    ],
  ],
  [
    somme(4000, 1),
    [
      ["planification", true],
      ["schema", null],
    ],
  ],
  [somme(10_001, 1), [["schema", true]]],
  [null, []],
] as const)("SPPE-8 : planifier pour %o demande %o", (planifier, attendu) =>
  expect(devoirDePlanifier({ ...TIENT, planifier }, SEUILS).map(({ devoir, du }) => [devoir, du])).toEqual(attendu),
);

test.each([
  ["informer", somme(10_000), []],
  ["informer", somme(10_001), [true]],
  ["soutenirQualite", somme(10_000), []],
  ["soutenirQualite", somme(10_001), [true]],
  ["soutenirQualite", somme(9000, 1), [null]],
  ["recenser", somme(20_000), []],
  ["planifier", somme(20_000), []],
] as const)("SPPE-9 : %s pour %o demande un relais : %o", (competence, combien, attendu) =>
  expect(devoirDuRelais({ ...TIENT, [competence]: combien }, SEUILS).map(({ du }) => du)).toEqual(attendu),
);

test.each([
  ["2025-12-31", null],
  ["2026-01-01", 10_000],
] as const)("SPPE-9 : le %s, le seuil du relais est %o", (jour, attendu) => {
  const relais = valeurAu([], "seuilRelais", jour)?.valeur ?? null;
  expect(relais).toBe(attendu);
  const dus = devoirDuRelais({ ...TIENT, informer: somme(15_431) }, { ...SEUILS, relais });
  expect(dus.length).toBe(attendu === null ? 0 : 1);
});

test.each([
  [3500, 0, false],
  [3501, 0, true],
  [3500, 1, null],
  [3501, 1, true],
])("SPPE-10 : une somme de %i où il manque %i commune dépasse 3 500 : %o", (nombre, inconnues, attendu) =>
  expect(depasse({ nombre, inconnues }, 3500)).toBe(attendu),
);

/** Trois communes, dont deux transfèrent de quoi planifier le 1er juillet 2026. */
const COMMUNES = [
  { code: "a", nom: "A", populations: [pop(2026, 6000)] },
  { code: "b", nom: "B", populations: [pop(2026, 4001)] },
  { code: "c", nom: "C", populations: [pop(2026, 900)] },
];
const HABITANTS: Record<string, number> = { a: 6000, b: 4001, c: 900 };
const habitantsDe = (code: string) => HABITANTS[code] ?? null;
const TRANSFERTS = ["a", "b"].map((commune) => acte({ id: commune, commune, mode: "transferee", debut: "2026-07-01" }));
const situationsAu = (jour: "2026-06-30" | "2026-07-01") =>
  COMMUNES.flatMap((commune) => situerCommune(commune, TRANSFERTS, { jour, seuils: SEUILS, municipale: false }));

test("SPPE-10 : un groupement compte, compétence par compétence, les seules communes qui ont transféré, dès le jour du transfert", () => {
  const de = (jour: "2026-06-30" | "2026-07-01", competence: "planifier" | "informer") =>
    sommer(situationsAu(jour), { cle: "epci:247100290", competence }, habitantsDe);
  expect(de("2026-06-30", "planifier")).toBeNull();
  expect(de("2026-07-01", "planifier")).toEqual({ nombre: 10_001, communes: 2, inconnues: 0 });
  expect(de("2026-07-01", "informer")).toBeNull();
});

test("SPPE-10 : les communes du groupement dont on ne tient aucun acte sont inconnues : « non » ne se dit plus, « oui » si", () => {
  const sixMille = situationsAu("2026-07-01").filter(({ commune }) => commune === "a");
  const cle = { cle: "epci:247100290", competence: "planifier" } as const;
  expect(sommer(sixMille, cle, habitantsDe, 2)).toEqual({ nombre: 6000, communes: 1, inconnues: 2 });
  const dus = (ailleurs: number) =>
    devoirsDesAutorites(sixMille, habitantsDe, SEUILS, () => ailleurs).flatMap(({ devoirs }) =>
      devoirs.flatMap(({ devoir, du }) => (devoir === "schema" || devoir === "planification" ? [[devoir, du]] : [])),
    );
  expect(dus(0)).toEqual([["planification", true]]);
  expect(dus(2)).toEqual([
    ["planification", true],
    ["schema", null],
  ]);
});

test("SPPE-8 : au milieu de l’année, le schéma passe des communes au groupement", () => {
  const dus = (jour: "2026-06-30" | "2026-07-01") =>
    devoirsDesAutorites(situationsAu(jour), habitantsDe, SEUILS).flatMap(({ autorite, devoirs }) =>
      devoirs
        .filter(({ devoir }) => devoir === "schema" || devoir === "planification")
        .map(({ devoir }) => `${autorite.nom} ${devoir}`),
    );
  expect(dus("2026-06-30")).toEqual(["A planification", "B planification"]);
  expect(dus("2026-07-01")).toEqual(["Communauté des Arcs schema"]);
});

test.each([
  ["epci", [somme(3501), somme(3501), null], ["soutenirQualite"]],
  ["epci", [somme(3501), null, null], ["planifier", "soutenirQualite"]],
  ["epci", [somme(3500), null, null], []],
  ["commune", [somme(3501), null, null], []],
  ["epci", [somme(3501), somme(3501), somme(3501)], []],
] as const)("SPPE-11 : un %s qui recense, planifie, soutient pour %o examine %o", (genre, sommes, attendu) => {
  const [recenser, planifier, soutenirQualite] = sommes;
  const tient = { ...TIENT, recenser, planifier, soutenirQualite };
  expect(aExaminer({ cle: "x", genre, nom: "X" }, tient, SEUILS)).toEqual(attendu);
});

const JUGEMENT = { seuils: SEUILS, municipale: false } as const;
const etatsAu = (jour: "2025-12-31" | "2026-01-01", populations: PopulationDatee[]) =>
  situerCommune({ ...ICI, populations }, [], { ...JUGEMENT, jour }).map(({ etat }) => etat);

test.each([
  [3500, ["exercee", "exercee", "personne", "personne"]],
  [3501, ["exercee", "exercee", "exercee", "exercee"]],
])("SPPE-3 : à %i habitants, une commune exerce d’office %o", (habitants, attendu) =>
  expect(etatsAu("2026-01-01", [pop(2026, habitants)])).toEqual(attendu),
);

test("SPPE-4 : un seuil se franchit le 1er janvier du millésime, dans un sens comme dans l’autre", () => {
  const monte = [pop(2025, 3500), pop(2026, 3501)];
  expect([etatsAu("2025-12-31", monte)[2], etatsAu("2026-01-01", monte)[2]]).toEqual(["personne", "exercee"]);
  const baisse = [pop(2025, 3501), pop(2026, 3500)];
  expect([etatsAu("2025-12-31", baisse)[2], etatsAu("2026-01-01", baisse)[2]]).toEqual(["exercee", "personne"]);
});

test.each([
  ["2024-12-31", []],
  ["2025-01-01", ["recensement", "information", "qualite", "avis", "schema"]],
  ["2025-12-31", ["recensement", "information", "qualite", "avis", "schema"]],
  ["2026-01-01", ["recensement", "information", "qualite", "avis", "schema", "relais"]],
] as const)("SPPE-2 : le %s, une commune de 15 431 habitants doit %o", (jour, attendus) => {
  const seuilAu = (code: "seuilPlanification" | "seuilSchema" | "seuilRelais") =>
    valeurAu([], code, jour)?.valeur ?? null;
  const seuils = {
    planification: seuilAu("seuilPlanification"),
    schema: seuilAu("seuilSchema"),
    relais: seuilAu("seuilRelais"),
  };
  const situations = situerCommune({ ...ICI, populations: [pop(2025, 15_431)] }, [], { ...JUGEMENT, jour, seuils });
  const [seule] = devoirsDesAutorites(situations, () => 15_431, seuils);
  expect((seule?.devoirs ?? []).map(({ devoir }) => devoir)).toEqual(attendus);
});
