/** Ce qui ne va pas dans un modèle, dit à qui l'a écrit dans Word. */
const FAUTES = {
  "boucle-ouverte": "s’ouvre et ne se ferme jamais",
  "boucle-fermee": "se ferme sans s’être ouverte",
  "boucle-croisee": "se ferme dans un autre ordre que celui où elle s’est ouverte",
  accolade: "a une accolade de trop, ou une qui manque",
  autre: "ne se comprend pas",
} as const;

type Faute = { code: keyof typeof FAUTES; champ: string; section: string };

/** « Sous « Objectifs », la balise « objectifs » s'ouvre et ne se ferme jamais. » */
export const phraseFaute = ({ code, champ, section }: Faute): string =>
  `${section ? `Sous le titre « ${section} »` : "Avant le premier titre"}, la balise « ${champ || "?"} » ${FAUTES[code]}.`;

export const ILLISIBLE = "Ce fichier ne se lit pas comme un document Word (.docx).";
export const PHRASES_WORD: Record<string, string> = {
  macros: "Ce fichier contient des macros : enregistrez-le en .docx, sans macro.",
  "pas-word": "Ce fichier n’est pas un document Word (.docx).",
};
