import { listMandats } from "#domaines/acteurs/mandat/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

const acteurs = ({ espace }: Tirage) => `/espaces/${espace}/acteurs`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "espace", chemin });

/** What the walk reads of the actors, beside the list and the page of each. */
export const LECTURES_ACTEURS: Record<string, Lecture> = {
  référents: lire((tirage) => `${acteurs(tirage)}/referents`),
  "doublons d’acteurs": lire((tirage) => `${acteurs(tirage)}/doublons`),
  "acteurs exportés": lire((tirage) => `${acteurs(tirage)}/export?format=csv`),
};

/** What the walk writes there. */
export const ECRITURES_ACTEURS: Record<string, Ecriture> = {
  "rôle d’acteur": {
    ou: "espace",
    chemin: (tirage) => `${acteurs(tirage)}/${tirage.objet("acteur")}/mandats`,
    saisie: ({ convention }) => ({ id: newId(), convention, role: "referent" }),
  },
};

/** What its stores are asked. */
export const MAGASINS_ACTEURS: typeof MAGASINS = {
  "acteurs.listMandats": (db, perimetre) => listMandats(db, perimetre),
};
