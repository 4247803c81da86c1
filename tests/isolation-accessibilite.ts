import { listHypotheses } from "#domaines/observatoire/accessibilite/parametre/store.ts";
import { listScenarios } from "#domaines/observatoire/accessibilite/scenario/store.ts";
import { listSituations } from "#domaines/observatoire/accessibilite/situation/store.ts";
import { findFichier } from "#domaines/observatoire/accessibilite/temps/store.ts";
import { listEcoles, listEffectifs } from "#domaines/observatoire/projection/ecole/store.ts";
import { listSecteursDits } from "#domaines/observatoire/projection/secteur/store.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

const acces = ({ espace }: Tirage) => `/espaces/${espace}/observatoire/accessibilite`;
const projections = ({ espace }: Tirage) => `/espaces/${espace}/observatoire/projections`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "espace", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({ ou: "espace", chemin, saisie });

/** What the walk reads of who reaches a place, and of what is to come. */
export const LECTURES_ACCES: Record<string, Lecture> = {
  accès: lire(acces),
  "scénarios d’accès": lire((tirage) => `${acces(tirage)}/scenarios`),
  "hypothèses d’accès": lire((tirage) => `${acces(tirage)}/parametres`),
  écoles: lire((tirage) => `${projections(tirage)}/ecoles`),
  projections: lire(projections),
};

/** What the walk writes there. */
export const ECRITURES_ACCES: Record<string, Ecriture> = {
  "scénario d’accès": ecrire(
    (tirage) => `${acces(tirage)}/scenarios`,
    ({ n }, texte) => ({ nom: `${texte} ${n}`, note: texte }),
  ),
  école: ecrire(
    (tirage) => `${projections(tirage)}/ecoles`,
    ({ n }, texte) => ({ nom: `${texte} ${n}`, commune: "48095" }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_ACCES: typeof MAGASINS = {
  "observatoire.listScenarios": (db, perimetre) => listScenarios(db, perimetre),
  "observatoire.listHypotheses": async (db, perimetre) => [
    await listHypotheses(db, perimetre),
    await listSituations(db, perimetre),
    await findFichier(db, perimetre, "actif"),
  ],
  "observatoire.listEcoles": async (db, perimetre) => [
    await listEcoles(db, perimetre),
    await listEffectifs(db, perimetre),
    await listSecteursDits(db, perimetre),
  ],
};
