import { sansAccents } from "#commun/texte.ts";
import type { Endroit, TexteSitue } from "./model.ts";

const nette = (texte: string): string =>
  sansAccents(texte)
    .replace(/[^a-z0-9@]+/g, " ")
    .trim();

const NOM = String.raw`\p{Lu}[\p{L}’'-]+`;
const CIVILITE = new RegExp(String.raw`\b(?:M\.|Mmes?|Mlles?|Madame|Monsieur|Dr|Docteur)\s+(${NOM}(?: ${NOM})*)`, "gu");
const PAIRE = new RegExp(String.raw`(?<![\p{L}-])(${NOM})(?= (${NOM}))`, "gu");
const COORDONNEES = /[\w.+-]+@[\w-]+\.[a-z]{2,}|(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}/gi;

/** Plus court, un mot se lirait partout. */
const COURT = 3;
/** Une phrase de moins de mots que cela peut avoir été écrite deux fois sans être recopiée. */
const PHRASE = 4;

const apresCivilite = (texte: string): string[] =>
  [...texte.matchAll(CIVILITE)].flatMap(([, nom = ""]) => [nom, nom.split(" ").at(-1) ?? ""]);

const paires = (texte: string, nomme: (texte: string) => boolean): string[] =>
  [...texte.matchAll(PAIRE)].flatMap(([, un = "", deux = ""]) =>
    nomme(`${un} ${deux}`) ? [`${un} ${deux}`, un === un.toUpperCase() ? un : deux] : [],
  );

const phrases = (texte: string): string[] =>
  texte.split(/[.;!?\n]+/).filter((une) => nette(une).split(" ").length >= PHRASE);

/**
 * SUI-274 : d'un texte que l'on efface, on cherche ailleurs les noms qu'il porte, ses coordonnées et ses phrases, et ce que l'on
 * demande d'y chercher en plus ; ni accents ni casse n'y comptent. `nomme` reconnaît un prénom et un nom.
 */
export function motsAChercher(
  textes: readonly string[],
  demandes: string,
  nomme: (texte: string) => boolean,
): string[] {
  const trouves = textes.flatMap((texte) => [
    ...apresCivilite(texte),
    ...paires(texte, nomme),
    ...(texte.match(COORDONNEES) ?? []),
    ...phrases(texte),
  ]);
  const voulus = [...demandes.split(/[,;\n]+/), ...trouves].map((mot) => mot.trim());
  const parForme = new Map(voulus.filter((mot) => nette(mot).length >= COURT).map((mot) => [nette(mot), mot]));
  return [...parForme.values()];
}

/** Ce qui reste d'un texte situé quand ceux que l'on efface de sa fiche n'y sont plus. */
export const sansLesEffaces = (
  texte: TexteSitue,
  { fiche, effaces }: { fiche: string; effaces: readonly string[] },
): TexteSitue =>
  texte.fiche === fiche
    ? { ...texte, texte: effaces.reduce((reste, efface) => reste.replaceAll(efface, ""), texte.texte) }
    : texte;

/** SUI-275 : un endroit se retient quand il dit l'un de ces mots, entier ; le même endroit n'est cité qu'une fois. */
export function retenir(textes: readonly TexteSitue[], mots: readonly string[]): Endroit[] {
  const cherches = mots.map((mot) => ` ${nette(mot)} `);
  const retenus = textes.filter(({ texte }) => {
    const lu = ` ${nette(texte)} `;
    return cherches.some((mot) => lu.includes(mot));
  });
  return [...new Map(retenus.map(({ ou, href }) => [`${href} ${ou}`, { ou, href }])).values()];
}
