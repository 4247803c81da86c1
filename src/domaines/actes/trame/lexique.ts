import type { Annexe, Visa } from "#domaines/convention/model.ts";

export const TITRE_PREAMBULE = "Préambule";

/** Ce qui ouvre la convention, avant ses articles. */
export const PREAMBULE: readonly string[] = [
  "Cette convention est conclue entre les parties suivantes : {parties}. Le territoire qu’elle couvre compte {territoire}.",
  "Faire garder un enfant, l’inscrire au centre de loisirs, trouver un logement, obtenir une aide à laquelle on a droit : tout cela dépend de ce que l’on trouve près de chez soi. Aucune des parties n’y suffit seule.",
  "La Caf verse les prestations et finance une grande part des services aux familles. Les communes et leurs groupements les portent, les soutiennent et connaissent leurs habitants. La convention territoriale globale est l’accord par lequel ils partagent un constat, choisissent des priorités, et rendent compte de ce qu’ils en font.",
  "Elle tient compte du schéma départemental des services aux familles et des autres schémas du département. Elle a été préparée avec les partenaires et les habitants.",
  "Ce qui distingue le territoire dans le département, ce qu’il offre déjà, les secteurs et les sujets à traiter d’abord : [à compléter].",
  "Qui a pris part à sa préparation, et comment : [à compléter].",
];

/** Les textes sur lesquels toute convention se fonde. */
export const VISAS_TRAME: readonly Visa[] = [
  {
    texte: "Vu le code de la sécurité sociale, notamment ses articles L. 223-1, L. 227-1 à L. 227-3 et L. 263-1",
    incomplet: false,
  },
  {
    texte: "Vu le code de l’action sociale et des familles, notamment ses articles L. 214-1-3 et L. 214-2",
    incomplet: false,
  },
  { texte: "Vu le code général des collectivités territoriales", incomplet: false },
  { texte: "Vu l’arrêté du 3 octobre 2001, qui encadre l’action sociale des Caf", incomplet: false },
  { texte: "Vu la loi n° 2023-1196 du 18 décembre 2023, pour le plein emploi", incomplet: false },
  {
    texte: "Vu le décret n° 2021-1644 du 14 décembre 2021, sur la gouvernance des services aux familles",
    incomplet: false,
  },
  {
    texte: "Vu le décret n° 2025-253 du 20 mars 2025, sur le schéma pluriannuel de l’offre d’accueil du jeune enfant",
    incomplet: false,
  },
  {
    texte:
      "Vu la convention d’objectifs et de gestion en cours entre l’État et la Caisse nationale des allocations familiales",
    incomplet: false,
  },
];

export const ANNEXES_TRAME: readonly Annexe[] = [
  { numero: "1", titre: "Diagnostic partagé" },
  { numero: "2", titre: "Équipements et services soutenus par chaque collectivité" },
  { numero: "3", titre: "Plan d’actions et moyens de chacun" },
  { numero: "4", titre: "Pilotage et suivi" },
  { numero: "5", titre: "Délibérations et décisions" },
];
