import { estJour } from "./jour.ts";
import { estMois, nomDuMois } from "./mois.ts";
import { sansAccents } from "./texte.ts";

/** Vrai d'un terme : une année (2027), un mois (2027-09) ou un jour (2027-09-15), de ce siècle. */
export const estTerme = (texte: string): boolean =>
  /^20\d{2}/.test(texte) && (texte.length === 4 || estMois(texte) || estJour(texte));

const MOIS = Array.from({ length: 12 }, (_, rang) => nomDuMois(rang + 1));
/** Les mois tels qu'on les tape, avec ou sans leurs accents : le motif d'une expression. */
export const MOIS_TAPES = MOIS.map((nom) => nom.replaceAll("é", "[ée]").replaceAll("û", "[ûu]")).join("|");
const EN_LETTRES = new RegExp(`^(?:(\\d{1,2})(?:er)? )?(${MOIS_TAPES}) (\\d{4})$`, "i");
const EN_CHIFFRES = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/;

/** Ce que l'on tape d'un terme, dans la forme où il se garde : « 15/09/2027 », « 09/2027 » et « septembre 2027 » en sont ; le reste revient tel quel. */
export function lireTerme(texte: string): string {
  const dit = texte.replace(/\s+/g, " ").trim();
  const lu = EN_CHIFFRES.exec(dit) ?? EN_LETTRES.exec(dit);
  if (!lu) return dit;
  const [, jour, mois = "", an = ""] = lu;
  const numero = /^\d/.test(mois) ? mois : String(MOIS.map(sansAccents).indexOf(sansAccents(mois)) + 1);
  return [an, numero.padStart(2, "0"), ...(jour ? [jour.padStart(2, "0")] : [])].join("-");
}
