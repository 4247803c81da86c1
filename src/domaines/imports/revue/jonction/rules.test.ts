import { expect, test } from "vitest";
import { echangeVide, ficheVide } from "../../echange/rules.ts";
import type { DecisionFiche } from "../model.ts";
import { reprendreJonctions } from "./rules.ts";

const avec = (...titres: string[]) => ({ ...echangeVide(null), plan: { noeuds: [], fiches: titres.map(ficheVide) } });
const vierge = { contre: null, vers: null, corrections: {}, remplace: [] };
const joint = (vers: number): DecisionFiche => ({ ...vierge, sort: "joint", vers });
const designe = (plan: string | null): DecisionFiche => ({ ...vierge, sort: "accepte", plan });
const reprendre = (nouveau: string[], ancien: string[], fiches: Record<string, DecisionFiche>) =>
  reprendreJonctions(avec(...nouveau), { echange: avec(...ancien), decisions: { fiches, lignes: {} } });

const ANCIEN = ["Ouvrir une halte", "Tenir un salon", "Former"];

test.each([
  ["ailleurs dans le fichier, sous le même titre", ["Former", "Tenir un Salon", "Ouvrir une halte"], { 1: joint(2) }],
  ["à côté d’entrées neuves", ["Neuve", ...ANCIEN], { 2: joint(1) }],
  ["dont le titre revient deux fois", [...ANCIEN, "Tenir un salon"], {}],
  ["dont le titre a changé", ["Ouvrir une halte", "Tenir deux salons"], {}],
  ["à une entrée qui n’y est plus", ["Tenir un salon", "Former"], {}],
])("IMP-157 : une entrée jointe se retrouve %s", (_cas, nouveau, attendu) =>
  expect(reprendre(nouveau, ANCIEN, { 1: joint(0) })).toEqual(attendu),
);

test("IMP-157 : la fiche du plan désignée le reste, à relire ; « aucune », ou une entrée seulement acceptée, non", () => {
  expect(reprendre(ANCIEN, ANCIEN, { 0: designe("f1"), 1: designe(null), 2: { ...vierge, sort: "accepte" } })).toEqual({
    0: { ...designe("f1"), contre: { fiche: "", version: 0 } },
  });
});
