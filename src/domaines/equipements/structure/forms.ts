import { z } from "zod";
import { TYPES_EQUIPEMENT } from "../model.ts";
import { texte } from "../volet/champs/forms.ts";

export const NOUVELLE = z.object({
  nom: z.string().trim().min(1, "Donnez un nom.").max(150, "Un nom tient en 150 signes."),
  type: z.enum(TYPES_EQUIPEMENT, "Choisissez ce que c’est."),
  adresse: texte(200),
  commune: texte(100),
});

export const PHRASE_CONNUE = "Ce lieu est déjà dans l’espace : cherchez-le dans la liste.";
export const PHRASE_COMMUNE = "On ne reconnaît pas cette commune : précisez son département, comme « Colombier (42) ».";
