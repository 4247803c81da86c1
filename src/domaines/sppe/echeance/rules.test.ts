import { expect, test } from "vitest";
import type { Avis } from "../avis/model.ts";
import { CONTENU_VIDE, type Schema } from "../schema/model.ts";
import { echeancesAvis, echeancesSchema } from "./rules.ts";

const avis = (faits: Avis["faits"], echeances: Avis["echeances"]) =>
  ({ id: "a", objet: "Lucioles", faits, echeances }) as Avis;
const DECISION = { decision: { le: "2026-10-01", sens: "favorable" } } as unknown as Avis["faits"];
const REFUS = { decision: { le: "2026-10-01", sens: "defavorable" } } as unknown as Avis["faits"];

test.each([
  ["reçue", {}, { liste: "2026-10-31", decision: "2027-01-31" }, [["Avis à rendre : Lucioles", "2027-01-31"]]],
  [
    "dont on attend les pièces",
    { demandePieces: { le: "2026-10-31", pieces: "Plan" } },
    { pieces: "2026-11-30" },
    [["Pièces attendues : Lucioles", "2026-11-30"]],
  ],
  [
    "complétée",
    { demandePieces: { le: "2026-10-31", pieces: "Plan" }, piecesRecues: { le: "2026-11-30" } },
    { pieces: "2026-11-30", decision: "2027-03-30" },
    [["Avis à rendre : Lucioles", "2027-03-30"]],
  ],
  ["décidée", DECISION, { decision: "2027-01-31" }, []],
  [
    "refusée, que le demandeur ne sait pas",
    REFUS,
    { decision: "2027-01-31" },
    [["Refus à notifier au demandeur : Lucioles", "2027-01-31"]],
  ],
  [
    "refusée, le demandeur notifié",
    { ...REFUS, notifications: { demandeur: "2026-10-02" } },
    { decision: "2027-01-31" },
    [],
  ],
  ["retirée", { retrait: { le: "2026-10-01" } }, { decision: "2027-01-31" }, []],
  ["d’opportunité, sans délai", {}, {}, []],
] as const)("SPPE-102 : une demande %s", (...[, faits, echeances, attendues]) => {
  expect(echeancesAvis(avis(faits as Avis["faits"], echeances)).map(({ titre, jour }) => [titre, jour])).toEqual(
    attendues,
  );
});

const SCHEMA: Schema = {
  id: "s",
  forme: "schema",
  autorite: "epci:1",
  autoriteNom: "CC",
  convention: null,
  titre: "Schéma",
  debut: "2026-01-01",
  fin: "2029-12-31",
  contenu: CONTENU_VIDE,
  reel: [],
  bilans: [],
  adopteLe: "2026-01-31",
  acte: "",
  remplace: null,
  version: 1,
};
test("SPPE-103 : un schéma adopté dit son envoi et ses deux bilans ; un bilan dressé, un brouillon et un document libre, non", () => {
  const cles = (dit: Partial<Schema>) => echeancesSchema({ ...SCHEMA, ...dit }, []).map(({ cle, jour }) => [cle, jour]);
  expect(cles({})).toEqual([
    ["schema-s-envoi", "2026-02-28"],
    ["schema-s-intermediaire", "2028-01-01"],
    ["schema-s-final", "2029-12-31"],
  ]);
  const bilan = { genre: "intermediaire", le: "2027-12-01", texte: "" } as const;
  expect(cles({ bilans: [bilan] }).map(([cle]) => cle)).toEqual(["schema-s-envoi", "schema-s-final"]);
  expect(cles({ adopteLe: null })).toEqual([]);
  expect(cles({ forme: "planification" })).toEqual([]);
});

test("SPPE-103 : un envoi constaté ne s’attend plus ; celui d’un autre schéma du même titre, adopté le même jour, si", () => {
  const envoye = { cle: "s", envoyeLe: "2026-02-10" } as const;
  expect(echeancesSchema(SCHEMA, [envoye]).map(({ cle }) => cle)).toEqual(["schema-s-intermediaire", "schema-s-final"]);
  expect(echeancesSchema({ ...SCHEMA, id: "t" }, [envoye])[0]?.cle).toBe("schema-t-envoi");
});
