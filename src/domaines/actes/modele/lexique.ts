/** Ce qui ne va pas dans un modèle, dit à qui l'a écrit dans Word. */
const FAUTES = {
  "boucle-ouverte": "s’ouvre et ne se ferme jamais",
  "boucle-fermee": "se ferme sans s’être ouverte",
  "boucle-croisee": "se ferme dans un autre ordre que celui où elle s’est ouverte",
  accolade: "a une accolade de trop, ou une qui manque",
  autre: "ne se comprend pas",
} as const;

export type Place = { partie: "corps" | keyof typeof PARTIES; page: number | null; rendue: boolean };
type Faute = { code: keyof typeof FAUTES; champ: string; section: string; place: Place };

const PARTIES = { entete: "Dans l’en-tête", pied: "Dans le pied de page", note: "Dans une note" } as const;

const pageDite = ({ place: { page, rendue } }: Faute): string =>
  page === null ? "" : rendue ? `page ${page}, ` : `page ${page} ou après, `;

/** Où chercher dans Word un champ que Maillage ne connaît pas. */
export function placeDite({ partie, page, rendue }: Place): string {
  if (partie !== "corps") return PARTIES[partie].toLowerCase();
  return page === null ? "" : rendue ? `page ${page}` : `page ${page} ou après`;
}

const ouDite = (faute: Faute): string => {
  if (faute.place.partie !== "corps") return PARTIES[faute.place.partie];
  const dit = `${pageDite(faute)}${faute.section ? `sous le titre « ${faute.section} »` : "avant le premier titre"}`;
  return dit.charAt(0).toUpperCase() + dit.slice(1);
};

/**
 * « Page 3, sous le titre « Objectifs », la balise « objectifs » s'ouvre et ne se ferme jamais. » Les pages sont celles que Word a
 * gardées ; d'un fichier qui n'en garde pas, on dit la première où elle peut être.
 */
export const phraseFaute = (faute: Faute): string =>
  `${ouDite(faute)}, la balise « ${faute.champ || "?"} » ${FAUTES[faute.code]}.`;

export const ILLISIBLE = "Ce fichier ne se lit pas comme un document Word (.docx).";
export const PHRASES_WORD: Record<string, string> = {
  macros: "Ce fichier contient des macros : enregistrez-le en .docx, sans macro.",
  "pas-word": "Ce fichier n’est pas un document Word (.docx).",
};
