import type { Ecrit } from "#commun/histoire.ts";
import type { Annexe, Identite } from "../model.ts";
import type { PartieEcrite, Signataire } from "../partie/model.ts";
import type { ModeEcrit } from "../resiliation/model.ts";
import type { ArticleEcrit, Options, VisaEcrit } from "../texte/model.ts";

/** Tout ce qui s'écrit d'une convention, son plan mis à part. */
export type Redaction = Identite & {
  id: string;
  /** Un avenant s'écrit : le texte n'est plus celui que l'on a signé. */
  avenantOuvert: boolean;
  parties: readonly PartieEcrite[];
  signataires: readonly Signataire[];
  visas: readonly VisaEcrit[];
  articles: readonly ArticleEcrit[];
  annexes: readonly (Annexe & { id: string })[];
  options: Options;
  modes: readonly ModeEcrit[];
};

/** Une ligne du journal, et l'objet dont elle parle. */
export type LigneTexte = Ecrit & { objet: string };

/** Ce dont le journal dit le texte d'une convention. */
export const OBJETS_TEXTE = [
  "convention",
  "convention.article",
  "convention.visa",
  "convention.annexe",
  "convention.options",
  "convention.resiliation",
] as const;

/** Un texte refait ; `perdus` : ce dont une valeur a été effacée depuis, `desordre` : ce dont la place ne se retrouve pas. */
export type Refaite = { redaction: Redaction | null; perdus: number; desordre: boolean };
