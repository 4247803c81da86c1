import { expect, test } from "vitest";
import { type Faits, ITEMS } from "./model.ts";
import {
  besoinsRecents,
  calendrier,
  complet,
  existantDit,
  resteDe,
  sansIndicateur,
  sansLesAutres,
  schemaDit,
  schemaPour,
  tailleDite,
  tientLieu,
  verifier,
  zonesPour,
} from "./rules.ts";

const SCHEMA = {
  modes: 2,
  modesComplets: 2,
  metiers: 1,
  travaux: 1,
  travauxChiffres: 1,
  travauxDates: 1,
  reste: { annees: [], couts: [], dates: [] },
  zones: true,
  concertation: true,
  duree: true,
  compatibilite: true,
  adopte: false,
};
const FICHE = {
  id: "f",
  intitule: "PE1 · Soutenir la qualité",
  objectif: "Un accueil de qualité",
  texte: "Familles monoparentales",
  datee: true,
  indicateurs: 1,
};
const TU = [{ mode: "Crèches", dit: "" }];
const EXISTANT = [
  { mode: "Crèches", dit: "Les Lilas" },
  { mode: "Relais", dit: "aucun" },
];
const RIEN: Faits = {
  existant: TU,
  zones: [],
  besoins: null,
  besoinsDits: 0,
  fiches: [],
  schema: null,
  dites: {},
};
const PLEIN: Faits = {
  existant: EXISTANT,
  zones: [],
  besoins: null,
  besoinsDits: 0,
  fiches: [FICHE],
  schema: SCHEMA,
  dites: { besoins: "Annexe 1" },
};
const reponseDe = (faits: Faits, item: (typeof ITEMS)[number]) =>
  verifier(faits).find((une) => une.item === item)?.reponse;

test.each([
  [null, false],
  [{ ...SCHEMA, modes: 0, modesComplets: 0 }, false],
  [{ ...SCHEMA, modesComplets: 1 }, false],
  [SCHEMA, true],
])("SPPE-80 : %o remplit ses objectifs : %o", (schema, attendu) => expect(complet(schema)).toBe(attendu));

test.each([
  [[], SCHEMA, false],
  [[FICHE], SCHEMA, true],
  [[FICHE, { ...FICHE, datee: false }], SCHEMA, false],
  [[FICHE], { ...SCHEMA, travauxDates: 0 }, false],
  [[FICHE], null, true],
])("SPPE-81 : %o et %o sont datés : %o", (fiches, schema, attendu) =>
  expect(calendrier(fiches, schema) !== "").toBe(attendu),
);

test.each([
  ["existant", { existant: EXISTANT }],
  ["zones", { zones: ["Nord"] }],
  ["objectifs", { schema: SCHEMA }],
  ["metiers", { schema: SCHEMA }],
  ["familles", { fiches: [FICHE] }],
  ["qualite", { fiches: [FICHE] }],
  ["travaux", { schema: SCHEMA }],
  ["couts", { schema: SCHEMA }],
  ["calendrier", { fiches: [FICHE] }],
  ["indicateurs", { fiches: [FICHE] }],
  ["concertation", { schema: SCHEMA }],
  ["duree", { schema: SCHEMA }],
  ["besoins", { besoinsDits: 2 }],
  ["besoins", { besoins: { chiffres: 3, annee: 2024 } }],
] as const)("SPPE-82 : « %s » manque, se lit de %o, ou s’affirme", (item, faits) => {
  expect(reponseDe(RIEN, item)).toBe("manque");
  expect(reponseDe({ ...RIEN, ...faits }, item)).toBe("tenue");
  expect(reponseDe({ ...RIEN, dites: { [item]: "Article 4" } }, item)).toBe("dite");
});

test.each([
  ["objectifs", { schema: { ...SCHEMA, modesComplets: 1 } }],
  ["metiers", { schema: { ...SCHEMA, metiers: 0 } }],
  ["familles", { fiches: [{ ...FICHE, texte: "Tout public" }] }],
  ["qualite", { fiches: [{ ...FICHE, intitule: "PE2 · Ouvrir des places" }] }],
  ["travaux", { schema: { ...SCHEMA, travaux: 0 } }],
  ["couts", { schema: { ...SCHEMA, travauxChiffres: 0 } }],
  ["calendrier", { fiches: [{ ...FICHE, datee: false }] }],
  ["indicateurs", { fiches: [FICHE, { ...FICHE, objectif: "Un autre objectif", indicateurs: 0 }] }],
  ["concertation", { schema: { ...SCHEMA, concertation: false } }],
  ["duree", { schema: { ...SCHEMA, duree: false } }],
  ["zones", { schema: { ...SCHEMA, zones: false } }],
] as const)("SPPE-82 : « %s » manque encore de %o", (item, faits) =>
  expect(reponseDe({ ...RIEN, ...faits }, item)).toBe("manque"),
);

