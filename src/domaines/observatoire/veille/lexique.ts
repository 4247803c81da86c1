import type { Role } from "#commun/perimetre.ts";
import type { CodeRegle, EtatTache, Regle } from "./model.ts";

type Enonce = {
  nom: string;
  regarde: string;
  seuil: string;
  duree: string | null;
  bornes: readonly [number, number];
  suite: string;
  concerne: readonly Exclude<Role, "administrateur">[];
};

/** Ce que dit chaque règle d'elle-même, ce qu'elle suggère de faire, et les rôles qu'elle prévient. */
export const ENONCES: Record<CodeRegle, Enonce> = {
  naissances: {
    nom: "Les naissances baissent",
    regarde:
      "Les naissances d’une commune, d’un bassin ou de l’intercommunalité, d’une année à celle d’avant, là où il y en a assez : « Seuils et montants » de la petite enfance dit combien.",
    seuil: "Baisse, en %",
    duree: "En combien d’années",
    bornes: [1, 100],
    suite: "Relire les places prévues et les effectifs de petite section des trois prochaines années.",
    concerne: ["chargeCooperation", "elu"],
  },
  assistants: {
    nom: "Les assistants maternels vieillissent",
    regarde: "La part des assistants maternels agréés de plus de 55 ans.",
    seuil: "Part au-dessus de laquelle prévenir, en %",
    duree: null,
    bornes: [1, 100],
    suite: "Voir avec le relais petite enfance qui part, quand, et qui pourrait s’installer.",
    concerne: ["chargeCooperation", "agentGuichet"],
  },
  couverture: {
    nom: "Les places ne suffisent plus",
    regarde: "Le taux de couverture global : les places de tous les modes pour 100 enfants de moins de 3 ans.",
    seuil: "Places pour 100 enfants au-dessous desquelles prévenir",
    duree: null,
    bornes: [1, 200],
    suite: "Regarder l’accessibilité depuis les communes voisines avant de conclure à un manque.",
    concerne: ["chargeCooperation", "elu"],
  },
  fermeture: {
    nom: "Une structure ferme",
    regarde: "Les structures du registre dont la fin est écrite.",
    seuil: "Prévenir combien de mois avant",
    duree: null,
    bornes: [0, 36],
    suite: "Prévenir les familles accueillies, chercher où vont les places, le dire à la Caf.",
    concerne: ["chargeCooperation", "agentGuichet", "conseillerCaf"],
  },
};

/** Les seuils que chacun peut changer. */
export const PAR_DEFAUT: Record<CodeRegle, Regle> = {
  naissances: { code: "naissances", active: true, seuil: 10, duree: 3, version: 0 },
  assistants: { code: "assistants", active: true, seuil: 50, duree: 1, version: 0 },
  couverture: { code: "couverture", active: true, seuil: 50, duree: 1, version: 0 },
  fermeture: { code: "fermeture", active: true, seuil: 6, duree: 1, version: 0 },
};

export const LIBELLES_ETAT: Record<EtatTache, string> = {
  ouverte: "À traiter",
  traitee: "Traitée",
  ecartee: "Écartée",
};
