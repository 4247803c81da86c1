import type { GenreZoneAcces, ModeEtude } from "./etude/model.ts";
import type { ClasseCommune } from "./model.ts";
import type { RefusProfil } from "./parametre/rules.ts";
import type { RefusChangement } from "./scenario/model.ts";

export const LIBELLES_MODE: Record<ModeEtude, string> = {
  collectif: "Accueil collectif",
  individuel: "Assistants maternels et MAM",
  total: "Tous ces modes",
};

/** Le même au fil d'une phrase : seule sa première lettre change, « MAM » reste un sigle. */
export const modeAuFil = (mode: ModeEtude): string =>
  LIBELLES_MODE[mode].replace(/^./, (lettre) => lettre.toLowerCase());

export const LIBELLES_CLASSE: Record<ClasseCommune, string> = {
  rurale: "rurale",
  periurbaine: "périurbaine",
  dense: "dense",
};

export const LIBELLES_ZONE_ACCES: Record<GenreZoneAcces, string> = {
  aBlanc: "Zone à blanc",
  blanche: "Zone blanche",
  sousDotee: "Zone sous-dotée",
  enTension: "Zone en tension",
};

/** Ce que chaque zone veut dire, écrit à côté d'elle. */
export const DEFINITIONS_ZONE: Record<GenreZoneAcces, string> = {
  aBlanc: "Aucun établissement d’accueil dans la commune ; ce n’est pas toujours un manque.",
  blanche:
    "Ni crèche, ni micro-crèche, ni MAM à 15 minutes (20 dans une commune rurale), et au moins cinq enfants de moins de trois ans.",
  sousDotee: "Moins de six dixièmes de la couverture nationale des mêmes modes.",
  enTension: "Plus de trois demandes sur dix restées sans place.",
};

export const PHRASES_CHANGEMENT: Record<RefusChangement, readonly [champ: string, phrase: string]> = {
  "commune-inconnue": ["commune", "Choisissez une commune de la liste."],
  "site-inconnu": ["site", "Choisissez une structure de la liste."],
  "places-impossibles": ["places", "Donnez de 0 à 1 000 places."],
  "bassin-sans-nom": ["bassin", "Donnez le nom du bassin."],
};

export const PHRASES_PROFIL: Record<RefusProfil, readonly [champ: string, phrase: string]> = {
  "paliers-desordonnes": [
    "paliers",
    "Écrivez un palier par ligne, « minutes : poids », les minutes montant jusqu’à 120 au plus.",
  ],
  "poids-hors-bornes": ["paliers", "Les poids baissent de 1 vers 0 : aucun ne passe celui d’avant, aucun n’est nul."],
  "vitesse-nulle": ["detour", "Le détour vaut au moins 1, et chaque vitesse plus de zéro."],
};

/** Ce qu'une zone de l'accueil est pour un diagnostic : l'offre y manque, ou s'y atteint mal. */
export const GENRES_AU_DIAGNOSTIC: Record<GenreZoneAcces, "offre" | "acces"> = {
  aBlanc: "offre",
  blanche: "acces",
  sousDotee: "offre",
  enTension: "offre",
};
