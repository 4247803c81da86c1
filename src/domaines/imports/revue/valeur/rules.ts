import { sansAccents } from "#commun/texte.ts";
import type { EtatLigne } from "../model.ts";

/** Vrai de ce qui ne dit rien : ni texte, ni élément, ni clé. */
export const estVide = (valeur: unknown): boolean => {
  if (valeur === null || valeur === undefined || valeur === "") return true;
  return typeof valeur === "object" && Object.keys(valeur).length === 0;
};

/** Ce qui a été tapé, sans ce que le navigateur y change. */
export const normaliserSaisie = (texte: string): string => texte.replace(/\r\n?/g, "\n").trim();

/** Le même contenu, quel que soit l'ordre des clés et les blancs au bord : ce qu'un tableur ou une base peut changer sans rien dire. */
export function estMemeContenu(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(valeur: unknown): unknown {
  if (typeof valeur === "string") return normaliserSaisie(valeur);
  if (Array.isArray(valeur)) return valeur.map(normal);
  if (valeur === null || typeof valeur !== "object") return valeur ?? null;
  return Object.fromEntries(
    Object.entries(valeur)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, normal(v)]),
  );
}

/** De quoi voir qu'une valeur a changé : 32 bits de son contenu, rien pour une valeur vide. */
export function empreinteDe(valeur: unknown): string {
  if (estVide(valeur)) return "";
  let somme = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(JSON.stringify(normal(valeur))))
    somme = Math.imul(somme ^ octet, 0x01000193);
  return (somme >>> 0).toString(16).padStart(8, "0");
}

/** IMP-54 : une valeur que l'import ne dit pas ne touche à rien ; une valeur déjà là et autre attend qu'on l'accepte. */
export function comparerValeur(importee: unknown, dejaLa: unknown): EtatLigne {
  if (estVide(importee)) return "absent";
  if (estVide(dejaLa)) return "nouveau";
  return estMemeContenu(importee, dejaLa) ? "identique" : "different";
}

/** La forme qui sert à reconnaître un texte : sans accents, ni casse, ni ponctuation. */
export const forme = (texte: string | null): string =>
  sansAccents(texte ?? "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
