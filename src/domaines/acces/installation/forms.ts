import { z } from "zod";
import { courriel, nom } from "../forms.ts";

export const premierPasForm = z.object({
  code: z.string().trim().min(1, "Recopiez le code que la commande a montré au démarrage."),
  nom,
  courriel,
  nouveau: z.string().min(1, "Choisissez un mot de passe."),
  hebergeur: z.string().trim().max(200, "Ce nom est trop long.").default(""),
});

const ligne = z.string().trim().max(500, "Cette ligne est trop longue.").default("");

export const reglagesForm = z.object({
  hebergeur: ligne,
  adresse: ligne,
  telephone: ligne,
  publication: ligne,
  contact: ligne,
});
