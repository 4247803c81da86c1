import { expect, test } from "vitest";
import { detacher } from "./rules.ts";

const fiche = (rang: number) => [
  `Pilote Ville numéro ${rang}`,
  `Public cible Familles du quartier ${rang}`,
  `Échéance 202${rang}`,
];
const dits = (textes: string[]) => detacher(textes).map((une) => une && `${une.libelle} | ${une.valeur}`);

test("IMP-146 : trois libellés connus, collés chacun à trois valeurs différentes, s’en séparent ; à deux, non", () => {
  expect(dits([...fiche(6), ...fiche(7), ...fiche(8)]).slice(0, 3)).toEqual([
    "Pilote | Ville numéro 6",
    "Public cible | Familles du quartier 6",
    "Échéance | 2026",
  ]);
  expect(dits([...fiche(6), ...fiche(7)])).toEqual(Array.from({ length: 6 }, () => null));
  expect(dits([6, 7, 8].flatMap((rang) => fiche(rang).slice(0, 2)))).toEqual(Array.from({ length: 6 }, () => null));
});

test("IMP-146 : une phrase, un libellé déjà annoncé et une valeur en minuscule ne se coupent pas", () => {
  const autres = ["Pilote de la démarche", "Pilote : Ville de Brévonne", "Le pilote Ville de Brévonne"];
  expect(dits([...fiche(6), ...fiche(7), ...fiche(8), ...autres]).slice(-3)).toEqual([null, null, null]);
});
