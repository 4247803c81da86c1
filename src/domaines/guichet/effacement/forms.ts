import { z } from "zod";

export const reponseForm = z.object({ reponse: z.enum(["faite", "refusee"], "Choisissez une réponse.") });

export const PHRASE_PLACE =
  "Une place est proposée ou donnée à cette famille : elle y renonce d’abord, ou l’enfant quitte la structure. Son attribution doit pouvoir être prouvée jusque-là.";
