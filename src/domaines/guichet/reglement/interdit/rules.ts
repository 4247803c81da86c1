import { sansAccents } from "#commun/texte.ts";
import type { Contenu, Critere } from "../model.ts";
import { MOTIFS_INTERDITS, MOTS_INTERDITS, type MotifInterdit } from "./lexique.ts";

/** Ce qui fut trouvé : pourquoi cela ne se demande pas, et le mot qui le dit. */
export type Interdit = { motif: MotifInterdit; mot: string };

/** « sexeEnfant », « sexe_enfant » et « Sexe de l’enfant » se lisent pareil : des mots sans accents séparés d'une espace. */
const enMots = (texte: string): string =>
  sansAccents(texte.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** « s.e.x.e », épelé lettre à lettre, se lit « sexe ». */
const epeles = (mots: string): string =>
  mots.replace(/\b[a-z]( [a-z]){2,}\b/g, (lettres) => lettres.replaceAll(" ", ""));

/** « se.xe », « re-ligion » ou « seXe », coupé sans espace, se lit d'un seul mot ; l'apostrophe, elle, sépare deux mots. */
const recolles = (texte: string): string =>
  enMots(texte.toLowerCase().replace(/(?<=[\p{L}\p{M}])[^\p{L}\p{M}\p{N}\s'’ʼ]+(?=\p{L})/gu, ""));

/**
 * GUI-200 : un règlement ne demande ni ne compte le sexe, l'origine, la religion, ni ce qui les laisse deviner : nom, langue, lieu de
 * naissance, opinions, apparence (loi n° 2008-496 du 27 mai 2008, art. 1 ; code pénal, art. 225-1).
 * GUI-201 : la nature d'un handicap ou d'une maladie ne se demande jamais.
 */
export function motInterdit(texte: string, motifs: readonly MotifInterdit[] = MOTIFS_INTERDITS): Interdit | null {
  const mots = enMots(texte);
  for (const lu of new Set([mots, epeles(mots), recolles(texte)]))
    for (const motif of motifs) {
      const [mot] = MOTS_INTERDITS[motif].exec(lu) ?? [];
      if (mot) return { motif, mot };
    }
  return null;
}

const tranchesDe = (critere: Critere): string[] =>
  critere.type === "echelle" ? critere.tranches.map(({ libelle }) => libelle) : [];

const traductionsDe = ({ traductions = {} }: Critere): string[] =>
  Object.values(traductions).flatMap(({ libelle, description, piece, unite, paliers }) => [
    libelle,
    description,
    piece,
    unite,
    ...paliers,
  ]);

/** Tout ce qu'un critère écrit, dans toutes ses langues : son code, son libellé, sa description, sa pièce, ses paliers, son unité. */
export function textesDuCritere(critere: Critere): string[] {
  const { code, libelle, description, piece } = critere;
  const unite = critere.type === "parUnite" ? critere.unite : "";
  return [code, libelle, description, piece, ...tranchesDe(critere), unite, ...traductionsDe(critere)];
}

const premier = (textes: readonly string[]): Interdit | null => {
  for (const texte of textes) {
    const trouve = motInterdit(texte);
    if (trouve) return trouve;
  }
  return null;
};

/** Le premier mot interdit d'un critère. */
export const interditDuCritere = (critere: Critere): Interdit | null => premier(textesDuCritere(critere));

/** Le premier mot interdit de tout ce qu'un règlement demande : critères, groupes, conditions, réserves. */
export const interditDuContenu = ({ criteres, groupes, eligibilite, reserves }: Contenu): Interdit | null =>
  premier([
    ...criteres.flatMap(textesDuCritere),
    ...groupes.flatMap(({ code, libelle }) => [code, libelle]),
    ...eligibilite.flatMap((condition) => [
      condition.code,
      condition.libelle,
      condition.genre === "situation" ? condition.situation : "",
    ]),
    ...reserves.flatMap(({ code, libelle }) => [code, libelle]),
  ]);
