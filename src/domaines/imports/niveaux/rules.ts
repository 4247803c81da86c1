import { sansAccents } from "#commun/texte.ts";
import type { GenreNoeud } from "../echange/model.ts";
import { estCapitale } from "../elements/rules.ts";
import type { Jeton } from "../flux/model.ts";
import { TETES_NOEUD } from "../libelles/lexique.ts";
import { normaliser } from "../libelles/rules.ts";

/** Un titre de niveau lu : sa forme (ce qui le distingue des autres niveaux), son genre s'il le dit, son numéro, son libellé. */
export type Niveau = {
  forme: string;
  genre: GenreNoeud | null;
  code: string | null;
  libelle: string;
  impacts?: string[];
};

const MOTS =
  "projet|ambition|axe|th[èe]me|th[ée]matique|volet|domaine|orientation|objectif|champ|enjeu|d[ée]fi|priorit[ée]|chantier|partie|chapitre";
const TETE = new RegExp(
  `^((?:${MOTS})s?(?: (?:strat[ée]giques?|prioritaires?|g[ée]n[ée]ra(?:l|ux)|op[ée]rationnels?|sp[ée]cifiques?|partag[ée]s?|th[ée]matiques?|de travail|de territoire|d['’]intervention))?)\\s*(?:n\\s*[°ºo]\\s*)?(?:([\\dIVXlA-H]{1,4}(?:[.\\-]\\d{1,2})*)(?=[\\s:.)\\-–—]|$))?\\s*([:.)\\-–—]*)\\s*(.*)$`,
  "iu",
);
const NUMEROTE = /^([\dIVXl](?:[\dIVXl]|\s(?=[\dIl]{1,2}[).]))*(?:\.\d{1,2})*)\s*([.)\-–·])\s*(?=\p{L}|«|")/u;
const EMBOITE = /^(\d{1,2}(?:\.\d{1,2})+)\s+(?:·\s+)?(?=\p{Lu})/u;
const LETTRE = /^([A-H])\s*[.)\-–]\s+(?=\p{Lu})/u;

const entier = (jeton: Jeton) =>
  jeton.puce !== null && /\d/.test(jeton.puce) ? `${jeton.puce} ${jeton.texte}` : jeton.texte;

/** « AXE 2 : … », « Orientation n° 1 – … » : un mot de niveau suivi d'un numéro ou de deux-points. */
export function lireTete(texte: string): Niveau | null {
  const trouve = TETE.exec(texte);
  if (!trouve) return null;
  const [, mot = "", numero, separateur = "", libelle = ""] = trouve;
  if (!(numero === undefined ? estAnnoncee(texte, separateur, libelle) : estSeparee(separateur, libelle))) return null;
  const genre = genreDe(mot);
  return genre && { forme: `tete:${genre}`, genre, code: numero ? enChiffres(numero) : null, libelle: libelle.trim() };
}

const estAnnoncee = (texte: string, separateur: string, libelle: string) =>
  separateur.includes(":") || (libelle !== "" && estCapitale(texte));
const estSeparee = (separateur: string, libelle: string) =>
  separateur !== "" || libelle === "" || /^\p{Lu}/u.test(libelle);

function genreDe(mot: string): GenreNoeud | null {
  const norme = sansAccents(mot).replace(/s\b/g, "").replace(/\s+/g, " ").trim();
  return TETES_NOEUD.find(([forme]) => forme.test(norme) || forme.test(normaliser(mot)))?.[1] ?? null;
}

export const estTeteDeNiveau = (texte: string): boolean => texte.length < 260 && lireTete(texte) !== null;

/** IMP-11 : un numéro lu « I 2) » par la machine est un 12 ; un vrai chiffre romain (II, IV…) reste romain. */
export function enChiffres(numero: string): string {
  const serre = numero.replace(/\s+/g, "");
  if (/^(?:I{2,3}|I?[VX]|[VX]I{1,3}|X[IVX]*)$/.test(serre) && !/\s/.test(numero)) return serre;
  return /^[\dIl.-]+$/.test(serre) ? serre.replace(/[Il]/g, "1") : serre;
}

const REFERENCE = /^(\p{Lu}{1,4}[ .-]?\d{1,3}[a-z]?)\s*[·:–—-]\s+(\p{L}.{3,})$/u;

/** IMP-125 : « PE1 · Titre », « A-3 : Titre » : des capitales et un numéro, détachés du titre, sont sa référence. */
export function lireReference(texte: string): { reference: string; titre: string } | null {
  const [, reference, titre] = REFERENCE.exec(texte) ?? [];
  return reference && titre ? { reference, titre } : null;
}

/** Lit un titre de niveau, quelle que soit sa forme. */
export function lireNiveau(jeton: Jeton): Niveau {
  const texte = entier(jeton);
  const tete = lireTete(texte);
  if (tete) return tete;
  const numero = NUMEROTE.exec(texte) ?? EMBOITE.exec(texte);
  if (numero) {
    const code = enChiffres(numero[1] ?? "");
    const forme = `numero:${/^[IVX]+$/.test(code) ? "romain" : code.split(".").length}${numero[2] ?? ""}`;
    return { forme, genre: null, code, libelle: texte.slice(numero[0].length).trim() };
  }
  const lettre = LETTRE.exec(texte);
  if (lettre)
    return { forme: "lettre", genre: null, code: lettre[1] ?? null, libelle: texte.slice(lettre[0].length).trim() };
  return { forme: formeNue(jeton), genre: null, code: null, libelle: texte };
}

function formeNue(jeton: Jeton): string {
  if (jeton.niveau !== null) return `style:${jeton.niveau}`;
  if (estCapitale(jeton.texte)) return "capitales";
  return jeton.gras ? "gras" : "nue";
}

/** Un titre sûr : il dit son niveau, porte un numéro, un style de titre, du gras ou des capitales. */
export const estTitreSur = (jeton: Jeton): boolean =>
  jeton.texte.length <= 220 &&
  (lireNiveau(jeton).forme !== "nue" || jeton.niveau !== null) &&
  (jeton.puce === null || /\d/.test(jeton.puce));

/** Un titre possible : court, sans puce, sans ponctuation de phrase. */
export const estTitrePlausible = (jeton: Jeton): boolean =>
  jeton.puce === null &&
  jeton.texte.length <= 160 &&
  !/[.;,:!?]$/.test(jeton.texte) &&
  /^[\p{Lu}\d«"“]/u.test(jeton.texte) &&
  /\p{L}{3}/u.test(jeton.texte);
