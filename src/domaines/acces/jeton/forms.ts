import { z } from "zod";
import { estUnCode } from "../code/rules.ts";
import { courriel } from "../forms.ts";

export const lienForm = z.object({ courriel, vers: z.string().default("/") });

const CODE = "Le code a six chiffres : il est dans le courriel.";
export const codeForm = z.object({
  code: z.string(CODE).refine(estUnCode, CODE),
});

export const invitationForm = z
  .object({
    entree: z.enum(["lien", "motDePasse"], "Choisissez comment vous voulez entrer."),
    nouveau: z.string().default(""),
  })
  .refine(({ entree, nouveau }) => entree === "lien" || nouveau !== "", {
    path: ["nouveau"],
    message: "Choisissez un mot de passe, ou préférez le lien par courriel.",
  });

export const nouveauForm = z.object({ nouveau: z.string().min(1, "Choisissez un nouveau mot de passe.") });
