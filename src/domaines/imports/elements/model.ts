import type { Jeton } from "../flux/model.ts";
import type { Reconnu } from "../libelles/model.ts";

/** « Fiche action n° 3 : … », « ACTION 1.2 – … » : ce qui ouvre une fiche, son numéro et le titre qui le suit. */
export type Ouvreur = { tete: string; numero: string; titre: string };

/** Le document vu comme une suite : libellés, ouvertures de fiche, coupures (article, annexe) et paragraphes entiers. */
export type Element = {
  genre: "libelle" | "ouvreur" | "coupure" | "texte";
  jeton: Jeton;
  libelle: Reconnu | null;
  ouvreur: Ouvreur | null;
  /** La valeur est sur la ligne du libellé ou du numéro. */
  suite: boolean;
};
