import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Bilan } from "../bilan/model.ts";
import type { Envoi, TransmissionCdsf } from "./model.ts";
import {
  avisAInscrire,
  bilansDeSchemaAInscrire,
  accordRequis,
  bilansAInscrire,
  echeanceDe,
  envoyer,
  partiesRequises,
  situationDe,
  reconnaitre,
  reprendre,
  schemasAInscrire,
} from "./rules.ts";

test.each([
  ["schema", "signataire", "aucun"],
  ["bilanFinal", "signataire", "aucun"],
  ["schema", "caf", "collectivites"],
  ["actualisation", "caf", "collectivites"],
  ["avis", "caf", "collectivites"],
  ["bilanIntermediaire", "caf", "signataires"],
  ["bilanFinal", "caf", "signataires"],
] as const)("EVA-40 : pour %s envoyé par %s, l’accord : %s", (genre, par, attendu) => {
  expect(accordRequis(genre, par)).toBe(attendu);
});

const PARTIES = [
  { genre: "caf", nom: "Caf" },
  { genre: "epci", nom: "Communauté" },
  { genre: "commune", nom: "Bourg" },
  { genre: "msa", nom: "MSA" },
] as const;

test("EVA-41 : la MSA signe sans être une collectivité, la Caf ne se demande pas son propre accord", () => {
  expect(partiesRequises("aucun", PARTIES)).toEqual([]);
  expect(partiesRequises("collectivites", PARTIES)).toEqual(["Communauté", "Bourg"]);
  expect(partiesRequises("signataires", PARTIES)).toEqual(["Communauté", "Bourg", "MSA"]);
});

const SCHEMA: TransmissionCdsf = {
  id: "t",
  convention: "ctg",
  genre: "schema",
  objet: "",
  bilan: null,
  cle: null,
  adopteLe: "2026-03-10",
  envoi: null,
  version: 1,
};
const accords = (...noms: string[]) => noms.map((partie) => ({ partie, le: "2026-03-20" as const }));
const parCaf = (dit: Partial<Envoi> = {}): Envoi => ({
  preuve: "",
  envoyePar: "caf",
  envoyeLe: "2026-03-20",
  canal: "mail",
  accords: accords("Communauté", "Bourg"),
  ...dit,
});
const AUJOURDHUI = "2026-04-01";

test.each([
  ["avec l’accord des collectivités, le jour même", SCHEMA, parCaf(), null],
  ["sans celui d’une commune", SCHEMA, parCaf({ accords: accords("Communauté") }), "accord-manquant"],
  ["avec un accord du lendemain", SCHEMA, parCaf({ envoyeLe: "2026-03-19" }), "accord-apres-envoi"],
  ["un bilan sans l’accord de la MSA", { ...SCHEMA, genre: "bilanFinal" as const }, parCaf(), "accord-manquant"],
  ["par un signataire, sans accord", SCHEMA, parCaf({ envoyePar: "signataire", accords: [] }), null],
  [
    "la veille de l’adoption",
    SCHEMA,
    parCaf({ envoyePar: "signataire", envoyeLe: "2026-03-09" }),
    "envoi-avant-adoption",
  ],
  ["demain", SCHEMA, parCaf({ envoyePar: "signataire", envoyeLe: "2026-04-02" }), "envoi-a-venir"],
  ["une seconde fois", { ...SCHEMA, envoi: parCaf() }, parCaf(), "deja-envoye"],
] as const)("EVA-42 : un envoi %s", (_cas, transmission, envoi, code) => {
  const attendu = code === null ? { ...transmission, envoi } : new Refus(code);
  expect(envoyer(transmission, envoi, PARTIES, AUJOURDHUI)).toEqual(attendu);
});

test("EVA-42 : sans signataires connus, aucun accord ne se vérifie", () => {
  expect(envoyer(SCHEMA, parCaf(), [{ genre: "caf", nom: "Caf" }], AUJOURDHUI)).toEqual(new Refus("parties-inconnues"));
});

test.each([
  ["2026-03-10", "2026-04-10"],
  ["2026-01-31", "2026-02-28"],
  ["2028-01-31", "2028-02-29"],
  ["2026-12-15", "2027-01-15"],
  ["2026-05-31", "2026-06-30"],
] as const)("EVA-43 : adopté le %s, le schéma part avant le %s", (adopteLe, attendue) => {
  expect(echeanceDe({ genre: "actualisation", adopteLe })).toBe(attendue);
  expect(echeanceDe({ genre: "bilanFinal", adopteLe })).toBeNull();
});

test.each([
  ["le jour de l’échéance", "2026-04-10", { genre: "aEnvoyer", avant: "2026-04-10", jours: 0 }],
  ["le lendemain", "2026-04-11", { genre: "enRetard", avant: "2026-04-10", jours: 1 }],
] as const)("EVA-44 : %s, un schéma qui n’est pas parti", (_cas, aujourdhui, attendue) => {
  expect(situationDe(SCHEMA, aujourdhui)).toEqual(attendue);
});

test("EVA-44 : ce qui est parti l’est à temps ou non ; ce qui n’a pas de délai n’est jamais en retard", () => {
  const parti = (envoyeLe: "2026-04-10" | "2026-04-11") => ({ ...SCHEMA, envoi: parCaf({ envoyeLe }) });
  expect(situationDe(parti("2026-04-10"), "2026-06-01")).toEqual({ genre: "envoye", tard: false });
  expect(situationDe(parti("2026-04-11"), "2026-06-01")).toEqual({ genre: "envoye", tard: true });
  const bilan = { ...SCHEMA, genre: "bilanFinal" as const };
  expect(situationDe(bilan, "2030-01-01")).toEqual({ genre: "aEnvoyer", avant: null, jours: null });
});

