import type { Jour } from "#commun/jour.ts";
import type { Annexe, Article, Partie, Visa } from "#domaines/convention/model.ts";
import type { ModeEcrit } from "#domaines/convention/resiliation/model.ts";
import type { PartieSignee } from "#domaines/diagnostic/model.ts";
import type { Soutien } from "#domaines/equipements/model.ts";
import type { ContenuFiche, GenreNoeud } from "#domaines/plan/model.ts";

type Avec<T> = T & { id: string };

/** La convention elle-même : ce qu'elle est, sans son texte. */
export type IdentiteVersion = Avec<{
  titre: string | null;
  caf: string | null;
  debut: Jour | null;
  fin: Jour | null;
  perimetre: string[];
}>;

/** La place d'un nœud est celle qu'il tient parmi ceux du même parent. */
export type NoeudVersion = {
  id: string;
  parent: string | null;
  genre: GenreNoeud;
  code: string | null;
  libelle: string;
  impacts: string[];
};

/** Une fiche telle que le plan l'écrit : ses porteurs par leur nom, ses rubriques libres dans leur ordre. */
export type FicheVersion = Avec<Omit<ContenuFiche, "autres" | "sources">> & {
  noeuds: string[];
  pilotes: string[];
  partenaires: string[];
  autres: { nom: string; texte: string }[];
};

/** Ce que le registre ajoute à l'annexe des équipements : les places d'un lieu de la liste, ou une structure que la liste ne nomme pas. */
export type RegistreVersion = Avec<{
  collectivite: string | null;
  type: Soutien["type"] | null;
  nom: string | null;
  adresse: string | null;
  places: number | null;
}>;

/** Ce qu'un financeur prévoit sur toute la durée, en centimes. */
export type MoyenVersion = Avec<{ financeur: string; prevu: number | null }>;

/** Une instance telle que l'annexe du pilotage la dit ; qui y siège change sans avenant. */
export type InstanceVersion = Avec<{
  nom: string;
  nature: string;
  objet: string;
  presidence: string;
  frequence: number | null;
  colleges: string[];
}>;

/** Tout ce que les parties signent, en données simples ; chaque élément garde son identifiant d'une version à l'autre. */
export type ContenuVersion = {
  convention: IdentiteVersion[];
  parties: Avec<Partie>[];
  visas: Avec<Visa>[];
  articles: Avec<Article>[];
  annexes: Avec<Annexe>[];
  /** Ce que l'on a écrit dans une annexe faite des données ; `id` est son genre. */
  complements: Avec<{ texte: string }>[];
  modes: ModeEcrit[];
  equipements: Avec<Soutien>[];
  noeuds: NoeudVersion[];
  fiches: FicheVersion[];
  /** Absents de ce qui fut figé avant que les annexes 3 et 4 n'entrent au contenu : on n'en sait rien, ce n'est pas « aucun ». */
  moyens?: MoyenVersion[];
  instances?: InstanceVersion[];
  /** Absent de ce qui fut figé avant que l'annexe 1 n'entre au contenu. */
  diagnostic?: PartieSignee[];
  /** Absent de ce qui fut figé quand l'annexe 2 ne gardait que la liste de la convention. */
  registre?: RegistreVersion[];
};

/** Dans l'ordre où une convention se lit. */
export const LISTES = [
  "convention",
  "parties",
  "visas",
  "articles",
  "annexes",
  "complements",
  "diagnostic",
  "modes",
  "equipements",
  "registre",
  "noeuds",
  "fiches",
  "moyens",
  "instances",
] as const satisfies readonly (keyof ContenuVersion)[];
export type Liste = (typeof LISTES)[number];

/** Le plan d'actions vit entre deux signatures ; le reste d'une convention signée, non. */
export const LISTES_PLAN: readonly Liste[] = ["noeuds", "fiches"];

/** Un élément de cette liste. */
export type ElementDe<L extends Liste> = NonNullable<ContenuVersion[L]>[number];

/** Un élément du contenu, quel que soit son genre. */
export type ElementVersion = { id: string };

/** Ce qui sépare deux contenus ; une place est l'élément qui précède, rien au début de la liste. */
export type Difference =
  | { genre: "ajout"; liste: Liste; id: string; apres: ElementVersion; place: string | null }
  | { genre: "retrait"; liste: Liste; id: string; avant: ElementVersion; place: string | null }
  | { genre: "champ"; liste: Liste; id: string; champ: string; avant: unknown; apres: unknown }
  | { genre: "deplacement"; liste: Liste; id: string; avant: string | null; apres: string | null };

/** Ce qui désigne une différence dans un avenant ; deux contenus n'en ont jamais deux pareilles. */
export const cleDifference = (une: Difference): string =>
  [une.liste, une.id, une.genre, ...(une.genre === "champ" ? [une.champ] : [])].join("/");

/** Ce qui désigne l'élément dont parle une différence : tout ce qui change d'une fiche, ou d'un article, a le même motif. */
export const cleElement = ({ liste, id }: Pick<Difference, "liste" | "id">): string => `${liste}/${id}`;
