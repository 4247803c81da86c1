import { sansAccents } from "#commun/texte.ts";
import type { Definition, Indicateur } from "../indicateur/model.ts";
import { finDe } from "../periode/rules.ts";
import type { Point } from "../valeur/model.ts";

type Mesurable = Pick<Indicateur, "libelle" | "mesure" | "unite">;

/** SUI-160 : l'indicateur d'une fiche continue celui de la fiche d'avant qui porte le même libellé, se mesure de même et dans la même unité. */
export const memeIndicateur = (un: Mesurable, autre: Mesurable): boolean =>
  un.mesure === autre.mesure &&
  sansAccents(un.libelle).trim() === sansAccents(autre.libelle).trim() &&
  sansAccents(un.unite).trim() === sansAccents(autre.unite).trim();

/**
 * SUI-162 : créé sur une fiche qui en continue une autre, un indicateur de même libellé prend la définition de celui d'avant, pour en
 * continuer la série ; d'où l'on part et où l'on va se disent à nouveau, et les séances d'un service d'alors ne se comptent plus.
 */
export const reprendreDefinition = (avant: Definition): Definition => {
  const { libelle, mesure, unite, sens, cumul, frequence, source, statistique, millesime } = avant;
  const { ventilation, modalites, niveaux, minimum, maximum } = avant;
  const mesuree = { libelle, mesure, unite, sens, cumul, frequence, source, statistique, millesime };
  const bornee = { ventilation, modalites, niveaux, minimum, maximum };
  return { ...mesuree, ...bornee, depart: null, cibles: [], decompte: null, service: null };
};

/** SUI-161 : une série continuée commence par les périodes d'avant ; dès que la nouvelle en dit une, c'est elle qui compte. */
export function continuer(avant: readonly Point[], ici: readonly Point[]): Point[] {
  const [premiere] = ici;
  const limite = premiere && finDe(premiere.periode);
  return [...avant.filter(({ periode }) => limite === undefined || finDe(periode) < limite), ...ici];
}
