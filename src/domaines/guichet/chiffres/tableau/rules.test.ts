import { expect, test } from "vitest";
import type { ChiffresPublies } from "../model.ts";
import { lignesDuTableau, TITRES_TABLEAU } from "./rules.ts";

const chiffres: ChiffresPublies = {
  annee: 2026,
  au: "2026-11-22",
  demandes: 40,
  occasionnelles: 7,
  changements: null,
  issues: { avec: 20, sans: 15, retiree: 5 },
  familles: { avec: 18, sans: null },
  repartitions: [
    null,
    { dimension: "age", cles: ["moins12"], cellules: [[20, 15, null]], lignes: [40] },
    { dimension: "mois", cles: ["2026-09"], cellules: [[20, 15, 5]], lignes: [40] },
    null,
  ],
  zones: [{ zone: "z", nom: "Nord", sans: null }],
  partielles: [],
  attenteServie: { mediane: null, sur: 0 },
  attenteEnCours: { mediane: null, sur: 0 },
  offres: { acceptees: 12, refusees: null, sansReponse: 0 },
  commissions: { tenues: 1, presents: 6 },
  creches: { centralisees: 1, total: 2 },
};

const lignes = (plus: Partial<ChiffresPublies> = {}) =>
  lignesDuTableau({ ...chiffres, ...plus }, (code) => `Commune ${code}`).map((ligne) => ligne.join("|"));

test("le fichier dit les totaux, les familles, les propositions, et le secret d’une répartition qui se cache tout entière", () => {
  expect(lignes()).toEqual([
    "Demandes|Ensemble|40|20|15|5",
    "Demandes|Changements de structure, à part|s.|||",
    "Demandes|Occasionnel seulement, à part|7|||",
    "Familles|Ensemble||18|s.|",
    "Propositions|Acceptées|12|||",
    "Propositions|Refusées|s.|||",
    "Propositions|Sans réponse|0|||",
    "Commune|s.|s.|s.|s.|s.",
    "Âge à l’entrée|Moins d’un an, ou à naître|40|20|15|s.",
    "Mois d’entrée|septembre 2026|40|20|15|5",
    "Mode d’accueil demandé|s.|s.|s.|s.|s.",
    "Zone|Nord|||s.|",
    "Servies en partie, par commune|s.|s.|||",
  ]);
  expect(lignesDuTableau(chiffres, String).every(({ length }) => length === TITRES_TABLEAU.length)).toBe(true);
});

test("les demandes servies en partie se lisent commune par commune ; une publication d’avant n’en dit rien", () => {
  const dites = lignes({
    partielles: [
      { commune: "c0", nombre: 6 },
      { commune: "c1", nombre: null },
    ],
  });
  expect(dites.slice(-2)).toEqual([
    "Servies en partie, par commune|Commune c0|6|||",
    "Servies en partie, par commune|Commune c1|s.|||",
  ]);
  const { partielles: _pas, occasionnelles: _non, ...jadis } = chiffres;
  const anciennes = lignesDuTableau(jadis, String).map(([compte]) => compte);
  expect(anciennes).not.toContain("Servies en partie, par commune");
});
