import { z } from "zod";
import { texte } from "../forms.ts";
import { GENRES_PARTIE } from "../model.ts";
import { CIVILITES, type RefusPartie, type RefusSignataire } from "./model.ts";

const version = z.coerce.number().int();
const LONG = 300;
const court = (phrase: string) => texte.refine((valeur) => (valeur?.length ?? 0) <= LONG, phrase);
const requis = (phrase: string) =>
  z
    .string()
    .default("")
    .transform((valeur) => valeur.trim())
    .refine(Boolean, phrase)
    .refine((valeur) => valeur.length <= LONG, `Ce nom tient en ${LONG} signes.`);

export const partieForm = z.object({
  genre: z.enum(GENRES_PARTIE, { error: "Choisissez de quelle sorte de partie il s’agit." }),
  nom: requis("Donnez le nom de la partie, tel qu’elle signe."),
  nomCourt: court(`Ce nom tient en ${LONG} signes.`),
  code: texte.refine(
    (code) => code === null || /^(?:[0-9AB]{5}|\d{9})$/.test(code),
    "Un code est celui de la commune (cinq signes) ou un SIREN (neuf chiffres).",
  ),
  version,
});

export const signataireForm = z.object({
  partie: z.string().min(1, "Choisissez la partie pour qui cette personne signe."),
  civilite: z.enum(["", ...CIVILITES]).transform((valeur) => valeur || null),
  prenom: court(`Ce prénom tient en ${LONG} signes.`),
  nom: requis("Donnez le nom de la personne."),
  qualite: court(`Cette qualité tient en ${LONG} signes.`),
  deliberation: texte,
  version,
});

export const ordreForm = z.object({ id: z.string(), sens: z.enum(["haut", "bas"]), version });
export const retraitForm = z.object({ version });

export const PHRASES_PARTIE: Record<RefusPartie, [champ: string, phrase: string]> = {
  "partie-deja-la": ["nom", "Cette partie est déjà à la convention."],
  "commune-inconnue": ["code", "Ce code n’est celui d’aucune commune au code officiel géographique de 2026."],
};

export const PHRASES_SIGNATAIRE: Record<RefusSignataire, [champ: string, phrase: string]> = {
  "partie-inconnue": ["partie", "Cette partie n’est pas, ou plus, à la convention."],
  "signataire-deja-la": ["nom", "Cette personne signe déjà pour cette partie."],
  "deliberation-inconnue": ["deliberation", "Cette délibération n’est pas, ou plus, à la convention."],
  "deliberation-d-une-autre": [
    "deliberation",
    "Cette délibération est celle d’une autre partie : un signataire n’est autorisé que par la sienne.",
  ],
};
