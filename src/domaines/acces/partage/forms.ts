import { z } from "zod";
import { courriel, nom } from "../forms.ts";
import { type RefusPartage, ROLES_DONNES } from "./model.ts";

export const PHRASES_PARTAGE: Record<RefusPartage, string> = {
  ferme: "Ce compte est fermé : l’administrateur de l’installation peut le rouvrir.",
  deja: "Cette personne a déjà ce rôle ici.",
  administrateur:
    "Ce compte administre l’installation : il ne lit aucun contenu et ne reçoit pas de rôle. Invitez cette personne à une autre adresse.",
};

/** `portee` vide : tout l'espace ; `id` est décidé quand la page se sert : envoyée deux fois, elle n'invite qu'une fois. */
export const invitationForm = z.object({
  id: z.uuid().optional().catch(undefined),
  nom,
  courriel,
  role: z.enum(ROLES_DONNES, "Choisissez un rôle."),
  portee: z.string().default(""),
  collectivite: z.string().default(""),
  acteur: z.string().default(""),
});
export type SaisieInvitation = z.output<typeof invitationForm>;
