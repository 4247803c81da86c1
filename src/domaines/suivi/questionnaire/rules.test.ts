import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { depouiller, estOuvert, verifierQuestions, verifierRetour } from "./rules.ts";

const question = (...niveaux: string[]) => ({ libelle: "Êtes-vous satisfait ?", niveaux });
const DEUX = question("Non", "Oui");

test.each([
  ["une question libre seule", [], "Un mot ?", null],
  ["deux questions à niveaux et une libre", [DEUX, DEUX], "Un mot ?", null],
  ["aucune question", [], "", "sans-question"],
  ["trois questions à niveaux", [DEUX, DEUX, DEUX], "", "trop-de-questions"],
  ["un seul niveau", [question("Oui")], "", "niveaux"],
  ["sept niveaux", [question(..."abcdefg")], "", null],
  ["huit niveaux", [question(..."abcdefgh")], "", "niveaux"],
  ["deux niveaux du même nom", [question("Oui", "Oui")], "", "niveaux"],
] as const)("SUI-150 : %s", (_cas, questions, libre, attendu) => {
  expect(verifierQuestions(questions, libre)).toEqual(attendu && refus(attendu));
});

const OUVERT = { questions: [DEUX, DEUX], libre: "Un mot ?" };
test.each([
  [OUVERT, [1, null], "", null],
  [OUVERT, [null, null], "Merci", null],
  [OUVERT, [null, null], "", "reponse-vide"],
  [{ ...OUVERT, libre: "" }, [null, null], "Merci", "reponse-vide"],
  [OUVERT, [2, null], "", "niveau-inconnu"],
  [OUVERT, [-1, null], "", "niveau-inconnu"],
  [OUVERT, [1], "", "niveau-inconnu"],
] as const)("SUI-151 : une réponse dit quelque chose que l’on a demandé", (questionnaire, niveaux, libre, attendu) => {
  const [questions, dits] = [[...questionnaire.questions], [...niveaux]];
  expect(verifierRetour({ ...questionnaire, questions }, { niveaux: dits, libre })).toEqual(attendu && refus(attendu));
});

test("SUI-152 : on compte niveau par niveau, sans qui n’a pas répondu", () => {
  const retours = [
    [1, 0],
    [1, null],
    [0, null],
    [null, null],
  ].map((niveaux) => ({ niveaux }));
  expect(depouiller(OUVERT, retours)).toEqual([
    {
      libelle: DEUX.libelle,
      repondu: 3,
      comptes: [
        { niveau: "Non", nombre: 1 },
        { niveau: "Oui", nombre: 2 },
      ],
    },
    {
      libelle: DEUX.libelle,
      repondu: 1,
      comptes: [
        { niveau: "Non", nombre: 1 },
        { niveau: "Oui", nombre: 0 },
      ],
    },
  ]);
});

test.each([
  ["2026-11-21", true],
  ["2026-11-22", false],
] as const)("SUI-153 : clos le 21, on y répond le %s : %s", (jour, attendu) => {
  expect(estOuvert({ fermeLe: "2026-11-21" }, jour)).toBe(attendu);
});
