import type { GenreArticle } from "../../echange/model.ts";
import type { NomBloc } from "../model.ts";

/** Les mentions qui désignent un élément d'une liste, des plus sûres aux moins sûres ; un code de commune se désigne lui-même. */
export const CLES = {
  perimetre: [],
  parties: [["genre", "nom"], ["code"], ["nom"]],
  visas: [["texte"]],
  articles: [["numero", "titre"], ["titre"], ["numero"]],
  annexes: [["numero", "titre"], ["titre"], ["numero"]],
  deliberations: [["collectivite", "numero"], ["identifiantActes"], ["collectivite", "dateSeance"]],
  equipements: [
    ["collectivite", "type", "nom", "adresse"],
    ["collectivite", "type", "nom"],
    ["collectivite", "nom"],
    ["collectivite", "type", "typeLibelle"],
  ],
} as const satisfies Partial<Record<NomBloc, readonly (readonly string[])[]>>;
export type NomListe = keyof typeof CLES;

/** Le nom d'un élément de chaque liste, au singulier et au pluriel. */
export const ELEMENTS: Record<NomListe, readonly [un: string, des: string]> = {
  perimetre: ["commune", "communes"],
  parties: ["partie", "parties"],
  visas: ["visa", "visas"],
  articles: ["article", "articles"],
  annexes: ["annexe", "annexes"],
  deliberations: ["délibération", "délibérations"],
  equipements: ["équipement", "équipements"],
};

/** Le nom, sur l'écran, de chaque mention d'un élément. */
export const MENTIONS: Record<string, string> = {
  genre: "Nature",
  nom: "Nom",
  nomCourt: "Nom court",
  code: "Code",
  representants: "Représentants",
  texte: "Texte",
  incomplet: "À compléter",
  numero: "Numéro",
  titre: "Titre",
  collectivite: "Collectivité",
  type: "Type",
  typeLibelle: "Type, comme écrit",
  adresse: "Adresse",
  dateSeance: "Séance du",
  enExercice: "Membres en exercice",
  presents: "Présents",
  votants: "Votants",
  pouvoirs: "Pouvoirs",
  resultat: "Résultat du vote",
  identifiantActes: "Identifiant de l’acte",
  envoyeLe: "Envoyée le",
  recuLe: "Reçue le",
  publieLe: "Publiée le",
  objet: "Objet",
  dispositif: "Dispositif",
};

/** De quoi parle un article. */
export const LIBELLES_ARTICLE: Record<GenreArticle, string> = {
  objet: "Objet",
  champsCaf: "Champs de la Caf",
  champsCollectivite: "Champs des collectivités",
  objectifs: "Objectifs",
  engagements: "Engagements",
  collaboration: "Collaboration",
  donnees: "Échange de données",
  communication: "Communication",
  suivi: "Suivi et évaluation",
  duree: "Durée",
  avenant: "Avenant",
  fin: "Fin de la convention",
  recours: "Recours",
  confidentialite: "Confidentialité",
  autre: "Autre",
};
