import type { Jour } from "#commun/jour.ts";
import type { Demande, Famille } from "../model.ts";
import type { Textes } from "../textes.ts";

/** Les étapes du formulaire : une question par page. */
export const ETAPES = [
  "enfant",
  "vous",
  "semaine",
  "souplesse",
  "entree",
  "accueil",
  "fratrie",
  "voeux",
  "situations",
  "pieces",
  "envoi",
] as const;
export type Etape = (typeof ETAPES)[number];

/** Une page du parcours : une étape, pour cet enfant (le premier du dossier, si elle vaut pour tous). */
export type Pas = { etape: Etape; demande: string };

export type CodeRefus = keyof Textes["refus"];
/** Ce qui ne va pas, champ par champ. */
export type Fautes = Readonly<Record<string, CodeRefus>>;

/** Une question sur la situation de la famille, telle que le règlement la pose. */
export type Question = {
  code: string;
  libelle: string;
  aide: string;
  /** Ce qui le prouve ; vide si rien n'est demandé. */
  piece: string;
  genre: "oui" | "nombre" | "echelle";
  /** Les paliers d'une échelle. */
  paliers: readonly { valeur: number; libelle: string }[];
};

/** Ce que les réponses ont besoin de savoir d'ailleurs. */
export type Alentour = {
  aujourdhui: Jour;
  structures: ReadonlySet<string>;
  /** Le code de la commune que ce nom désigne, s'il en désigne une. */
  commune: (nom: string) => string | null;
  questions: readonly Question[];
};

/** Un dossier ouvert : les demandes d'une famille pour ses enfants, dans leur ordre. */
export type Dossier = { famille: Famille; demandes: readonly Demande[] };

export type Saisie = Readonly<Record<string, string>>;
