import { expect, test } from "vitest";
import type { Role } from "#commun/perimetre.ts";
import { espacesOuverts, peutCreer, proposerIdentite, teinteDe } from "./rules.ts";

const perimetre = (espace: string, ...roles: Role[]) => ({ espace, compte: "c", conventions: [], roles });

test("CONV-7 : l'administrateur et le chargé de coopération créent une convention, personne d'autre", () => {
  expect(peutCreer(true, [])).toBe(true);
  expect(peutCreer(false, [perimetre("a", "elu"), perimetre("b", "lecteur", "chargeCooperation")])).toBe(true);
  expect(peutCreer(false, [perimetre("a", "redacteur", "elu")])).toBe(false);
});

test("CONV-8 : seuls les espaces où l'on est chargé de coopération s'offrent", () => {
  expect(espacesOuverts([perimetre("a", "elu"), perimetre("b", "chargeCooperation")])).toEqual(["b"]);
});

test("CONV-9 : on propose le 1er janvier qui vient et cinq ans au plus", () => {
  expect(proposerIdentite("2026-11-21", ["48095"], "Caf de la Lozère")).toEqual({
    titre: "Convention territoriale globale 2027-2031",
    caf: "Caf de la Lozère",
    debut: "2027-01-01",
    fin: "2031-12-31",
    perimetre: ["48095"],
  });
});

test("une teinte est un angle, le même pour le même nom", () => {
  expect(teinteDe("Monts")).toBe(teinteDe("Monts"));
  expect(teinteDe("Monts")).not.toBe(teinteDe("Vaux"));
  for (const nom of ["", "A", "Communauté de communes"]) expect(teinteDe(nom)).toBeLessThan(360);
});
