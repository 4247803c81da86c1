import { expect, test } from "vitest";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { ETATS_DEMANDE, ETATS_OUVERTS } from "../demande/model.ts";
import { type Candidate, CONSERVATION, CYCLE_PURGE, ETATS_PURGE, type LignePurge, type Purge } from "./model.ts";
import { abandonner, certifier, demandeVisa, echeance, executer, finDAccueil, proposer, viser } from "./rules.ts";

type Une = Candidate["demandes"][number];
const une = (plus: Partial<Une>): Une => ({
  etat: "retiree",
  naissance: "2024-05-10",
  terme: null,
  entree: "2024-09",
  changeLe: "2025-11-21T09:00:00Z",
  ...plus,
});
const de = (...demandes: Une[]): Candidate => ({ famille: "f", creeLe: "2024-01-01T09:00:00Z", demandes });
const du = (candidate: Candidate, le: Jour) => echeance(candidate, CONSERVATION, le)?.motif ?? null;

test.each<[string, Parameters<typeof finDAccueil>[0], Jour]>([
  ["né en mai 2024", { naissance: "2024-05-10", terme: null, entree: "2024-09" }, "2027-09-01"],
  ["né le 31 décembre 2024", { naissance: "2024-12-31", terme: null, entree: "2025-09" }, "2027-09-01"],
  ["attendu en janvier 2025", { naissance: null, terme: "2025-01-03", entree: "2025-09" }, "2028-09-01"],
  ["sans date", { naissance: null, terme: null, entree: "2025-09" }, "2028-09-01"],
])("GUI-358 : un enfant %s part à la rentrée de ses trois ans", (_cas, enfant, jour) =>
  expect(finDAccueil(enfant)).toBe(jour),
);

test.each<[string, Candidate, Jour, Jour, string]>([
  ["close, un an après", de(une({})), "2026-11-20", "2026-11-21", "close"],
  ["brouillon, trente jours après", de(une({ etat: "brouillon" })), "2025-12-20", "2025-12-21", "brouillon"],
  ["accueillie, trois ans après le départ", de(une({ etat: "acceptee" })), "2030-08-31", "2030-09-01", "accueil"],
  [
    "en attente, un an après la rentrée des trois ans",
    de(une({ etat: "enAttente" })),
    "2028-08-31",
    "2028-09-01",
    "close",
  ],
  [
    "sans demande, trente jours après",
    { famille: "f", creeLe: "2025-11-21T09:00:00Z", demandes: [] },
    "2025-12-20",
    "2025-12-21",
    "sansDemande",
  ],
  [
    "deux demandes, à la dernière",
    de(une({}), une({ changeLe: "2026-01-10T09:00:00Z" })),
    "2027-01-09",
    "2027-01-10",
    "close",
  ],
])("GUI-359 : %s, son terme passe ce jour-là et pas la veille", (_cas, ...suite) => {
  const [candidate, veille, jour, motif] = suite;
  expect(du(candidate, veille)).toBeNull();
  expect(du(candidate, jour)).toBe(motif);
});

test.each(ETATS_OUVERTS)("GUI-359 : une demande %s d’un petit enfant retient toute la famille", (etat) =>
  expect(du(de(une({}), une({ etat })), "2027-06-01")).toBeNull(),
);

test.each(ETATS_DEMANDE)("GUI-360 : %s : seul ce qui fut envoyé demande un visa", (etat) => {
  const due = echeance(de(une({ etat })), CONSERVATION, "2040-01-01");
  expect(due && demandeVisa(due)).toBe(etat !== "brouillon");
});

const purge: Purge = {
  id: "p",
  numero: 1,
  etat: "proposee",
  arret: "2026-11-21",
  proposeeLe: "2026-11-21T09:00:00Z",
  proposePar: "dpo",
  visa: null,
  executeeLe: null,
  certificat: null,
  version: 1,
};
const visa = { viseeLe: "2026-11-25", autorite: "Archives départementales", reference: "2026-118" } as const;

test("GUI-357 : une purge ne s’exécute que visée, et s’abandonne avant", () => {
  expect(CYCLE_PURGE.proposee).not.toContain("executee");
  expect([CYCLE_PURGE.executee, CYCLE_PURGE.abandonnee]).toEqual([[], []]);
});

test("GUI-361 : une seule purge à la fois, et qui porte quelque chose", () => {
  expect(proposer(0, [1])).toBeNull();
  expect(proposer(1, [1])).toEqual(new Refus("ouverte"));
  expect(proposer(0, [])).toEqual(new Refus("rien"));
});

test.each<[Jour, Jour, boolean]>([
  ["2026-11-20", "2026-12-01", false],
  ["2026-11-21", "2026-12-01", true],
  ["2026-12-01", "2026-12-01", true],
  ["2026-12-02", "2026-12-01", false],
])("GUI-362 : un visa du %s, lu le %s : %s", (viseeLe, le, vaut) =>
  expect(viser(purge, { ...visa, viseeLe }, le)).toEqual(
    vaut ? { ...purge, etat: "visee", visa: { ...visa, viseeLe } } : new Refus("date"),
  ),
);

test.each(ETATS_PURGE)("GUI-363 et GUI-364 : une purge %s", (etat) => {
  expect(executer({ ...purge, etat })).toEqual(etat === "visee" ? null : new Refus("etat"));
  const ouverte = etat === "proposee" || etat === "visee";
  expect(abandonner({ ...purge, etat })).toEqual(ouverte ? { ...purge, etat: "abandonnee" } : new Refus("etat"));
});
test("GUI-363 : rien ne s’efface deux fois", () =>
  expect(executer({ ...purge, etat: "executee" })).toEqual(new Refus("etat")));
test("GUI-364 : une purge exécutée ne s’abandonne plus", () =>
  expect(abandonner({ ...purge, etat: "executee" })).toEqual(new Refus("etat")));

test("GUI-365 : le certificat compte, date et scelle, sans nommer", () => {
  const ligne = (famille: string, plus: Partial<LignePurge> = {}): LignePurge => ({
    famille,
    motif: "close",
    depuis: "2024-01-01",
    retenue: true,
    ...plus,
  });
  const lignes = [
    ligne("a"),
    ligne("b", { motif: "accueil", depuis: "2022-09-01" }),
    ligne("c", { retenue: false }),
    ligne("d"),
  ];
  const faites = [
    { famille: "b", lignes: 4, pieces: 1 },
    { famille: "a", lignes: 3, pieces: 0 },
  ];
  expect(certifier(lignes, faites, (familles) => familles.join())).toEqual({
    familles: 2,
    ecartees: 1,
    revenues: 1,
    lignes: 7,
    pieces: 1,
    parMotif: { close: 1, accueil: 1 },
    de: "2022-09-01",
    a: "2024-01-01",
    empreinte: "a,b",
  });
});
