import { expect, test } from "vitest";
import { LIEUX } from "../model.ts";
import { TITRES_TABLE } from "./lexique.ts";
import { voletsDe } from "./rules.ts";

test("GUI-356 : la copie se lit en mots, sans clé ni version, et sans table vide", () => {
  const lignes = {
    guichet_famille: [
      { espace: "e", id: "f", prenom: "Inès", version: 2, telephone: "", cree_le: "2026-11-21T09:00:00+00:00" },
    ],
    guichet_demande: [
      {
        semaine: 5,
        reduites: [1, 4],
        jumeaux: true,
        urgence: false,
        modes: ["collectif", "individuel"],
        situations: { emploi: true, parts: 2, seul: false },
      },
    ],
    guichet_voeu: [],
  };
  expect(voletsDe({ lignes })).toEqual([
    {
      titre: "Qui demande",
      lignes: [
        [
          { nom: "Prénom", valeur: "Inès" },
          { nom: "Commencée le", valeur: "21 novembre 2026 à 10 h 00" },
        ],
      ],
    },
    {
      titre: "Demandes",
      lignes: [
        [
          { nom: "Demi-journées", valeur: "lundi matin, mardi matin" },
          { nom: "Formules réduites acceptées", valeur: "lundi matin ; ou mardi matin" },
          { nom: "Jumeaux", valeur: "oui" },
          { nom: "Accueil en urgence", valeur: "non" },
          { nom: "Modes d’accueil", valeur: "crèche, assistante maternelle" },
          { nom: "Situations déclarées", valeur: "emploi : oui ; parts : 2" },
        ],
      ],
    },
  ]);
});

test("GUI-356 : chaque table où l’on cherche une famille a son titre", () => {
  expect(LIEUX.map(({ table }) => table).filter((table) => !(table in TITRES_TABLE))).toEqual([]);
});
