import { expect, test } from "vitest";
import { clePreuve } from "./rules.ts";

test("EQU-57 : la preuve suit l’intitulé, non ses espaces ni ses majuscules ; un autre genre en veut une autre", () => {
  const cle = clePreuve({ genre: "charte", intitule: "Charte  nationale " });
  expect(clePreuve({ genre: "charte", intitule: "charte nationale" })).toBe(cle);
  expect(clePreuve({ genre: "action", intitule: "charte nationale" })).not.toBe(cle);
});
