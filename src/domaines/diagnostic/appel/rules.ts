import { sansAccents } from "#commun/texte.ts";
import type { Statistique } from "#domaines/statistiques/model.ts";

const APPEL = /\{([^{}\n]{1,200})\}/g;

type Nommee = Pick<Statistique, "code" | "nom">;
type Appel = { code: string | null; lieu: string | null };

const meme = (a: string, b: string): boolean => sansAccents(a).trim() === sansAccents(b).trim();

/** DIAG-17 : un texte appelle un chiffre par son code ou par son nom, virgules comprises, seul ou suivi du nom d'une commune. */
export function lireAppel(dedans: string, statistiques: readonly Nommee[]): Appel {
  const trouver = (dit: string) =>
    statistiques.find(({ code }) => meme(code, dit)) ?? statistiques.find(({ nom }) => meme(nom, dit));
  const seul = trouver(dedans);
  if (seul) return { code: seul.code, lieu: null };
  const virgule = dedans.lastIndexOf(",");
  const trouve = virgule < 0 ? undefined : trouver(dedans.slice(0, virgule));
  return { code: trouve?.code ?? null, lieu: trouve ? dedans.slice(virgule + 1).trim() || null : null };
}

/** Les chiffres qu'un texte appelle : « {population} », ou « {population, nom d'une commune} ». */
export const appelsDe = (texte: string, statistiques: readonly Nommee[]): string[] =>
  [...texte.matchAll(APPEL)].flatMap(([, dedans = ""]) => lireAppel(dedans, statistiques).code ?? []);

/** Ce qu'un texte dit d'un nombre qui ne se publie pas. */
export const SECRET = "(secret)";

type Appels = { texte: string; inconnus: string[]; tus: string[] };
type Dire = (code: string, lieu: string | null) => string | null;

/**
 * DIAG-7 : un chiffre appelé dans un texte y prend sa valeur du moment ; celui que l'on ne connaît pas reste tel quel, celui qui ne se publie
 * pas s'écrit secret, et cela se dit.
 */
export function remplirChiffres(texte: string, statistiques: readonly Nommee[], dire: Dire): Appels {
  const appels: Appels = { texte, inconnus: [], tus: [] };
  appels.texte = texte.replaceAll(APPEL, (appel, dedans: string) => {
    const { code, lieu } = lireAppel(dedans, statistiques);
    const dit = code === null ? null : dire(code, lieu);
    if (dit === null) appels.inconnus.push(appel);
    if (dit === SECRET) appels.tus.push(appel);
    return dit ?? appel;
  });
  return appels;
}
