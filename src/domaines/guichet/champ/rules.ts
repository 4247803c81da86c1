import { sansAccents } from "#commun/texte.ts";
import { MOTIFS_INTERDITS, MOTS_INTERDITS } from "../reglement/interdit/lexique.ts";
import { INUTILES } from "./lexique.ts";

/** Un champ d'un formulaire : son nom, ce qu'il dit, et si l'on y écrit librement. */
export type ChampLu = { nom: string; libelle: string; libre: boolean };

/** Un nom et une langue se demandent à une famille, mais ne donnent pas de points : le règlement les refuse, pas le formulaire. */
const REFUSES = MOTIFS_INTERDITS.filter((motif) => motif !== "nom" && motif !== "langue");

const enMots = (texte: string) =>
  sansAccents(texte)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/**
 * GUI-366 : aucun formulaire du guichet ne demande la nature d'un handicap, une maladie, la religion, le sexe, un revenu, un numéro de
 * sécurité sociale ; un handicap ne se dit que par oui ou non, jamais dans un champ où l'on écrit.
 */
export function champInterdit({ nom, libelle, libre }: ChampLu): string | null {
  for (const mots of [enMots(nom), enMots(libelle)]) {
    const regles = [...REFUSES.map((motif) => MOTS_INTERDITS[motif]), INUTILES, ...(libre ? [/\bhandicap/] : [])];
    for (const regle of regles) {
      const trouve = regle.exec(mots)?.[0];
      if (trouve) return trouve;
    }
  }
  return null;
}

const LIBRE = /^(text|search|email|tel|number|)$/;

const nu = (texte: string) =>
  texte
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Les champs d'une page, chacun avec son étiquette : ce qu'une famille ou un agent y lit et y écrit. */
export function champsDe(html: string): ChampLu[] {
  const etiquettes = new Map(
    [...html.matchAll(/<label for="([^"]+)"[^>]*>([\s\S]*?)<\/label>/g)].map(([, id = "", texte = ""]) => [id, texte]),
  );
  const dans = [...html.matchAll(/<label>([\s\S]*?)<\/label>/g)].map(([, texte = ""]) => texte);
  return [...html.matchAll(/<(input|textarea|select)\b([^>]*)>/g)].flatMap(([balise, genre = "", attributs = ""]) => {
    const lire = (nom: string) => new RegExp(`\\b${nom}="([^"]*)"`).exec(attributs)?.[1] ?? "";
    if (lire("type") === "hidden") return [];
    const libelle = etiquettes.get(lire("id")) ?? dans.find((texte) => texte.includes(balise)) ?? "";
    const libre = genre === "textarea" || (genre === "input" && LIBRE.test(lire("type")));
    return [{ nom: lire("name"), libelle: nu(libelle), libre }];
  });
}
