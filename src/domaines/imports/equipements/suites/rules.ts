import { sansAccents } from "#commun/texte.ts";
import type { Jeton, TableauLu } from "../../flux/model.ts";
import { arrete, continueAuDessous, couperType, joindre } from "../aplatis/rules.ts";
import { estEnteteEquipements, TYPES } from "../lexique.ts";

/** Ce qui suit un tableau d'équipements et en est sorti ; `laisse` : la ligne qui l'arrête avant la liste suivante. */
type Suite = { lignes: Jeton[]; laisse: Jeton | null };

const estTete = ({ texte, puce }: Jeton) =>
  puce === null && texte.length <= 100 && /^type\b/i.test(texte) && estEnteteEquipements(texte);
const CODE_POSTAL = /\b\d{5}\s+\p{Lu}/u;

const ditUnType = (texte: string) => {
  const norme = sansAccents(texte);
  return TYPES.some(([mot]) => mot.test(norme));
};

/** Une case dit son type à gauche ; une ligne seule commence par lui, finit par une adresse, ou continue celle du dessus. */
function estDeLaListe(jeton: Jeton, avant: Jeton | undefined): boolean {
  const { cellule, texte } = jeton;
  if (cellule === null) return couperType(texte) !== null || CODE_POSTAL.test(texte) || continueAuDessous(avant, jeton);
  const memeRangee = avant?.cellule?.tableau === cellule.tableau && avant.cellule.rangee === cellule.rangee;
  return memeRangee || ditUnType(texte);
}

/** Où commence la liste suivante : sa tête et son tableau, et la ligne qui la nomme. */
function borneDe(jetons: readonly Jeton[], debut: number): number | null {
  const place = jetons.findIndex((jeton, rang) => rang >= debut && estTete(jeton));
  if (place < 0) return null;
  const tableau = jetons[place]?.cellule?.tableau;
  const borne = jetons.findIndex((jeton, rang) => rang === place || (rang >= debut && duTableau(jeton, tableau)));
  return borne > debut && jetons[borne - 1]?.cellule === null ? borne - 1 : borne;
}

const duTableau = ({ cellule }: Jeton, tableau: number | undefined) => cellule !== null && cellule.tableau === tableau;

const SUITE_MAX = 60;

/**
 * IMP-156 : d'un tableau d'équipements que la mise en page a rompu, les lignes et les cases qui suivent en sont tant qu'elles disent
 * un type ou une adresse, jusqu'à la liste suivante.
 */
export function suiteDuTableau(jetons: readonly Jeton[], { lignes: [, fin] }: TableauLu): Suite {
  const debut = jetons.findIndex(({ lignes }) => lignes[0] > fin);
  if (debut < 0) return { lignes: [], laisse: null };
  const borne = borneDe(jetons, debut);
  const suite = jetons.slice(debut, Math.min(borne ?? jetons.length, debut + SUITE_MAX));
  const place = suite.findIndex((jeton, rang) => arrete(jeton) || !estDeLaListe(jeton, suite[rang - 1]));
  const lues = place < 0 ? suite : suite.slice(0, place);
  const arret = place < 0 || borne === null ? undefined : suite[place];
  return { lignes: joindre(lues), laisse: arret && !arrete(arret) ? arret : null };
}
