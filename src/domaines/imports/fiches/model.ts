import type { FicheEchange } from "../echange/model.ts";
import type { Lignes } from "#platform/files/model.ts";

/** Ce qu'il faut relire dans une fiche : le champ, pourquoi, le texte en cause et ses lignes. */
export type Note = { champ: string; raison: string; texte: string; lignes: Lignes | null };

/** Une fiche lue, d'un bloc de libellés ou d'une rangée de tableau, avec ses lignes et ses doutes. */
export type FicheLue = { fiche: FicheEchange; origine: "bloc" | "rangee"; lignes: Lignes; notes: Note[] };
