export const ITEMS = [
  "existant",
  "besoins",
  "zones",
  "objectifs",
  "metiers",
  "familles",
  "qualite",
  "travaux",
  "couts",
  "calendrier",
  "indicateurs",
  "concertation",
  "duree",
  "compatibilite",
] as const;
/** Une exigence du décret, telle que la liste la vérifie. */
export type Item = (typeof ITEMS)[number];

/** Une fiche de petite enfance du plan, réduite à ce que la liste en lit. */
export type FicheLue = {
  id: string;
  intitule: string;
  /** L'objectif du plan qu'elle sert ; hors de tout objectif, la fiche est le sien. */
  objectif: string;
  texte: string;
  datee: boolean;
  indicateurs: number;
};

/** Ce que l'on sait d'une convention, pour une autorité : de quoi chercher la preuve de chaque exigence. */
export type Faits = {
  /** De chaque mode d'accueil, ce que l'on sait de l'existant ; vide : rien n'en est dit. */
  existant: readonly { mode: string; dit: string }[];
  /** Les zones de petite enfance du diagnostic qui touchent les communes de l'autorité. */
  zones: readonly string[];
  /** Les chiffres des besoins connus dans les communes de l'autorité, et leur année la plus récente. */
  besoins: { chiffres: number; annee: number } | null;
  /** Les besoins de petite enfance écrits au diagnostic. */
  besoinsDits: number;
  fiches: readonly FicheLue[];
  /** Ce que l'autorité a écrit de son schéma, même non adopté ; null si rien n'est ouvert. */
  schema: {
    modesComplets: number;
    modes: number;
    metiers: number;
    travaux: number;
    travauxChiffres: number;
    travauxDates: number;
    /** Ce qui reste à écrire : de chaque mode les années vides, et les projets sans coût ni moyens, ou sans date. */
    reste: { annees: readonly string[]; couts: readonly string[]; dates: readonly string[] };
    zones: boolean;
    concertation: boolean;
    duree: boolean;
    compatibilite: boolean;
    /** Adopté, il ne s'écrit plus : une actualisation part de lui. */
    adopte: boolean;
  } | null;
  /** Ce que quelqu'un a dit de l'endroit où la convention le porte. */
  dites: Readonly<Partial<Record<Item, string>>>;
};

/** `tenue` : Maillage le lit ; `dite` : quelqu'un l'affirme ; `manque` : ni l'un ni l'autre. */
export type Reponse = "tenue" | "dite" | "manque";
export type Ou = "equipements" | "zones" | "plan" | "schema" | "chiffres";
/** `preuve` : où cela se lit ; d'une exigence qui manque, ce qu'il reste à dire. */
export type Ligne = { item: Item; reponse: Reponse; preuve: string; ou: Ou };