test("SPPE-82 : un texte de compatibilité s’affirme, il ne prouve pas", () =>
  expect(reponseDe({ ...RIEN, schema: SCHEMA }, "compatibilite")).toBe("dite"));

test("SPPE-104 : chaque mode se dit, fût-ce aucun ; un mode tu manque, et se nomme", () => {
  expect(existantDit(EXISTANT)).toBe("Crèches : Les Lilas ; Relais : aucun");
  expect(existantDit([...EXISTANT, ...TU])).toBe("");
  const ligne = verifier({ ...RIEN, existant: [...EXISTANT, { mode: "Passerelles", dit: "" }] })[0];
  expect([ligne?.reponse, ligne?.preuve]).toEqual(["manque", expect.stringContaining("de : Passerelles.")]);
});

test.each([
  ["Épinay", []],
  ["Commune de Epinay", []],
  ["La communauté de communes", ["La communauté de communes"]],
  [null, [null]],
])("SPPE-107 : d’un équipement que soutient %s, l’autorité qui n’est pas Épinay tient %o", (collectivite, attendu) =>
  expect(sansLesAutres([{ collectivite }], ["Épinay"]).map((un) => un.collectivite)).toEqual(attendu),
);

test.each([
  ["petiteEnfance", ["15014"], ["Le haut"]],
  ["petiteEnfance", ["15999"], []],
  ["logement", ["15014"], []],
])("SPPE-105 : une zone de %s, à %o, prouve %o", (theme, communes, attendu) =>
  expect(zonesPour([{ nom: "Le haut", theme, communes }], new Set(["15014"]))).toEqual(attendu),
);

test.each([
  [[], null],
  [[2020], null],
  [[2021], { chiffres: 1, annee: 2021 }],
  [[2020, 2022, 2024], { chiffres: 2, annee: 2024 }],
  [[2027], null],
])("SPPE-84 : en 2026, des chiffres de %o disent %o", (annees, attendu) => {
  const connus = annees.map((annee) => ({ annee }));
  expect(besoinsRecents(connus, 2026)).toEqual(attendu);
});

test.each([
  [[["A", 1]], []],
  [[["A", 0]], ["A"]],
  [
    [
      ["A", 0],
      ["A", 1],
      ["B", 0],
    ],
    ["B"],
  ],
  [
    [
      ["A", 0],
      ["A", 0],
      ["B", 2],
    ],
    ["A"],
  ],
] as const)("SPPE-115 : des objectifs et de leurs indicateurs, %o, %o n’en ont aucun", (fiches, attendu) =>
  expect(sansIndicateur(fiches.map(([objectif, indicateurs]) => ({ objectif, indicateurs })))).toEqual(attendu),
);

const schemaDe = (convention: string | null, adopteLe: "2026-01-01" | null, autorite = "epci:1") => ({
  id: "s",
  autorite,
  convention,
  adopteLe,
  remplace: null,
});
const [BROUILLON, ADOPTE] = [schemaDe(null, null), schemaDe(null, "2026-01-01")];
const [NOMME, AUTRE, VOISIN] = [schemaDe("ctg", null), schemaDe("ctg-x", "2026-01-01"), schemaDe(null, null, "epci:2")];
test.each([
  ["l’adopté devant celui que l’on prépare", [BROUILLON, ADOPTE], ADOPTE],
  ["celui que l’on prépare, seul", [VOISIN, BROUILLON], BROUILLON],
  ["celui qui nomme la convention, devant un adopté qui n’en nomme aucune", [ADOPTE, NOMME], NOMME],
  ["aucun de ceux d’une autre convention ou d’une autre autorité", [AUTRE, VOISIN], undefined],
])("SPPE-117 : pour une autorité se lit %s", (_cas, schemas, attendu) =>
  expect(schemaPour(schemas, { convention: "ctg", autorite: "epci:1" })).toBe(attendu),
);

