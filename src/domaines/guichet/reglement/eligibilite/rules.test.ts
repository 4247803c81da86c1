import { expect, test } from "vitest";
import type { Demande } from "../../demande/model.ts";
import type { Condition } from "../model.ts";
import { examiner } from "./rules.ts";

type Dit = Partial<Pick<Demande, "enfant" | "commune" | "entree" | "situations">>;

const enfant = (plus: Partial<Demande["enfant"]>) => ({
  enfant: { prenom: null, nom: null, naissance: null, terme: null, ...plus },
});
const AGE_MIN: Condition = { code: "c", libelle: "C", genre: "ageMin", mois: 2 };
const AGE_MAX: Condition = { code: "c", libelle: "C", genre: "ageMax", mois: 36 };
const GROSSESSE: Condition = { code: "c", libelle: "C", genre: "grossesse", mois: 6 };
const COMMUNE: Condition = { code: "c", libelle: "C", genre: "commune", communes: ["15014"] };
const SITUATION: Condition = { code: "c", libelle: "C", genre: "situation", situation: "emploi" };

test.each<[string, Condition, Dit, boolean | null]>([
  ["habiter la commune", COMMUNE, { commune: "15014" }, true],
  ["habiter ailleurs", COMMUNE, { commune: "15001" }, false],
  ["avoir deux mois le dernier jour du mois d’entrée", AGE_MIN, enfant({ naissance: "2026-07-30" }), true],
  ["n’avoir deux mois que le lendemain", AGE_MIN, enfant({ naissance: "2026-08-01" }), false],
  ["le terme compte comme une naissance", AGE_MIN, enfant({ terme: "2026-07-30" }), true],
  ["sans date, un agent en juge", AGE_MIN, {}, null],
  ["avoir trois ans le lendemain du premier jour", AGE_MAX, enfant({ naissance: "2023-09-02" }), true],
  ["avoir trois ans le premier jour", AGE_MAX, enfant({ naissance: "2023-09-01" }), false],
  ["être à six mois du terme", GROSSESSE, enfant({ terme: "2027-05-22" }), true],
  ["être à plus de six mois du terme", GROSSESSE, enfant({ terme: "2027-05-23" }), false],
  ["être déjà né", GROSSESSE, enfant({ naissance: "2026-01-01" }), true],
  ["ni né, ni attendu", GROSSESSE, {}, null],
  ["déclarer sa situation", SITUATION, { situations: { emploi: true } }, true],
  ["ne pas la déclarer", SITUATION, {}, false],
  ["ce que juge un agent", { code: "c", libelle: "C", genre: "examen" }, {}, null],
])("GUI-210 : %s", (_cas, condition, dit, attendu) => {
  const demande = { ...enfant({}), commune: "15001", entree: "2026-09" as const, situations: {}, ...dit };
  expect(examiner({ eligibilite: [condition] }, demande, "2026-11-22")).toEqual([
    { code: "c", libelle: "C", verifiee: attendu },
  ]);
});
