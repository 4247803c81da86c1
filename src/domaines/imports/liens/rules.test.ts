import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";
import { trierLiens } from "./rules.ts";

test.each([
  [["CLS", "PEDT"], ["CLS", "PEDT"], []],
  [
    ["CLS, PEDT et schéma départemental des services aux familles"],
    ["CLS", "PEDT", "schéma départemental des services aux familles"],
    [],
  ],
  [["Contrat local de santé", "Fiche action n° 12"], ["Contrat local de santé"], ["Fiche action n° 12"]],
  [["Fiches 3 et 5"], [], ["Fiches 3", "Fiches 5"]],
  [["PE4, S15"], [], ["PE4", "S15"]],
  [["Projet éducatif de territoire (PEDT) 2024-2027"], ["Projet éducatif de territoire (PEDT) 2024-2027"], []],
  [
    ["Un travail commun avec la crèche, la ludothèque et l’école"],
    [],
    ["Un travail commun avec la crèche, la ludothèque et l’école"],
  ],
])("IMP-106 : %j donne ses contrats et ses actions", (items, contratsLies, actionsLiees) =>
  expect(trierLiens(items, "actionsLiees")).toEqual({ contratsLies, actionsLiees }),
);

test.each([
  "Articulation avec les autres dispositifs",
  "Lien avec d’autres contrats",
  "Contrats et schémas liés",
  "Actions en lien",
  "Liens avec les autres fiches actions",
])("IMP-106 : « %s » est un libellé de liens, et chaque champ rempli dit d'où il vient", (libelle) => {
  const [fiche] = lireTexte(
    `Fiche action n° 1 : Ouvrir un lieu\n\nPilote : Ville\n\n${libelle} : CLS ; Fiche 3\n\nContexte : Un constat.`,
  ).plan.fiches;
  expect([fiche?.contratsLies, fiche?.actionsLiees]).toEqual([["CLS"], ["Fiche 3"]]);
  expect([fiche?.sources["contratsLies"]?.lignes, fiche?.sources["actionsLiees"]?.lignes]).toEqual([
    [5, 5],
    [5, 5],
  ]);
});
