import { z } from "zod";
import { courriel } from "../forms.ts";

export const connexionForm = z.object({
  courriel,
  motDePasse: z.string().min(1, "Donnez votre mot de passe, ou demandez un lien par courriel."),
  vers: z.string().default("/"),
});

export const motDePasseForm = z.object({
  actuel: z.string().default(""),
  nouveau: z.string().min(1, "Donnez le nouveau mot de passe."),
});
