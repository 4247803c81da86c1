import type { Bloc } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { nomDuMois } from "../lexique.ts";
import {
  type Affectation,
  LIBELLES_AFFECTATION,
  LIBELLES_MISSION,
  type PartDuMois,
  type Periode,
  type Poste,
} from "../model.ts";
import { etpTenu, joursDe, type Repartition, resteEmployeur, vacances } from "../rules.ts";

/** Tout ce qu'un rapport annuel dit d'un poste. */
export type Rapport = {
  poste: Poste;
  periode: Periode;
  affectations: readonly Affectation[];
  repartition: Repartition;
  mois: readonly PartDuMois[];
};

const nombre = (valeur: number) => valeur.toLocaleString("fr-FR", { maximumFractionDigits: 2 });

const blocsPoste = ({ poste, periode, affectations }: Rapport): Bloc[] => [
  { genre: "titre", niveau: 1, texte: "Le poste" },
  {
    genre: "chiffres",
    entrees: [
      { valeur: nombre(poste.etpCentiemes / 100), libelle: "équivalent temps plein prévu" },
      { valeur: nombre(etpTenu(poste, affectations, periode)), libelle: "équivalent temps plein tenu sur la période" },
    ],
  },
  {
    genre: "paragraphe",
    texte: `Du ${enLettres(periode.debut)} au ${enLettres(periode.fin)}. Profil : ${poste.thematiques || "tous les thèmes"}, ${poste.territoire || "toute la convention"}.`,
  },
  {
    genre: "tableau",
    legende: "Qui paie le poste",
    colonnes: [{ titre: "Financeur" }, { titre: "Part", type: "part" }],
    rangees: [
      ...poste.financements.map(({ nom, part }) => [nom, part / 100]),
      [poste.employeur, resteEmployeur(poste.financements) / 100],
    ],
    nommees: true,
  },
];

const blocsTenue = ({ poste, periode, affectations }: Rapport): Bloc[] => {
  const vides = vacances(poste, affectations, periode);
  const pendant = affectations.filter(
    ({ debut, fin }) => debut <= periode.fin && (fin === null || fin >= periode.debut),
  );
  return [
    { genre: "titre", niveau: 1, texte: "Qui l’a tenu" },
    {
      genre: "tableau",
      legende: "Affectations",
      colonnes: [
        { titre: "Qui" },
        { titre: "À quel titre" },
        { titre: "Du", type: "jour" },
        { titre: "Au", type: "jour" },
        { titre: "Passation", largeur: 2 },
      ],
      rangees: pendant.map((une) => [une.nom, LIBELLES_AFFECTATION[une.genre], une.debut, une.fin, une.passation]),
      nommees: true,
    },
    {
      genre: "paragraphe",
      texte:
        vides.length === 0
          ? "Le poste n’a pas été vacant."
          : `Le poste a été vacant ${vides
              .map(
                (vide) => `du ${enLettres(vide.debut)} au ${enLettres(vide.fin)} (${pluriel(joursDe(vide), "jour")})`,
              )
              .join(", ")}.`,
    },
  ];
};

const blocsTemps = ({ poste, repartition }: Rapport): Bloc[] => [
  { genre: "titre", niveau: 1, texte: "À quoi le temps est allé" },
  {
    genre: "tableau",
    legende: "Part de chaque mission, en moyenne des mois envoyés",
    colonnes: [
      { titre: "Mission", largeur: 3 },
      { titre: "Part", type: "part" },
    ],
    rangees: poste.missions.map((mission) => [LIBELLES_MISSION[mission], repartition.parts[mission] / 100]),
    nommees: true,
  },
  {
    genre: "note",
    texte:
      repartition.manquants.length === 0
        ? `${pluriel(repartition.envoyes.length, "mois envoyé", "mois envoyés")} sur ${repartition.envoyes.length}.`
        : `Mois qui manquent et ne comptent pas : ${repartition.manquants.map(nomDuMois).join(", ")}.`,
  },
];

const blocsMois = ({ mois }: Rapport): Bloc[] => {
  const ecrits = mois.filter(({ texte }) => texte !== "").toReversed();
  if (ecrits.length === 0) return [];
  return [
    { genre: "titre", niveau: 1, texte: "Ce qui a compté" },
    {
      genre: "definitions",
      entrees: ecrits.map(({ mois: nom, texte }) => ({ terme: nomDuMois(nom), textes: texte.split(/\n+/) })),
    },
  ];
};

/** Le rapport annuel à la Caf : le poste, qui l'a tenu, à quoi le temps est allé, ce qui a compté. */
export const blocsRapport = (rapport: Rapport): Bloc[] => [
  ...blocsPoste(rapport),
  ...blocsTenue(rapport),
  ...blocsTemps(rapport),
  ...blocsMois(rapport),
];