test("EVA-45 : seuls les bilans adoptés, et pas encore inscrits, s’inscrivent", () => {
  const un = (id: string, genre: Bilan["genre"], adopteLe: Bilan["adopteLe"]) => ({ id, genre, adopteLe }) as Bilan;
  const bilans = [
    un("adopte", "bilanFinal", "2026-01-01"),
    un("brouillon", "bilanFinal", null),
    un("etape", "pointEtape", "2026-01-01"),
    un("inscrit", "bilanIntermediaire", "2026-01-01"),
  ];
  expect(bilansAInscrire(bilans, [{ bilan: "inscrit" }]).map(({ id }) => id)).toEqual(["adopte"]);
});

test.each([
  ["constaté, avec son motif, attend de nouveau", { ...SCHEMA, envoi: parCaf() }, "Mauvaise date", SCHEMA],
  ["constaté, sans motif, ne se reprend pas", { ...SCHEMA, envoi: parCaf() }, " ", new Refus("motif-manquant")],
  ["qui n’est pas parti n’a rien à reprendre", SCHEMA, "Mauvaise date", new Refus("pas-envoye")],
])("EVA-52 : un envoi %s", (_cas, transmission, motif, attendu) =>
  expect(reprendre(transmission, motif)).toEqual(attendu),
);

type SchemaLu = Parameters<typeof schemasAInscrire>[0][number];

test("EVA-53 : un schéma adopté attend d’être inscrit, sa mise à jour aussi ; un brouillon, ou celui qu’un envoi porte, non, fût-ce avec un jumeau de même titre", () => {
  const adopte: SchemaLu = {
    id: "s",
    titre: "Schéma 2026",
    adopteLe: "2026-06-01",
    remplace: null,
    forme: "schema",
    bilans: [],
  };
  const schemas = [
    adopte,
    { ...adopte, id: "b", adopteLe: null },
    { ...adopte, id: "m", titre: "Mise à jour", remplace: "s" },
  ];
  expect(schemasAInscrire(schemas, []).map(({ cle, genre }) => [cle, genre])).toEqual([
    ["s", "schema"],
    ["m", "actualisation"],
  ]);
  expect(schemasAInscrire(schemas, [{ cle: "s" }]).map(({ cle }) => cle)).toEqual(["m"]);
  expect(schemasAInscrire([{ ...adopte, forme: "planification" }], [])).toEqual([]);
  const jumeaux = [adopte, { ...adopte, id: "jumeau" }];
  expect(schemasAInscrire(jumeaux, [{ cle: "s" }]).map(({ cle }) => cle)).toEqual(["jumeau"]);
});

test("EVA-54 : chaque bilan d’un schéma attend d’être inscrit, celui d’un document de forme libre non", () => {
  const bilans = [
    { genre: "intermediaire", le: "2027-12-01", texte: "" },
    { genre: "final", le: "2029-12-31", texte: "" },
  ] as const;
  const schema: SchemaLu = {
    id: "s",
    titre: "Schéma",
    adopteLe: "2026-06-01",
    remplace: null,
    forme: "schema",
    bilans: [...bilans],
  };
  const proposes = bilansDeSchemaAInscrire([schema], []);
  expect(proposes.map(({ cle, genre, objet }) => [cle, genre, objet])).toEqual([
    ["s.intermediaire", "bilanIntermediaire", "Bilan intermédiaire : Schéma"],
    ["s.final", "bilanFinal", "Bilan final : Schéma"],
  ]);
  expect(bilansDeSchemaAInscrire([schema], [{ cle: "s.final" }]).map(({ cle }) => cle)).toEqual(["s.intermediaire"]);
  expect(bilansDeSchemaAInscrire([{ ...schema, forme: "planification" }], [])).toEqual([]);
});

test.each([
  ["par acte", "favorable", "Avis favorable : Lucioles"],
  ["par silence", "tacite", "Avis favorable par silence : Lucioles"],
  ["défavorable", "defavorable", "Avis défavorable : Lucioles"],
] as const)("EVA-55 : un avis rendu %s est proposé une fois", (_cas, issue, objet) => {
  const rendu = { id: "a", objet: "Lucioles", issue, le: "2026-10-01", communique: false } as const;
  expect(avisAInscrire([rendu], [])).toEqual([{ cle: `a.${issue}`, genre: "avis", objet, adopteLe: "2026-10-01" }]);
  expect(avisAInscrire([rendu], [{ cle: `a.${issue}` }])).toEqual([]);
  expect(avisAInscrire([rendu], [{ cle: "a.autre" }])).toHaveLength(1);
  expect(avisAInscrire([{ ...rendu, communique: true }], [])).toEqual([]);
});

const PROPOSE = { cle: "s", genre: "schema", objet: "Schéma", adopteLe: "2026-06-01" } as const;
test.each([
  ["une seule", [PROPOSE, { ...PROPOSE, cle: "t", adopteLe: "2026-06-02" }], "s"],
  ["deux du même titre, du même jour", [PROPOSE, { ...PROPOSE, cle: "t" }], null],
  ["aucune de ce jour", [{ ...PROPOSE, adopteLe: "2026-06-02" }], null],
  ["aucune de ce genre", [{ ...PROPOSE, genre: "actualisation" }], null],
] as const)("EVA-63 : d’un envoi saisi à la main, %s", (_cas, proposes, attendue) =>
  expect(reconnaitre({ genre: "schema", objet: "Schéma", adopteLe: "2026-06-01" }, proposes)?.cle ?? null).toBe(
    attendue,
  ),
);
