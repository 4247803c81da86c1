import { z } from "zod";
import { lines } from "#platform/forms.ts";
import { FILTRES, type Filtre } from "./vue/model.ts";

export const version = z.coerce.number().int("Rechargez la page : sa version manque.").positive();

export const formActe = z.object({ version });
export const formEcriture = z.object({ version, confirme: z.string().optional() });
export const formAcceptation = z.object({
  version,
  portee: z.enum(["tout", "sur"], "Choisissez ce que vous acceptez."),
});
export const formLignes = z.object({
  version,
  ligne: z.string().default(""),
  accepte: z.string().default(""),
});
export const formBloc = z.object({
  version,
  acte: z.string().regex(/^(enregistrer|accepter|laisser)(:\w+)?$/, "Choisissez ce que vous faites de ces lignes."),
  ligne: lines,
  accepte: lines,
  ouvert: z.string().default(""),
  retour: z.string().default(""),
});
export const formPriorite = z.object({
  version,
  cle: z.string(),
  acte: z.enum(["garder", "choisir"], "Choisissez : garder, ou choisir les fiches."),
  fiche: lines,
});
export const formFiche = z.looseObject({
  version,
  acte: z.enum(["accepter", "laisser", "rouvrir"], "Choisissez : accepter ou laisser de côté."),
  "champ-titre": z.string("Une fiche a au moins un titre.").trim().min(1, "Une fiche a au moins un titre."),
  remplace: z.string().default(""),
});
export const formPorteurs = z.looseObject({ version, page: z.coerce.number().int().positive().default(1) });
export const formJonction = z.object({
  version,
  vers: z.string("Choisissez une action.").min(1, "Choisissez une action."),
});

const entier = (texte: string | undefined) => (texte && /^\d{1,6}$/.test(texte) ? Math.max(1, Number(texte)) : 1);

/** Ce que l'adresse demande de montrer ; une valeur inconnue est ignorée. */
export const parseDemande = (
  params: Record<string, string>,
): { filtre: Filtre | null; page: number; arbre: number } => ({
  filtre: FILTRES.find((filtre) => filtre === params["filtre"]) ?? null,
  page: entier(params["page"]),
  arbre: entier(params["arbre"]),
});
