import type { Jour } from "#commun/jour.ts";
import type { VieConvention } from "./cycle/model.ts";

export const GENRES_PARTIE = ["caf", "epci", "commune", "syndicat", "msa", "departement", "etat", "autre"] as const;
export type GenrePartie = (typeof GENRES_PARTIE)[number];

export const LIBELLES_PARTIE: Record<GenrePartie, string> = {
  caf: "Caf",
  epci: "Intercommunalité",
  commune: "Commune",
  syndicat: "Syndicat",
  msa: "MSA",
  departement: "Département",
  etat: "État",
  autre: "Autre signataire",
};

export const GENRES_ARTICLE = [
  "objet",
  "champsCaf",
  "champsCollectivite",
  "objectifs",
  "engagements",
  "collaboration",
  "donnees",
  "communication",
  "suivi",
  "duree",
  "avenant",
  "fin",
  "recours",
  "confidentialite",
  "autre",
] as const;
export type GenreArticle = (typeof GENRES_ARTICLE)[number];

export const RESULTATS = ["unanimite", "majorite", "rejet", "autre"] as const;
export type ResultatVote = (typeof RESULTATS)[number];

export const LIBELLES_RESULTAT: Record<ResultatVote, string> = {
  unanimite: "à l’unanimité",
  majorite: "à la majorité",
  rejet: "rejetée",
  autre: "autre résultat",
};

export type Representant = { qualite: string | null; nom: string };
export type Partie = {
  genre: GenrePartie;
  nom: string;
  nomCourt: string | null;
  code: string | null;
  representants: Representant[];
};
export type Visa = { texte: string; incomplet: boolean };
export type Article = { numero: string | null; genre: GenreArticle; titre: string; texte: string };
export type Annexe = { numero: string | null; titre: string };

export type Deliberation = {
  collectivite: string | null;
  numero: string | null;
  dateSeance: Jour | null;
  enExercice: number | null;
  presents: number | null;
  votants: number | null;
  pouvoirs: number | null;
  resultat: ResultatVote | null;
  identifiantActes: string | null;
  envoyeLe: Jour | null;
  recuLe: Jour | null;
  publieLe: Jour | null;
  objet: string | null;
  dispositif: string[];
};

/** Ce que la convention est, sans son texte. Le périmètre (communes couvertes) n'est pas la liste des signataires. */
export type Identite = {
  titre: string | null;
  caf: string | null;
  debut: Jour | null;
  fin: Jour | null;
  perimetre: string[];
};

export type Convention = Identite & VieConvention & { espace: string; id: string; version: number };

/** Le texte de la convention, chaque liste dans son ordre : le bloc du format d'échange. */
export type BlocConvention = {
  convention: Identite & { parties: Partie[]; visas: Visa[]; articles: Article[]; annexes: Annexe[] };
  deliberations: Deliberation[];
};

/** Le titre que l'on montre d'une convention qui n'en a pas encore. */
export const SANS_TITRE = "Convention sans titre";