test("SPPE-117 : une actualisation adoptée prend la place de ce qu’elle remplace, où que la liste la range ; préparée, non", () => {
  const ancien = { id: "s", autorite: "epci:1", convention: "ctg", adopteLe: "2025-03-12", remplace: null } as const;
  const prepare = { ...ancien, id: "a", adopteLe: null, remplace: "s" } as const;
  const adopte = { ...prepare, adopteLe: "2026-11-20" } as const;
  const voulu = { convention: "ctg", autorite: "epci:1" };
  expect(schemaPour([ancien, adopte], voulu)).toBe(adopte);
  expect(schemaPour([prepare, ancien], voulu)).toBe(ancien);
});

test.each([
  [null, [], "Aucun schéma de cette autorité ne se lit ici."],
  [{ titre: "Bref", adopteLe: "2026-10-30" }, [], "Le schéma lu est « Bref », adopté le 30 octobre 2026."],
  [
    { titre: "Bref", adopteLe: "2026-10-30" },
    [{ titre: "Complet", adopteLe: null }],
    "Le schéma lu est « Bref », adopté le 30 octobre 2026. Ne se lit pas : « Complet », en préparation.",
  ],
] as const)("SPPE-132 : de %o, avec %o, la liste dit lequel elle lit", (lu, autres, attendu) =>
  expect(schemaDit(lu, autres).replaceAll(/[\u00a0\u202f]/g, " ")).toBe(attendu),
);

test("SPPE-83 : la convention en tient lieu quand rien ne manque", () => {
  expect(tientLieu(verifier(PLEIN))).toBe(true);
  expect(tientLieu(verifier({ ...PLEIN, dites: {} }))).toBe(false);
});

const RESTE = { annees: ["Micro-crèches 2028"], couts: ["Crèche du pont"], dates: ["Crèche du haut"] };
test.each([
  ["existant", { existant: [...EXISTANT, { mode: "Passerelles", dit: "" }] }, "Rien n’est dit de : Passerelles."],
  ["objectifs", { schema: { ...SCHEMA, reste: RESTE } }, "Années vides : Micro-crèches 2028."],
  ["couts", { schema: { ...SCHEMA, reste: RESTE } }, "Sans coût, moyens ou difficultés : Crèche du pont."],
  [
    "calendrier",
    { fiches: [{ ...FICHE, datee: false }], schema: { ...SCHEMA, reste: RESTE } },
    "Sans date : PE1 · Soutenir la qualité, Crèche du haut.",
  ],
  ["calendrier", {}, "Le plan n’a aucune fiche"],
  ["indicateurs", { fiches: [FICHE, { ...FICHE, objectif: "PE2", indicateurs: 0 }] }, "Sans indicateur : PE2."],
  ["qualite", { fiches: [FICHE, FICHE] }, "Aucune des 2 fiches de petite enfance n’en parle."],
  ["metiers", {}, ""],
  ["metiers", { schema: { ...SCHEMA, metiers: 0, adopte: true } }, "Adopté, il se change par une actualisation"],
  ["duree", { schema: { ...SCHEMA, duree: false } }, "Les dates du schéma départemental manquent, ou"],
  ["duree", { schema: { ...SCHEMA, duree: false, adopte: true } }, "Adopté, il se change par une actualisation"],
] as const)("SPPE-110 : à « %s », de %o, il manque « %s »", (item, faits, attendu) =>
  expect(resteDe(item, { ...RIEN, ...faits })).toContain(attendu),
);

test.each([
  [10_001, 0, [{ devoir: "schema", du: true }], "10 001 habitants : elle doit un schéma"],
  [10_000, 0, [{ devoir: "planification", du: true }], "10 000 habitants : la loi lui demande un document"],
  [3500, 0, [], "3 500 habitants : la loi ne lui demande ni document ni schéma"],
  [
    4000,
    1,
    [
      { devoir: "planification", du: true },
      { devoir: "schema", du: null },
    ],
    "au moins 4 000 habitants, et une population manque",
  ],
] as const)("SPPE-111 : %i habitants, %i inconnue, %o : « %s »", (nombre, inconnues, devoirs, attendu) =>
  expect(tailleDite({ nombre, inconnues, devoirs }).replace(/\s/g, " ")).toContain(attendu),
);
