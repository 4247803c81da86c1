import type { Jour } from "#commun/jour.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import type { Critere, Reglement } from "../../reglement/model.ts";
import type { Demande, Famille } from "../model.ts";
import type { RegleDeVie } from "../vie/model.ts";

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

/** Ce qu'une réponse peut avoir de faux, ou ce qui l'empêche ; chaque langue a sa phrase pour chacun. */
export type CodeRefus =
  | "sans-reponse"
  | "sans-prenom"
  | "sans-nom"
  | "naissance-absente"
  | "naissance-future"
  | "naissance-ancienne"
  | "terme-absent"
  | "terme-passe"
  | "terme-loin"
  | "courriel-absent"
  | "courriel-faux"
  | "telephone-faux"
  | "joindre"
  | "commune-absente"
  | "commune-inconnue"
  | "sans-demi-journee"
  | "au-moins"
  | "entree-absente"
  | "entree-passee"
  | "entree-loin"
  | "entree-avant-naissance"
  | "sans-mode"
  | "actuelle-seule"
  | "changement-seul"
  | "rang-faux"
  | "rang-double"
  | "sans-voeu"
  | "nombre-faux"
  | "sans-fichier"
  | "trop-lourd"
  | "trop-de-pieces"
  | "piece-acceptee"
  | "trop-d-enfants"
  | "format"
  | "passage"
  | "figee"
  | "incomplete"
  | "attente";
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
  traductions?: Critere["traductions"];
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

/** Ce que les étapes montrent d'un espace. */
export type Lieux = {
  structures: readonly Structure[];
  communes: readonly { code: string; nom: string }[];
  quartiers: readonly string[];
  questions: readonly Question[];
  regle: RegleDeVie;
  reglement: Reglement | undefined;
};

/** Une ligne de ce qui a été répondu, et l'étape où la changer. */
export type LigneDite = { etape: Etape; demande: string; nom: string; dit: string };

/** Ce qu'une étape montre de nouveau après un refus : ce qui a été tapé, et ce qui n'y va pas. */
export type Retour = { saisie: Saisie; fautes: Fautes };
