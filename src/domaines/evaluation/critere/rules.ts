import { type Critere, CRITERES, NIVEAUX, type Niveau, type Note } from "./model.ts";

export type Distribution = {
  critere: Critere;
  avis: number;
  sansAvis: number;
  parNiveau: { niveau: (typeof NIVEAUX)[number]; nombre: number }[];
  /** Des avis à deux niveaux d'écart ou plus : il y a de quoi en parler. */
  partages: boolean;
};

/** EVA-13 : les notes restent côte à côte ; on dit combien en donnent chacune, jamais leur moyenne, et « sans avis » n'en est pas une. */
export function distribuer(notes: readonly Pick<Note, "critere" | "niveau">[]): Distribution[] {
  return CRITERES.map((critere) => {
    const siennes = notes.filter((note) => note.critere === critere);
    const parNiveau = NIVEAUX.map((niveau) => ({
      niveau,
      nombre: siennes.filter((note) => note.niveau === niveau).length,
    }));
    const rangs = parNiveau.flatMap(({ nombre }, rang) => (nombre > 0 ? [rang] : []));
    const sansAvis = siennes.filter(({ niveau }) => niveau === "sansAvis").length;
    const partages = rangs.length > 1 && Math.max(...rangs) - Math.min(...rangs) >= 2;
    return { critere, avis: siennes.length - sansAvis, sansAvis, parNiveau, partages };
  });
}

/** EVA-14 : une note sans niveau n'en est pas une ; un commentaire ou une preuve ne se gardent pas sans elle. */
export const estNote = (niveau: string): niveau is Niveau =>
  niveau === "sansAvis" || (NIVEAUX as readonly string[]).includes(niveau);
