/** Ce que dit chaque champ d'un texte ; null : on ne le sait pas encore. */
export type Champs = Readonly<Record<string, string | null>>;

const CHAMP = /\{([A-Za-z][\w.]*)\}/g;

/** Les champs qu'un texte nomme entre accolades, chacun une fois. */
export const champsNommes = (texte: string): string[] => [
  ...new Set([...texte.matchAll(CHAMP)].map(([, nom = ""]) => nom)),
];

export const champConnu = (champs: Champs, nom: string): boolean => Object.hasOwn(champs, nom);

/**
 * Un texte où chaque champ est remplacé par ce qu'il dit ; `manque` écrit celui que l'on ne sait pas encore, un nom inconnu reste tel
 * quel, et une ligne qui n'était que des champs vides s'en va.
 */
export function remplirChamps(texte: string, champs: Champs, manque: (nom: string) => string): string {
  const lignes = texte.split("\n").flatMap((ligne) => {
    const pleine = ligne.replaceAll(CHAMP, (tel, nom: string) =>
      champConnu(champs, nom) ? (champs[nom] ?? manque(nom)) : tel,
    );
    return pleine.trim() === "" && ligne.trim() !== "" ? [] : [pleine];
  });
  return lignes
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
