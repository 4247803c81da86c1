import { expect, test } from "vitest";
import { chevauchements } from "./rules.ts";

const OUVERTE = { id: "a", titre: "Automne", cloture: "2026-12-11" } as const;

test("SUI-276 : une campagne ouverte qui demande déjà l’une des fiches est nommée, avec leur nombre, part par part non comprise", () => {
  const demandees = [
    { campagne: "a", fiche: "1" },
    { campagne: "a", fiche: "1" },
    { campagne: "a", fiche: "2" },
  ];
  expect(chevauchements([{ fiche: "1" }, { fiche: "3" }], demandees, [OUVERTE])).toEqual([{ ...OUVERTE, fiches: 1 }]);
});

test("SUI-276 : d’autres fiches, ou une campagne qui n’est plus ouverte, ne retiennent rien", () => {
  expect(chevauchements([{ fiche: "3" }], [{ campagne: "a", fiche: "1" }], [OUVERTE])).toEqual([]);
  expect(chevauchements([{ fiche: "1" }], [{ campagne: "a", fiche: "1" }], [])).toEqual([]);
});
