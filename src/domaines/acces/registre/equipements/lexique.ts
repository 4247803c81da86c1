import { MISSION, type Traitement } from "../traitement/model.ts";

/** Ce que demande le registre des structures. */
export const TRAITEMENTS_EQUIPEMENTS: readonly Traitement[] = [
  {
    nom: "Assistantes maternelles",
    finalite: "Informer les familles des places d’accueil individuel, compter l’offre du territoire",
    base: MISSION,
    personnes: "Assistantes et assistants maternels agréés",
    donnees:
      "Nom, commune, quartier, moyens de la joindre, agrément et son terme, places libres, jour du consentement à paraître et de son retrait",
    destinataires:
      "Qui tient les équipements ; les autres lecteurs et les familles, seulement de celles qui consentent à paraître",
    conservation: "Tant que dure l’agrément ; retirée sur demande",
    colonnes: [
      "equipements_assistante.nom",
      "equipements_assistante.telephone",
      "equipements_assistante.courriel",
      "equipements_assistante.consentie_le",
      "equipements_assistante.retiree_le",
    ],
  },
  {
    nom: "Places prises dans une structure",
    finalite: "Savoir combien de places restent libres, par mois et demi-journée",
    base: MISSION,
    personnes: "Enfants accueillis",
    donnees:
      "Mois de naissance, mois d’entrée et de sortie, demi-journées, repère choisi par la structure ; ni nom, ni adresse, ni santé",
    destinataires: "Qui tient les équipements, la structure elle-même, la commission",
    conservation: "Jusqu’à un an après la sortie",
    colonnes: ["equipements_occupant.repere", "equipements_occupant.naissance"],
  },
  {
    nom: "Vérification d’une structure par un lien",
    finalite: "Laisser qui tient une structure corriger sa fiche sans compte",
    base: MISSION,
    personnes: "Responsables de structures",
    donnees: "Adresse de courriel professionnelle de la structure, qui a demandé, quand, la remarque laissée",
    destinataires: "Qui tient les équipements",
    conservation: "Durée de la convention",
    colonnes: [
      "equipements_equipement.courriel",
      "equipements_equipement.telephone",
      "equipements_correction.demande_par",
      "equipements_correction.remarque",
    ],
  },
];
