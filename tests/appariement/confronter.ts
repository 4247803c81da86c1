import type { Probleme } from "#domaines/guichet/appariement/model.ts";
import { enumerer, realisable, stable } from "./enumeration.ts";
import { jeuDe } from "./lecture.ts";
import { type Genre, petite } from "./petites.ts";
import { jouer } from "./vue.ts";

/** What came out of many instances of a kind: how many had one stable assignment, several, none; how often ours is right. */
export type Bilan = {
  instances: number;
  uniques: number;
  plusieurs: number;
  aucune: number;
  /** One only, and it is ours. */
  memes: number;
  /** One at least, and ours is one of them. */
  trouvees: number;
  /** Within the limits of every row, with the same options as the enumeration. */
  justes: number;
  /** The engine's audit says what the definition says. */
  auditsJustes: number;
  niveau0: number;
};

const ZERO: Bilan = {
  instances: 0,
  uniques: 0,
  plusieurs: 0,
  aucune: 0,
  memes: 0,
  trouvees: 0,
  justes: 0,
  auditsJustes: 0,
  niveau0: 0,
};

const memes = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const genreDe = ({ length }: readonly number[][]) => {
  if (length === 0) return "aucune";
  return length === 1 ? "uniques" : "plusieurs";
};

/** One instance against the enumeration of everything feasible: which of the counts it adds one to. */
function juger(probleme: Probleme): (keyof Bilan)[] {
  const jeu = jeuDe(probleme);
  const { choix, options, bloquantes, niveau } = jouer(probleme, jeu);
  const toutes = enumerer(jeu);
  const sienne = stable(jeu, choix);
  const parmi = toutes.some((autre) => memes(autre, choix));
  const lues = jeu.familles.map((famille) => famille.options.length);
  const dits: Record<Exclude<keyof Bilan, "uniques" | "plusieurs" | "aucune">, boolean> = {
    instances: true,
    memes: parmi && toutes.length === 1,
    trouvees: parmi && sienne,
    justes: realisable(jeu, choix) && memes(options, lues),
    auditsJustes: sienne === (bloquantes.length === 0),
    niveau0: niveau === 0,
  };
  const vrais = (Object.keys(dits) as (keyof typeof dits)[]).filter((cle) => dits[cle]);
  return [genreDe(toutes), ...vrais];
}

/** Plays `nombre` instances of a kind, and compares each with the enumeration of everything feasible. */
export function confronter(genre: Genre, nombre: number, depuis = 1): Bilan {
  const bilan = { ...ZERO };
  for (let graine = depuis; graine < depuis + nombre; graine++)
    for (const cle of juger(petite(graine, genre))) bilan[cle]++;
  return bilan;
}
