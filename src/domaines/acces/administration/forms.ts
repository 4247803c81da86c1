import { z } from "zod";
import { courriel, nom } from "../forms.ts";
import { PREMIERS_ROLES } from "./rules.ts";

const nomEspace = z
  .string({ error: "Donnez le nom de l’espace." })
  .trim()
  .min(1, "Donnez le nom de l’espace : souvent celui de l’EPCI.")
  .max(200, "Ce nom est trop long.");

export const espaceForm = z.object({
  id: z.uuid().optional().catch(undefined), // decided when the form is served: sent twice, it opens one espace
  nom: nomEspace,
  teinte: z.coerce.number("Choisissez une couleur.").int().min(0).max(359),
});

export type SaisieEspace = z.output<typeof espaceForm>;

const ligne = z.string().trim().max(500, "Cette ligne est trop longue.").default("");
export const responsableForm = z.object({ responsable: ligne, delegue: ligne });

export const compteForm = z.object({
  id: z.uuid().optional().catch(undefined),
  nom,
  courriel,
  role: z.enum([...PREMIERS_ROLES, "administrateur"], "Choisissez ce que cette personne fera."),
  espace: z.string().default(""),
});
export type SaisieCompte = z.output<typeof compteForm>;
