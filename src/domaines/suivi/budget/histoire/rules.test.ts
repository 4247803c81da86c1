import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type LignePrevue, moyensPasses } from "./rules.ts";

const ligne = (prevu: number | null, acteur: string | null = null, nom = "") =>
  ({ financeur: acteur ? "acteur" : "partPropre", acteur, nom, prevu }) as const;
const FICHES = ["f1", "f2"];
const RECRITS = fc.array(fc.record({ fiche: fc.nat(2), annee: fc.nat(2), prevus: fc.array(fc.nat(900)) }), {
  minLength: 1,
  maxLength: 15,
});

test("SUI-265 : à n’importe quel moment de cinq cents budgets récrits, les moyens refaits sont ceux de ce moment", () => {
  fc.assert(
    fc.property(RECRITS, fc.nat(14), (recrits, combien) => {
      let lignes: LignePrevue[] = [];
      let jadis: ReturnType<typeof moyensPasses> = [];
      let journal: { objetId: string; avant: unknown; apres: unknown }[] = [];
      for (const [rang, { fiche: numero, annee, prevus }] of recrits.entries()) {
        if (rang === combien % recrits.length) {
          jadis = moyensPasses(lignes, [], FICHES);
          journal = [];
        }
        const fiche = `f${numero}`;
        const ici = (une: LignePrevue) => une.fiche === fiche && une.annee === annee;
        const avant = lignes.filter(ici);
        const apres = prevus.map((prevu, place) => ({
          ...ligne(prevu, `a${place % 2}`, `Nom ${place % 2}`),
          fiche,
          annee,
        }));
        journal.push({
          objetId: fiche,
          avant: avant.length ? { annee, lignes: avant } : null,
          apres: { annee, lignes: apres },
        });
        lignes = [...lignes.filter((une) => !ici(une)), ...apres];
      }
      expect(moyensPasses(lignes, journal, FICHES)).toEqual(jadis);
    }),
    { seed: 265, numRuns: 500 },
  );
});

test("SUI-265 : l’acteur porte son nom d’aujourd’hui, la part propre vient après, ce que nul n’a dit n’est pas zéro", () => {
  const presente = { ...ligne(1, "a", "Nouveau nom"), fiche: "f1", annee: 2026 };
  const avant = { annee: 2026, lignes: [ligne(null), ligne(5, "a", "Ancien nom"), ligne(7, "b", "Parti")] };
  expect(
    moyensPasses([presente], [{ objetId: "f1", avant, apres: { annee: 2026, lignes: [presente] } }], FICHES),
  ).toEqual([
    { financeur: "Nouveau nom", prevu: 5 },
    { financeur: "Parti", prevu: 7 },
    { financeur: "Part propre du porteur", prevu: null },
  ]);
});

test("SUI-265 : une année effacée du journal ne se retrouve pas ; une fiche qui n’était pas au plan ne compte pas", () => {
  const presente = { ...ligne(1, "a", "Caf"), fiche: "f9", annee: 2026 };
  expect(moyensPasses([presente], [{ objetId: "f9", avant: null, apres: null }], FICHES)).toBeNull();
  expect(moyensPasses([presente], [], FICHES)).toEqual([]);
});
