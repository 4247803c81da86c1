import type { Constat } from "./model.ts";

/** On montre les premières lignes fautives ; les autres sont comptées. */
const FAUTES_MONTREES = 20;
/** Au-delà, un temps n'est pas un trajet quotidien. */
const MINUTES_MAX = 600;

const CODE = /^(?:\d{5}|2[AB]\d{3})$/i;

const nombre = (texte: string): number | null => {
  const lu = texte.trim().replace(",", ".");
  return /^\d+(?:\.\d+)?$/.test(lu) ? Number(lu) : null;
};

type Ligne = { de: string; a: string; minutes: number } | string;

/** Les cellules d'une ligne, quel que soit ce qui les sépare ; une virgule peut être celle d'un nombre. */
function cellulesDe(ligne: string): string[] {
  const separateur = [";", "\t", ","].find((un) => ligne.split(un).length >= 3) ?? ";";
  const [de = "", a = "", ...reste] = ligne.split(separateur).map((cellule) => cellule.replaceAll('"', "").trim());
  return [de.toUpperCase(), a.toUpperCase(), reste.join(",")];
}

/** OBS-75 : une ligne dit la commune de départ, celle d'arrivée et les minutes ; ce qui se lit mal est dit avec son numéro. */
export function lireLigne(ligne: string): Ligne {
  const [de = "", a = "", dite = ""] = cellulesDe(ligne);
  if (!CODE.test(de)) return `« ${de} » n’est pas le code d’une commune`;
  if (!CODE.test(a)) return `« ${a} » n’est pas le code d’une commune`;
  const minutes = nombre(dite);
  if (minutes === null) return `« ${dite} » n’est pas un nombre de minutes`;
  return minutes <= MINUTES_MAX ? { de, a, minutes } : `${dite} minutes : c’est plus de dix heures`;
}

const estTitre = (ligne: string): boolean => !/\d/.test(ligne);

/** OBS-76 : un fichier se lit ligne à ligne ; la première peut être un titre ; on garde les communes connues ; une répétition vaut pour la dernière. */
export function lireTemps(
  texte: string,
  connues: ReadonlySet<string>,
): { minutes: Record<string, number>; constat: Constat } {
  const minutes = new Map<string, number>();
  const communes = new Set<string>();
  const fautes: Constat["fautes"] = [];
  let [ailleurs, autres] = [0, 0];
  for (const [rang, ligne] of texte
    .replace(/^\u{FEFF}/u, "")
    .split(/\r?\n/)
    .entries()) {
    if (ligne.trim() === "" || (rang === 0 && estTitre(ligne))) continue;
    const lue = lireLigne(ligne);
    if (typeof lue === "string") {
      if (fautes.length < FAUTES_MONTREES) fautes.push({ ligne: rang + 1, dit: lue });
      else autres++;
      continue;
    }
    if (!connues.has(lue.de) || !connues.has(lue.a)) {
      ailleurs++;
      continue;
    }
    minutes.set(`${lue.de}>${lue.a}`, lue.minutes);
    communes.add(lue.de).add(lue.a);
  }
  const constat = { couples: minutes.size, ailleurs, communes: communes.size, fautes, autres };
  return { minutes: Object.fromEntries(minutes), constat };
}
