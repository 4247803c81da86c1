import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { EtatJalon, Jalon } from "./model.ts";
import { avancer, proposerJalons } from "./rules.ts";

const jalon = (etat: EtatJalon): Jalon => ({
  id: "j",
  convention: "ctg",
  fiche: "f",
  ordre: 1,
  libelle: "Équiper",
  terme: null,
  etat,
  le: null,
  version: 1,
});

test.each([
  ["prevu", "fait", "fait"],
  ["fait", "enCours", "enCours"],
  ["abandonne", "prevu", "prevu"],
  ["fait", "abandonne", "deja"],
  ["enCours", "enCours", "deja"],
] as const)("SUI-20 : un jalon %s que l’on veut %s : %s", (de, vers, attendu) => {
  const suite = avancer(jalon(de), vers, "2026-11-21");
  expect(suite instanceof Refus ? suite.code : [suite.etat, suite.le]).toEqual(
    attendu === "deja" ? "deja" : [attendu, "2026-11-21"],
  );
});

test.each([
  [
    "des modalités numérotées",
    { modalites: ["1) Équiper le véhicule", "2) Recruter"] },
    ["Équiper le véhicule", "Recruter"],
  ],
  ["une seule modalité numérotée", { modalites: ["1. Équiper"] }, ["Équiper"]],
  ["une seule modalité sans numéro : ce n’est pas une étape", { modalites: ["En régie"] }, []],
  ["des modalités datées", { modalites: ["2026 : étude", "2027-2028 : travaux"] }, ["étude 2026", "travaux 2028"]],
  [
    "des échéances décrites",
    { echeances: [{ debut: "2026", fin: "2027-06", texte: "Ouverture" }] },
    ["Ouverture 2027-06"],
  ],
  ["des échéances sans texte", { echeances: [{ debut: "2026", fin: "2027", texte: null }] }, []],
  ["deux fois la même", { modalites: ["a) Recruter", "b) recruter"] }, ["Recruter"]],
])("SUI-21 : les étapes de %s", (_cas, plus, attendu) => {
  const proposes = proposerJalons({ modalites: [], echeances: [], ...plus });
  expect(proposes.map(({ libelle, terme }) => [libelle, terme].filter(Boolean).join(" "))).toEqual(attendu);
});
