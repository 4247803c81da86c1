import { expect, test } from "vitest";
import { cellulesChangees, ecrireMarque, lireMarque } from "./rules.ts";

const ecrite = ecrireMarque({ fiche: "f1", version: 3 }, [
  ["titre", "Ouvrir"],
  ["finalite", ""],
]);

test("IMP-70 : une marque se relit ; abîmée, elle n'en est plus une", () => {
  expect(lireMarque(` ${ecrite} `)).toMatchObject({ fiche: "f1", version: 3 });
  expect(lireMarque(ecrite.slice(3))).toBeNull();
  expect(lireMarque("")).toBeNull();
});

test("IMP-71 : seules les cellules changées proposent, et celle que le plan a changée aussi est un conflit", () => {
  const marque = lireMarque(ecrite);
  if (!marque) throw new Error("marque illisible");
  const intactes = new Map([
    ["titre" as const, " Ouvrir\r\n"],
    ["finalite" as const, ""],
    ["moyens" as const, "neuf"],
  ]);
  expect(cellulesChangees(marque, intactes, () => "Ouvrir").changes).toEqual([]);
  const changees = new Map([
    ["titre" as const, "Fermer"],
    ["finalite" as const, "Être utile"],
  ]);
  const plan = (nom: string) => (nom === "titre" ? "Ouvrir" : "Changée ailleurs");
  expect(cellulesChangees(marque, changees, plan)).toEqual({ changes: ["titre", "finalite"], conflits: ["finalite"] });
});
