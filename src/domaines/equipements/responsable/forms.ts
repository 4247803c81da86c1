import { z } from "zod";

export const responsableForm = z.object({
  structure: z.string().min(1, "Choisissez une structure."),
  compte: z.string().min(1, "Choisissez une personne."),
});

export const PHRASES_RESPONSABLE: Record<"structure" | "compte" | "deja", string> = {
  structure: "Cette structure n’est pas au registre de l’espace.",
  compte: "Cette personne n’a pas le rôle de responsable de structure ici : donnez-le-lui d’abord, dans Accès.",
  deja: "Cette structure lui est déjà confiée.",
};
