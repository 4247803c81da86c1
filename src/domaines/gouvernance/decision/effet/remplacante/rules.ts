import type { Fiche } from "#domaines/plan/model.ts";

type Nommee = Pick<Fiche, "titre" | "reference">;

/** GOUV-129 : la fiche qui remplace et celle qu'elle remplace se citent l'une l'autre, une seule fois. */
export const citer = (liees: readonly string[], { titre, reference }: Nommee): string[] =>
  liees.some((texte) => texte === titre || texte === reference) ? [...liees] : [...liees, reference ?? titre];

/** La fiche nouvelle reprend la place, les porteurs et le territoire de celle qu'elle remplace, et dit de quelle décision elle vient ; le reste est à écrire. */
export const heritageDe = (
  { noeuds, pilotes, partenaires, territoiresCibles, champs, publicCible }: Fiche,
  titre: string,
  citation: string,
): Pick<
  Fiche,
  "titre" | "noeuds" | "pilotes" | "partenaires" | "territoiresCibles" | "champs" | "publicCible" | "autres"
> => ({
  titre,
  noeuds,
  pilotes,
  partenaires,
  territoiresCibles,
  champs,
  publicCible,
  autres: { "Décidée par": citation },
});
