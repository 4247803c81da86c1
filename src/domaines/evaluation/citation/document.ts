import type { Bloc } from "#commun/document.ts";
import type { Parole } from "#domaines/suivi/parole/model.ts";
import { estEfface } from "#domaines/suivi/index.ts";

const dite = ({ genre, texte, contexte }: Parole): string => {
  const cite = genre === "observation" || estEfface(texte) ? texte : `« ${texte} »`;
  return contexte ? `${cite} (${contexte})` : cite;
};

/** Les paroles citées, indicateur par indicateur, sans dire de qui. */
export function blocsCitations(
  citations: readonly Parole[],
  indicateurs: readonly { id: string; libelle: string }[],
): Bloc[] {
  if (citations.length === 0) return [];
  const noms = new Map(indicateurs.map(({ id, libelle }) => [id, libelle]));
  const parNom = Map.groupBy(citations, ({ indicateur }) => noms.get(indicateur ?? "") ?? "D’autres paroles");
  return [
    { genre: "titre", niveau: 2, texte: "Ce qui s’en dit, ce qui s’en voit" },
    { genre: "definitions", entrees: [...parNom].map(([terme, dites]) => ({ terme, textes: dites.map(dite) })) },
  ];
}
