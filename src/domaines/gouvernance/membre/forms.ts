import { z } from "zod";
import { jourLibre, libre, requis, VERSION } from "../forms.ts";
import { VOIX } from "./model.ts";
import type { RefusMembre } from "./rules.ts";

const vide = z
  .string()
  .trim()
  .default("")
  .transform((texte) => texte || null);

export const MEMBRE = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "La page a expiré : rechargez-la"),
  nom: requis("Donnez un nom, ou la fonction si la personne n’est pas encore désignée", 200),
  qualite: libre(200),
  organisation: libre(200),
  courriel: vide.refine(
    (texte) => texte === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(texte),
    "Cette adresse de courriel est incomplète",
  ),
  college: libre(100),
  voix: z.enum(VOIX, "Dites si ce membre a voix"),
  commune: vide,
  suppleantDe: vide,
  seance: vide,
  entreLe: jourLibre,
  sortiLe: jourLibre,
  version: VERSION.default(0),
});

export const PHRASES_MEMBRE: Record<RefusMembre, [champ: string, phrase: string]> = {
  "sorti-avant": ["sortiLe", "Ce jour vient avant celui où il siège : corrigez l’un des deux."],
  "titulaire-inconnu": ["suppleantDe", "Choisissez un titulaire de cette instance."],
  "suppleant-de-suppleant": ["suppleantDe", "Ce membre est lui-même suppléant : choisissez un titulaire."],
  "a-deja-des-suppleants": ["suppleantDe", "Ce membre a des suppléants : il ne peut pas en être un."],
  "invite-suppleant": ["suppleantDe", "Un invité n’a pas de suppléant : choisissez un membre qui a voix."],
};
