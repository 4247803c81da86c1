import { aLHeure, enLettres, estJour, instantDe } from "#commun/jour.ts";
import { NOMS_DEMI_JOURNEES } from "#domaines/equipements/structure/model.ts";
import type { ExportFamille } from "../model.ts";
import { MOTS, TITRES_COLONNE, TITRES_TABLE } from "./lexique.ts";

/** Une table de la copie à lire : chaque ligne est ce que l'on y sait, nommé. */
export type Volet = { titre: string; lignes: readonly (readonly { nom: string; valeur: string }[])[] };

/** Le nom de ce qu'un identifiant désigne, quand il en a un. */
export type Noms = ReadonlyMap<string, string>;

const INSTANT = /^\d{4}-\d\d-\d\dT/;

const enJours = (texte: string): string =>
  estJour(texte) ? enLettres(texte) : INSTANT.test(texte) ? aLHeure(instantDe(texte).toISOString()) : texte;

/** Des demi-journées, de leurs bits à leurs noms. */
const enSemaine = (semaine: number): string =>
  NOMS_DEMI_JOURNEES.filter((_nom, rang) => semaine & (1 << rang)).join(", ") || "aucune";

const COLONNES_SEMAINE = ["semaine", "reduites"];
const semainesDe = (valeur: unknown): string =>
  (Array.isArray(valeur) ? valeur : [valeur])
    .filter((une) => typeof une === "number")
    .map(enSemaine)
    .join(" ; ou ");

function enMots(valeur: unknown, noms: Noms): string {
  if (valeur === null || valeur === undefined || valeur === "") return "";
  if (typeof valeur === "boolean") return valeur ? "oui" : "non";
  if (Array.isArray(valeur))
    return valeur
      .map((une) => enMots(une, noms))
      .filter(Boolean)
      .join(", ");
  if (typeof valeur !== "object") return noms.get(String(valeur)) ?? MOTS[String(valeur)] ?? enJours(String(valeur));
  return Object.entries(valeur)
    .map(([nom, une]) => [nom, enMots(une, noms)] as const)
    .filter(([, une]) => une !== "" && une !== "non")
    .map(([nom, une]) => `${nom} : ${une}`)
    .join(" ; ");
}

/** GUI-356 : la copie qui se lit dit ce que dit la copie en données, en mots ; ce qui ne dit rien à personne (clés, versions) n'y est pas. */
export function voletsDe({ lignes }: Pick<ExportFamille, "lignes">, noms: Noms = new Map()): Volet[] {
  return Object.entries(lignes).flatMap(([table, rangees]) => {
    if (rangees.length === 0) return [];
    const dites = rangees.map((rangee) =>
      Object.entries(rangee).flatMap(([colonne, brute]) => {
        const nom = TITRES_COLONNE[colonne];
        const valeur = COLONNES_SEMAINE.includes(colonne) ? semainesDe(brute) : enMots(brute, noms);
        return nom && valeur ? [{ nom, valeur }] : [];
      }),
    );
    return [{ titre: TITRES_TABLE[table] ?? table, lignes: dites }];
  });
}
