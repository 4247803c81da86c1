import { sansAccents } from "#commun/texte.ts";
import { LEXIQUE } from "./lexique.ts";
import type { Cible, Reconnu } from "./model.ts";

/** Sans accents, sans ponctuation, sans parenthèses de pluriel ; chaque mot au singulier. */
export function normaliser(texte: string): string {
  return sansAccents(texte)
    .replace(/\((?:s|x|e|es|le|les)\)/g, "")
    .replace(/(?<=[a-z])·(?:e|s|x)(?:·s)?/g, "")
    .replace(/[^a-z0-9°']+/g, " ")
    .replace(/(?<=[a-z]{3})[sx](?=[\s']|$)/g, "")
    .trim();
}

/** La même forme sans espaces ni apostrophes : « Porteurdel'action » y vaut « Porteur de l’action ». */
const colle = (norme: string) => norme.replace(/[ '°]/g, "");

/** La même forme où les caractères que la reconnaissance optique confond n'en font qu'un. */
const confondu = (cle: string) =>
  cle
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/[l1|!]/g, "i")
    .replace(/0/g, "o")
    .replace(/5/g, "s");

const CIBLES = new Map<string, Cible>();
const CONFONDUES = new Map<string, string>();
for (const { nom, genre, nature, alias } of LEXIQUE)
  for (const forme of alias.split("|")) {
    const cle = colle(normaliser(forme));
    if (CIBLES.has(cle)) continue;
    CIBLES.set(cle, { nom, genre: genre ?? null, nature: nature ?? null });
    CONFONDUES.set(confondu(cle), cle);
  }
const LONGUES = [...CIBLES.keys()].filter((cle) => cle.length >= 9);

type Trouve = { cle: string; confiance: number };
const memo = new Map<string, Trouve | null>();

/** IMP-4 : un libellé se reconnaît malgré la casse, les accents, le pluriel, les mots collés et les fautes de lecture. */
function chercher(tete: string): Trouve | null {
  const connu = memo.get(tete);
  if (connu !== undefined) return connu;
  if (memo.size >= 20_000) memo.clear();
  const cle = colle(normaliser(tete));
  const numero = /^n\s*[°º]\.?$/i.test(tete.trim());
  const trouve = (cle.length < 2 && !numero) || cle.length > 60 ? null : chercherCle(cle);
  memo.set(tete, trouve);
  return trouve;
}

function chercherCle(cle: string): Trouve | null {
  if (CIBLES.has(cle)) return { cle, confiance: 1 };
  const confondue = CONFONDUES.get(confondu(cle));
  if (confondue) return { cle: confondue, confiance: 0.9 };
  if (cle.length < 9 || /\d/.test(cle)) return null;
  const permis = cle.length >= 16 ? 2 : 1;
  const proche = LONGUES.find((candidate) => candidate[0] === cle[0] && ecart(cle, candidate, permis) <= permis);
  return proche ? { cle: proche, confiance: 0.75 } : null;
}

/** Distance d'édition, abandonnée dès qu'elle dépasse `max`. */
export function ecart(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let avant = Array.from({ length: b.length + 1 }, (_, rang) => rang);
  for (let i = 1; i <= a.length; i++) {
    const ligne = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (avant[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      ligne.push(Math.min(substitution, (avant[j] ?? 0) + 1, (ligne[j - 1] ?? 0) + 1));
    }
    if (Math.min(...ligne) > max) return max + 1;
    avant = ligne;
  }
  return avant[b.length] ?? max + 1;
}

/** « (extrait ou résumé du diagnostic) » : une consigne du modèle après un libellé n'en fait pas partie. */
const sansConsigne = (texte: string) => (texte.endsWith(")") ? texte.replace(/\s*\([^()]{4,}\)$/, "") : texte);

const DOUBLE = /^([^/|]{3,60}?)\s*[/|]\s*([^/|]{3,60})$/;
const SANS_DOUBLE: readonly string[] = ["noeud", "titre", "reference"];

/** IMP-158 : « Contexte / Kenarroud » : un libellé écrit en deux langues, ou de deux façons, est celui des deux que l'on connaît. */
function chercherDouble(tete: string): Trouve | null {
  const moities = DOUBLE.exec(tete)?.slice(1).map(chercher) ?? [];
  const connues = moities.filter((moitie) => moitie?.confiance === 1);
  const nom = CIBLES.get(connues[0]?.cle ?? "")?.nom;
  if (connues.length !== 1 || !connues[0] || !nom || SANS_DOUBLE.includes(nom)) return null;
  return { cle: connues[0].cle, confiance: 0.75 };
}

/** Cherche un libellé en tête d'un texte : « Libellé : valeur », ou le libellé seul. */
export function reconnaitre(texte: string): Reconnu | null {
  const deuxPoints = texte.slice(0, 110).indexOf(":");
  if (deuxPoints > 0) {
    const tete = texte.slice(0, deuxPoints).trim();
    const reconnu = construire(tete, texte.slice(deuxPoints + 1).trim(), true);
    if (reconnu) return reconnu;
  }
  return texte.length <= 110 ? construire(texte.replace(/[\s:.;?]+$/, ""), "", false) : null;
}

function construire(tete: string, reste: string, annonce: boolean): Reconnu | null {
  const courte = sansConsigne(tete);
  const trouve = chercher(tete) ?? (courte === tete ? null : chercher(courte)) ?? chercherDouble(tete);
  const cible = trouve && CIBLES.get(trouve.cle);
  return cible ? { cible, cle: trouve.cle, libelle: tete, reste, annonce, confiance: trouve.confiance } : null;
}
