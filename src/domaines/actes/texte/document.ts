import type { Bloc } from "#commun/document.ts";

const TIRET = /^\s*[-–•]\s+/;

/** Un texte écrit au clavier, tel qu'il s'imprime : une ligne est un paragraphe, les lignes à tiret qui se suivent une liste. */
export function blocsTexte(texte: string): Bloc[] {
  const blocs: Bloc[] = [];
  let liste: string[] | null = null;
  for (const ligne of texte.split("\n").filter((une) => une.trim() !== "")) {
    if (!TIRET.test(ligne)) {
      liste = null;
      blocs.push({ genre: "paragraphe", texte: ligne.trim() });
    } else if (liste) liste.push(ligne.replace(TIRET, "").trim());
    else blocs.push({ genre: "liste", elements: (liste = [ligne.replace(TIRET, "").trim()]) });
  }
  return blocs;
}
