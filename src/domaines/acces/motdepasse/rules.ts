import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { MOTS_COURANTS, SUITES } from "./lexique.ts";

export const LONGUEUR = { min: 15, max: 256 } as const;

export type RefusMotDePasse = "trop-court" | "trop-long" | "trop-previsible";

export const REFUS_MOT_DE_PASSE: Record<RefusMotDePasse, string> = {
  "trop-court": `Il faut au moins ${LONGUEUR.min} caractères : une phrase de cinq ou six mots fait très bien l’affaire.`,
  "trop-long": `Au-delà de ${LONGUEUR.max} caractères, nous ne pouvons pas le retenir.`,
  "trop-previsible":
    "Ce mot de passe se devine : il est fait de mots attendus, de dates, de votre nom ou d’une suite du clavier. Choisissez plutôt une phrase à vous.",
};

/**
 * ACC-5 : un mot de passe a de 15 à 256 caractères, sans règle de composition, et ne se devine pas
 * (Cnil, délibération 2022-100). `mots` : ce que l'on sait de la personne et de son territoire.
 */
export function verifierMotDePasse(motDePasse: string, mots: readonly string[]): Refus<RefusMotDePasse> | null {
  const longueur = [...motDePasse].length;
  if (longueur < LONGUEUR.min) return refus("trop-court");
  if (longueur > LONGUEUR.max) return refus("trop-long");
  return seDevine(motDePasse, mots) ? refus("trop-previsible") : null;
}

/** Ce qui doit rester d'imprévu une fois ôtés les mots attendus. */
const IMPREVU = 8;

function seDevine(motDePasse: string, mots: readonly string[]): boolean {
  const brut = sansAccents(motDePasse).replace(/\s+/g, "");
  if (estRepete(brut)) return true;
  const siens = mots.flatMap((mot) => sansAccents(mot).split(/[^a-z0-9]+/)).filter((mot) => mot.length >= 3);
  const attendus = [...siens, ...MOTS_COURANTS].toSorted((a, b) => b.length - a.length);
  return [brut, sansChiffresPourLettres(brut)].some((forme) => resteImprevu(forme, attendus) < IMPREVU);
}

/** « aaaa… », « azertyazerty… » : un morceau de huit caractères au plus, redit jusqu'au bout. */
const estRepete = (texte: string) => /^(.{1,8}?)\1+.{0,7}$/su.test(texte) && distincts(texte) <= 8;

const LETTRES: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};
const sansChiffresPourLettres = (texte: string) => texte.replace(/[013457@$]/g, (signe) => LETTRES[signe] ?? signe);

function resteImprevu(texte: string, attendus: readonly string[]): number {
  let reste = texte.replace(/(19|20)\d\d/g, "|");
  for (const mot of attendus) reste = reste.split(mot).join("|");
  reste = sansSuites(reste).replace(/[\p{P}\p{S}]+/gu, "");
  return distincts(reste);
}

/** Ôte chaque morceau de quatre caractères et plus qui suit une rangée du clavier, l'alphabet ou les chiffres. */
function sansSuites(texte: string): string {
  let reste = "";
  for (let debut = 0; debut < texte.length; ) {
    const longueur = suiteEn(texte, debut);
    if (longueur < 4) reste += texte[debut];
    debut += longueur < 4 ? 1 : longueur;
  }
  return reste;
}

function suiteEn(texte: string, debut: number): number {
  let longueur = 1;
  while (
    debut + longueur < texte.length &&
    SUITES.some((suite) => suite.includes(texte.slice(debut, debut + longueur + 1)))
  ) {
    longueur += 1;
  }
  return longueur;
}

const distincts = (texte: string) => new Set(texte).size;
