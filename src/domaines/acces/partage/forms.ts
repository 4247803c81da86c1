import { z } from "zod";
import { courriel, nom } from "../forms.ts";
import { ROLES_DONNES } from "./model.ts";

/** `portee` vide : tout l'espace. */
export const invitationForm = z.object({
  nom,
  courriel,
  role: z.enum(ROLES_DONNES, "Choisissez un rôle."),
  portee: z.string().default(""),
  collectivite: z.string().default(""),
});
export type SaisieInvitation = z.output<typeof invitationForm>;
