import { nomDuMois } from "#commun/mois.ts";
import type { Condition, Contenu, Critere, GenreCondition } from "../../model.ts";
import type { Colonne, Rangee, Section } from "./model.ts";

export const LIBELLES_CONDITION: Record<GenreCondition, string> = {
  commune: "Habiter l’une des communes du critère de résidence",
  ageMin: "Avoir tant de mois à l’entrée",
  ageMax: "Avoir moins de tant de mois à l’entrée",
  grossesse: "Être à moins de tant de mois du terme",
  situation: "Déclarer une situation",
  examen: "Un agent en juge",
};

const choixDe = <T extends string>(libelles: Record<T, string>) =>
  Object.entries<string>(libelles).map(([valeur, libelle]) => ({ valeur, libelle }));

const OUI_NON = [
  { valeur: "non", libelle: "Non" },
  { valeur: "oui", libelle: "Oui" },
];

const MOIS = Array.from({ length: 12 }, (_, rang) => ({ valeur: `${rang + 1}`, libelle: nomDuMois(rang + 1) }));

const criteresDe = (criteres: readonly Critere[]) => [
  { valeur: "", libelle: "—" },
  ...criteres.map(({ code, libelle }) => ({ valeur: code, libelle })),
];

/** Les colonnes de chaque section ; la première dit si la ligne compte. */
export const COLONNES: Record<Section, (contenu: Contenu) => readonly Colonne[]> = {
  groupes: () => [
    { nom: "libelle", titre: "Groupe" },
    { nom: "plafond", titre: "Plafond", nombre: true },
    { nom: "meilleur", titre: "Le meilleur seulement", choix: OUI_NON },
  ],
  conditions: ({ criteres }) => [
    { nom: "libelle", titre: "Condition, en mots" },
    { nom: "genre", titre: "Ce qui se vérifie", choix: choixDe(LIBELLES_CONDITION) },
    { nom: "mois", titre: "Mois", nombre: true },
    { nom: "situation", titre: "Situation", choix: criteresDe(criteres) },
  ],
  reserves: ({ criteres }) => [
    { nom: "libelle", titre: "Places gardées" },
    {
      nom: "genre",
      titre: "Combien",
      choix: [
        { valeur: "tranche", libelle: "Une par tranche de" },
        { valeur: "entamee", libelle: "Une par tranche, même entamée, de" },
        { valeur: "nombre", libelle: "Par structure" },
      ],
    },
    { nom: "nombre", titre: "Places", nombre: true },
    { nom: "droit", titre: "Pour qui vérifie", choix: criteresDe(criteres) },
    { nom: "autre", titre: "Ou", choix: criteresDe(criteres) },
    {
      nom: "acces",
      titre: "Ce qu’il en reste",
      choix: [
        { valeur: "tous", libelle: "S’ouvre à tous" },
        { valeur: "ayantsDroit", libelle: "Est gardé" },
      ],
    },
  ],
  calendrier: () => [
    { nom: "nom", titre: "Commission" },
    { nom: "mois", titre: "Se tient en", choix: MOIS },
    { nom: "de", titre: "Entrées de", choix: MOIS },
    { nom: "a", titre: "à", choix: MOIS },
  ],
};

const moisDe = (condition: Condition): string => ("mois" in condition ? `${condition.mois}` : "");

/** Ce qui est écrit, ligne par ligne, comme on le taperait ; `code` se garde d'un envoi à l'autre. */
export const RANGEES: Record<Section, (contenu: Contenu) => Rangee[]> = {
  groupes: ({ groupes }) =>
    groupes.map(({ code, libelle, plafond, meilleur }) => ({
      code,
      libelle,
      plafond: plafond === null ? "" : `${plafond}`,
      meilleur: meilleur ? "oui" : "non",
    })),
  conditions: ({ eligibilite }) =>
    eligibilite.map((condition) => ({
      code: condition.code,
      libelle: condition.libelle,
      genre: condition.genre,
      mois: moisDe(condition),
      situation: condition.genre === "situation" ? condition.situation : "",
    })),
  reserves: ({ reserves }) =>
    reserves.map(({ code, libelle, places, ayantsDroit: [droit = "", autre = ""], acces }) => ({
      code,
      libelle,
      genre: places.genre === "tranche" && places.entamee ? "entamee" : places.genre,
      nombre: `${places.genre === "tranche" ? places.taille : places.nombre}`,
      droit,
      autre,
      acces,
    })),
  calendrier: ({ calendrier }) =>
    calendrier.map(({ nom, mois, entreesDe, entreesA }) => ({
      nom,
      mois: `${mois}`,
      de: `${entreesDe}`,
      a: `${entreesA}`,
    })),
};
