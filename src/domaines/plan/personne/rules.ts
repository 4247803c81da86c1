import { sansAccents } from "#commun/texte.ts";
import { COLLECTIFS, ENTRE_LIEU_ET_NOM, ILLUSTRES, NOMMES_D_APRES, PRENOMS } from "./lexique.ts";

/** « Saint Julien Molin-Molette » est une commune. */
const SAINT = /\b(?:saint|st)e? ?$/i;
const MOT = String.raw`\p{Lu}[\p{L}’'-]+`;
/** Deux mots de suite qui ont une majuscule, une particule entre eux : « Camille Martin », « Ana de La Roche », « DURAND Léo ». */
const SUITE = new RegExp(
  String.raw`(?<![\p{L}\d@-])(${MOT})(?=((?: (?:de|du|des|d’|la|le|el|ben|van|von))*) (${MOT}))`,
  "gu",
);
/** Une civilité, puis un nom : ce qui n'est qu'une fonction (« Madame la maire », « Monsieur Le Préfet ») n'est pas un nom. */
const CIVILITE =
  /\b(?:M\.|MM\.|Mmes?|Mlles?|Madame|Monsieur|Mademoiselle|Dr|Docteur)\s+(?!(?:[Ll][ea]s?\s+|[Ll][’'])(?:[a-zàâçéèêîôû]|Maire|Préf|Sous|Vice|Présid|Direct|Conseill|Délégu|Inspect|Recteur|Ministre))\p{Lu}/gu;
const AGE = new RegExp(String.raw`(?<![\p{L}-])(${MOT})(?:,| \(| a| âgée?| âgée? de)\s?\d{1,2} (?:ans|mois)`, "gu");

const enPrenom = (mot: string): boolean =>
  sansAccents(mot)
    .split("-")
    .every((part) => PRENOMS.has(part));
/** « CAF », « RPE » : un sigle n'est pas un nom de famille ; « XIV » non plus. */
const estSigle = (mot: string): boolean => (mot.length < 4 ? mot === mot.toUpperCase() : /^[IVXLC]+$/.test(mot));

/** Vrai si ce qui précède nomme un lieu ou un équipement, de petits mots entre eux : « l’école maternelle Anne Roux », « rue du ». */
function nommeUnLieu(avant: string): boolean {
  const phrase =
    avant
      .slice(-60)
      .split(/[.;:!?\n]/)
      .at(-1) ?? "";
  const mots = sansAccents(phrase)
    .split(/[^a-z-]+/)
    .filter(Boolean);
  const dernier = mots.findLast((mot) => !ENTRE_LIEU_ET_NOM.has(mot)) ?? "";
  return NOMMES_D_APRES.has(dernier.replace(/s$/, "")) || NOMMES_D_APRES.has(dernier);
}

const libres = (texte: string, forme: RegExp, nomme: (trouve: RegExpMatchArray) => boolean): boolean =>
  [...texte.matchAll(forme)].some((trouve) => {
    const avant = texte.slice(0, trouve.index);
    return nomme(trouve) && !SAINT.test(avant) && !nommeUnLieu(avant);
  });

/**
 * PLA-69 : un texte nomme une personne s'il lui donne une civilité, ou si un prénom courant y touche un nom (« Camille Martin »,
 * « MARTIN Camille ») ; ce qui porte le nom de quelqu'un (une école, une rue, une loi) et les personnes de l'histoire ne comptent pas, une
 * mention par « @ » non plus.
 */
export function nommePersonne(texte: string): boolean {
  if (libres(texte, CIVILITE, () => true)) return true;
  return libres(texte, SUITE, ([, premier = "", particules, second = ""]) => {
    if (ILLUSTRES.has(sansAccents(`${premier}${particules} ${second}`))) return false;
    if (COLLECTIFS.has(sansAccents(second))) return false;
    if ([premier, second].some((mot) => estSigle(mot) || SAINT.test(mot))) return false;
    return enPrenom(premier) || (particules === "" && premier === premier.toUpperCase() && enPrenom(second));
  });
}

/** PLA-70 : un prénom suivi d'un âge (« Léo, 4 ans ») décrit quelqu'un, et non un public. */
export const ageDeQuelquun = (texte: string): boolean => libres(texte, AGE, ([, prenom = ""]) => enPrenom(prenom));
