import { expect, test } from "vitest";
import type { MonLieu } from "../model.ts";
import { perimetresPour } from "./rules.ts";

const lieu = (espace: string, convention: string | null, ...roles: MonLieu["roles"]): MonLieu => ({
  espace,
  nomEspace: espace,
  teinte: 168,
  convention,
  titre: convention,
  roles,
});

test("ACC-40 : un rôle ne vaut que pour la convention où il est donné", () => {
  const lieux = [
    lieu("monts", "a", "lecteur"),
    lieu("monts", "b", "dpo"),
    lieu("rives", "c", "elu"),
    lieu("rives", null, "elu"),
  ];
  expect(perimetresPour(lieux, "x", "plan.lire")).toEqual([
    { espace: "monts", compte: "x", conventions: ["a"], roles: ["lecteur"] },
    { espace: "rives", compte: "x", conventions: ["c"], roles: ["elu"] },
  ]);
  expect(perimetresPour(lieux, "x", "journal.lire").map(({ conventions }) => conventions)).toEqual([["b"]]);
});

test("ACC-40 : élu de l’une et lecteur de l’autre, on n’est pas élu des deux", () => {
  const lieux = [lieu("monts", "a", "elu"), lieu("monts", "b", "lecteur"), lieu("monts", "c", "elu")];
  expect(perimetresPour(lieux, "x", "plan.lire")).toEqual([
    { espace: "monts", compte: "x", conventions: ["a", "c"], roles: ["elu"] },
    { espace: "monts", compte: "x", conventions: ["b"], roles: ["lecteur"] },
  ]);
});
