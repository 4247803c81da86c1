import { expect, test } from "vitest";
import { estAuCentieme, cleAnnee, etpVises, montantsEn, pasAtteint, pasAu, peutEcrireAnnee, simuler } from "./rules.ts";

test.each([
  [70, 1, 1, 0],
  [71, 1, 1.01, 0.01],
  [182, 2, 2.6, 0.6],
  [0, 0, 0, 0],
])("SPPE-90 : %i actifs et %d ETP visent %d ETP, il en manque %d", (actifs, etp, vises, manque) =>
  expect(etpVises(actifs, etp, 70)).toEqual({ vises, manque }),
);

const CLE = cleAnnee("Relais du haut", 2026);
test.each([
  ["une année nouvelle", undefined, { ouvert: "", version: 0 }, true],
  ["celle que l’on a ouverte", { version: 2 }, { ouvert: CLE, version: 2 }, true],
  ["celle que l’on n’a pas ouverte", { version: 2 }, { ouvert: "", version: 0 }, false],
  ["celle qu’un autre a changée depuis", { version: 3 }, { ouvert: CLE, version: 2 }, false],
  [
    "une autre que celle que l’on a ouverte",
    { version: 2 },
    { ouvert: cleAnnee("Relais du haut", 2025), version: 2 },
    false,
  ],
])("SPPE-93 : %s s’écrit, ou non", (_cas, ecrite, lu, attendu) =>
  expect(peutEcrireAnnee(CLE, ecrite, lu)).toBe(attendu),
);

const PAS = pasAu([], "2026-01-01");
test.each([
  [100, 103, null],
  [100, 104, 100],
  [100, 107, 100],
  [100, 108, 200],
  [100, 111, 200],
  [100, 112, 300],
  [50, 52, 100],
  [0, 12, null],
])("SPPE-91 : de %i places à %i, le pas donne %o € par place", (base, places, attendu) =>
  expect(pasAtteint(base, places, PAS)?.montant ?? null).toBe(attendu),
);

test("SPPE-91 : avant novembre 2025 il n’y a pas de bonus", () => {
  expect(pasAu([], "2025-10-31")).toEqual([]);
  expect(pasAu([], "2025-11-01")).toHaveLength(3);
});

const places = [
  { collectivite: "CC", annee: 2026, places: 108 },
  { collectivite: "CC", annee: 2023, places: 100 },
];
test("SPPE-92 : une simulation compte les places d’alors, les nouvelles et le pas", () => {
  const [base, suite] = simuler(places, () => ({ pas: PAS, existante: 1000, nouvelle: 2600 }));
  expect(base).toMatchObject({ annee: 2023, croissance: 0, pas: null, trajectoire: 0, territoire: 100_000 });
  expect(suite).toMatchObject({ annee: 2026, croissance: 0.08, trajectoire: 21_600, territoire: 120_800 });
});

test("SPPE-92 : sans base de 2023 ni montant de la Caf, rien ne s’invente", () => {
  const [seule] = simuler(places.slice(0, 1), () => ({ pas: PAS, existante: 1000, nouvelle: 2600 }));
  expect(seule).toMatchObject({ croissance: null, pas: null, territoire: null });
  const [, suite] = simuler(places, () => ({ pas: PAS, existante: null, nouvelle: 2600 }));
  expect(suite?.territoire).toBeNull();
});

test("SPPE-92 : chaque année a ses montants, jamais ceux d’aujourd’hui", () => {
  const dit = (debut: `${number}-${number}-${number}`, valeur: number) =>
    (["territoireExistante", "territoireNouvelle"] as const).map((code) => ({ code, debut, valeur, source: "Caf" }));
  const valeurs = [...dit("2024-01-01", 1000), ...dit("2026-12-31", 2000), ...dit("2027-01-01", 9000)];
  const lus = [2023, 2024, 2025, 2026].map((annee) => ({ collectivite: "CC", annee, places: 112 }));
  const annees = simuler(lus, (annee) => montantsEn(valeurs, annee));
  expect(annees.map(({ territoire }) => territoire)).toEqual([null, 112_000, 112_000, 224_000]);
  const croit = [{ collectivite: "CC", annee: 2023, places: 100 }, ...lus.slice(1)];
  const pas = simuler(croit, (annee) => montantsEn([], annee)).map(({ trajectoire }) => trajectoire);
  expect(pas).toEqual([0, 0, 33_600, 33_600]);
  const commence = simuler(croit, (annee) => montantsEn([], annee)).map((une) => une.commence);
  expect(commence).toEqual([false, false, true, true]);
});

test.each([
  [0, true],
  [0.05, true],
  [1.5, true],
  [0.29, true],
  [0.000001, false],
  [1.333, false],
])("SPPE-133 : %d ETP se dit au centième : %o", (etp, attendu) => expect(estAuCentieme(etp)).toBe(attendu));
