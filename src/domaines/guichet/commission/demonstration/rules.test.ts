import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { rangDuMois } from "#commun/mois.ts";
import { monde } from "../../appariement/seed.ts";
import { inscrire } from "./rules.ts";

const QUAND = {
  le: "2026-11-21",
  instant: instantDe("2026-11-21T09:00:00Z"),
  communes: ["15014", "15012"],
  decalage: rangDuMois("2027-09") - rangDuMois("2026-09"),
  premier: 1,
} as const;

test("GUI-330 : le même dossier donne la même famille ; une fratrie a un numéro par enfant ; à naître, on n’a pas de nom", () => {
  const { dossiers } = monde({ familles: 60, structures: 5, mode: "commun", graine: 15 });
  const inscrites = dossiers.map((dossier) => inscrire(dossier, QUAND));
  expect(dossiers.map((dossier) => inscrire(dossier, QUAND))).toEqual(inscrites);
  const demandes = inscrites.flatMap((inscrite) => inscrite.demandes);
  expect(new Set(demandes.map(({ numero }) => numero)).size).toBe(demandes.length);
  for (const { enfant, entree, voeux } of demandes) {
    expect(enfant.prenom === null).toBe(enfant.naissance === null);
    expect([entree >= "2027-09", voeux.length > 0]).toEqual([true, true]);
  }
});
