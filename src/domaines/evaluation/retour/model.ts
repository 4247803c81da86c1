import type { ChampSection, CodeSection } from "../section/lexique.ts";

/** Une part du document, telle qu'elle revient de Word. */
export type Rendue = {
  ancre: string | null;
  titre: string;
  etat: "inchangee" | "modifiee" | "ajoutee" | "retiree";
  avant: readonly string[];
  apres: readonly string[];
  suivie: boolean;
  /** Ce n'est plus ce qui était parti : on l'a changée ici depuis. Inchangée, le fichier la rend telle qu'elle était partie. */
  bougee?: true;
};

/** Un champ que Word a changé : ce qui est en place, ce qui revient. */
export type Correction = {
  section: CodeSection;
  champ: ChampSection;
  avant: string;
  apres: string;
  suivie: boolean;
  bougee?: boolean;
};

/** `corrections` s'acceptent ou se refusent ; `autres` se lisent : Maillage les tient, ou ne sait pas où les ranger. */
export type Retour = { corrections: Correction[]; autres: Rendue[] };
