import { createHash } from "node:crypto";

/** "120", "120-121", "120:12", "120:12-121:40": physical lines from 1, inclusive; columns from 0 (UTF-16), the end excluded. */
const PLAGE = /^(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?$/;

type Plage = { debut: number; de: number; fin: number; a: number };

export function lirePlage(plage: string): Plage {
  const lu = PLAGE.exec(plage);
  if (lu === null) throw new Error(`plage illisible : ${plage}`);
  const debut = Number(lu[1]);
  const fin = lu[3] === undefined ? debut : Number(lu[3]);
  return { debut, de: Number(lu[2] ?? 0), fin, a: lu[4] === undefined ? Number.POSITIVE_INFINITY : Number(lu[4]) };
}

/** The words of a range, lines joined by a space. */
export function couper(lignes: readonly string[], plage: string): string {
  const { debut, de, fin, a } = lirePlage(plage);
  if (fin < debut || fin > lignes.length) throw new Error(`plage hors du texte : ${plage}`);
  return lignes
    .slice(debut - 1, fin)
    .map((ligne, i) => ligne.slice(i === 0 ? de : 0, i === fin - debut ? a : undefined))
    .join(" ");
}

/** NFKD, no diacritics, lower case, no tags, no punctuation, single spaces; "1 ^{er}" reads "1er". */
export const normaliser = (texte: string): string =>
  texte
    .replace(/<\/?[a-z][^<>]*>/giu, " ")
    .replace(/\s*\^\{([^{}]*)\}/gu, "$1")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/gu, "oe")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export const empreinte = (items: readonly string[]): string =>
  createHash("sha256").update(items.join("\n")).digest("hex");
