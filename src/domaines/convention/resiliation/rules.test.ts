import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { MODES_PROPOSES, type ModeResiliation } from "./model.ts";
import {
  calculer,
  devoirs,
  effetDe,
  modeEcrit,
  peutLever,
  peutResilier,
  verifierMode,
  verifierLevee,
  verifierResiliation,
} from "./rules.ts";

const mode = (preavisMois: number | null, plus: Partial<ModeResiliation> = {}): ModeResiliation => ({
  intitule: "Essai",
  qui: "toutePartie",
  formalite: "ecrit",
  effet: "arretImmediat",
  precisions: null,
  preavisMois,
  ...plus,
});

test.each([
  [null, "2026-11-22", "2026-11-22"],
  [1, "2026-01-30", "2026-02-28"],
  [1, "2026-01-31", "2026-02-28"],
  [1, "2028-01-31", "2028-02-29"],
  [1, "2028-02-29", "2028-03-29"],
  [3, "2026-11-30", "2027-02-28"],
  [6, "2027-08-31", "2028-02-29"],
  [6, "2026-06-30", "2026-12-30"],
  [12, "2028-02-29", "2029-02-28"],
] as const)("CONV-30 : avec %s mois de préavis, notifiée le %s, elle prend effet le %s", (mois, le, attendu) =>
  expect(effetDe(mode(mois), le)).toBe(attendu),
);

test.each([
  ["le dernier jour", "2030-06-30", "2030-12-30", true],
  ["le dernier jour permis", "2030-07-01", "2031-01-01", false],
] as const)("CONV-31 : un préavis de six mois qui finit après %s", (_cas, le, effetLe, avantTerme) =>
  expect(calculer(mode(6), le, "2030-12-31")).toEqual({ effetLe, avantTerme }),
);
test("CONV-31 : sans fin connue, elle abrège toujours ; le jour de la fin compte encore", () => {
  expect(calculer(mode(6), "2030-07-01", null).avantTerme).toBe(true);
  expect(calculer(mode(null), "2030-12-31", "2030-12-31").avantTerme).toBe(true);
});

test.each([
  ["miseEnDemeure", 1, ["mettreEnDemeure", "reparer", "cesser", "bilan"]],
  ["aucune", null, ["constater", "cesser", "bilan"]],
  ["lrar", 3, ["recommander", "cesser", "bilan"]],
] as const)("CONV-32 : formalité %s", (formalite, mois, attendu) => {
  const lus = devoirs(mode(mois, { formalite }), "2026-01-31");
  expect(lus.map(({ quoi }) => quoi)).toEqual(attendu);
  expect(lus.at(-1)?.pour).toBe(effetDe({ preavisMois: mois }, "2026-01-31"));
});
test("CONV-32 : l'effet choisi dit si l'on cesse ou si l'on mène à terme", () =>
  expect(devoirs(mode(3, { effet: "engagementsATerme" }), "2026-01-31").map(({ quoi }) => quoi)).toContain(
    "menerATerme",
  ));

test.each([
  ["toutePartie", "msa", true],
  ["caf", "caf", true],
  ["caf", "epci", false],
  ["collectivites", "commune", true],
  ["collectivites", "caf", false],
  ["collectivites", "etat", false],
  ["collectivites", "departement", true],
] as const)("CONV-33 : %s, par %s : %s", (qui, genre, attendu) => expect(peutResilier(qui, genre)).toBe(attendu));

const SIGNEE = { signeeLe: "2025-12-15", fin: "2030-12-31" } as const;
test.each([
  ["demain", "2026-11-23", 1, new Refus("notifiee-demain")],
  ["aujourd'hui", "2026-11-22", 1, null],
  ["la veille de la signature", "2025-12-14", 1, new Refus("pas-signee-alors")],
  ["le jour de la signature", "2025-12-15", 1, null],
  ["avec un préavis plus long que la convention", "2026-11-22", 60, new Refus("effet-apres-fin")],
] as const)("CONV-34 : une résiliation notifiée %s", (_cas, notifieeLe, mois, attendu) =>
  expect(verifierResiliation(SIGNEE, mode(mois), { notifieeLe, today: "2026-11-22" })).toEqual(attendu),
);

const PRISE = { effetLe: "2027-05-23" } as const;
test.each([
  ["sans suite", PRISE, [], null],
  ["inscrite nulle part", null, [], new Refus("rien-a-lever")],
  ["le jour de son effet", { effetLe: "2026-11-22" as const }, [], new Refus("rien-a-lever")],
  ["quand la suite commence au terme écrit", PRISE, [{ debut: "2031-01-01" as const }], null],
  ["quand la suite commence avant", PRISE, [{ debut: "2030-12-31" as const }], new Refus("suite-commencee-avant")],
  ["quand la suite n’a pas de date", PRISE, [{ debut: null }], null],
] as const)("CONV-69 : lever une résiliation %s", (_cas, prise, suites, attendu) =>
  expect(verifierLevee(prise, { fin: "2030-12-31", suites }, "2026-11-22")).toEqual(attendu),
);

test("les modes proposés se disent tous par une formalité et un effet", () => {
  expect(MODES_PROPOSES).toHaveLength(4);
  expect(MODES_PROPOSES.filter(({ preavisMois }) => preavisMois === null)).toHaveLength(1);
});

test("CONV-35 : elle se lève la veille de l'effet, plus le jour même", () => {
  expect(peutLever({ effetLe: "2027-02-28" }, "2027-02-27")).toBe(true);
  expect(peutLever({ effetLe: "2027-02-28" }, "2027-02-28")).toBe(false);
});

test.each([
  ["miseEnDemeure", null, new Refus("delai-manquant")],
  ["miseEnDemeure", 1, null],
  ["aucune", 1, new Refus("delai-sans-formalite")],
  ["aucune", null, null],
  ["lrar", null, null],
  ["ecrit", 6, null],
] as const)("CONV-36 : formalité %s, %s mois", (formalite, mois, attendu) =>
  expect(verifierMode(mode(mois, { formalite }))).toEqual(attendu),
);
test("CONV-36 : les modes proposés tiennent tous", () =>
  expect(MODES_PROPOSES.map(verifierMode)).toEqual([null, null, null, null]));

test.each([
  [
    mode(1, { formalite: "miseEnDemeure", qui: "caf" }),
    "Essai : la Caf peut résilier la convention, après une mise en demeure par lettre recommandée avec avis de réception, restée sans effet 1 mois. Les engagements cessent aussitôt.",
  ],
  [
    mode(6, { formalite: "lrar", effet: "engagementsATerme", qui: "collectivites" }),
    "Essai : les collectivités peuvent résilier la convention, par lettre recommandée avec avis de réception, avec un préavis de 6 mois. Les engagements déjà pris vont à leur terme.",
  ],
  [
    mode(null),
    "Essai : n’importe quelle partie peut résilier la convention, par écrit. Les engagements cessent aussitôt.",
  ],
  [
    mode(null, { formalite: "aucune" }),
    "Essai : n’importe quelle partie peut résilier la convention, sans formalité. Les engagements cessent aussitôt.",
  ],
])("CONV-60 : %#", (un, attendu) => expect(modeEcrit(un)).toBe(attendu));
