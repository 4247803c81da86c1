import { z } from "zod";

export const formCreation = z
  .looseObject({
    espace: z.string("Choisissez un espace.").min(1, "Choisissez un espace."),
    nomEspace: z.string().trim().max(120, "Ce nom dépasse 120 caractères.").default(""),
  })
  .refine(({ espace, nomEspace }) => espace !== "nouveau" || nomEspace !== "", {
    path: ["nomEspace"],
    message: "Donnez un nom au nouvel espace.",
  });
