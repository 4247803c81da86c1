import { z } from "zod";

export const formCreation = z
  .looseObject({
    id: z.uuid().optional().catch(undefined), // decided when the form is served: sent twice, it makes one convention
    espace: z.string("Choisissez un espace.").min(1, "Choisissez un espace."),
    nomEspace: z.string().trim().max(120, "Ce nom dépasse 120 caractères.").default(""),
  })
  .refine(({ espace, nomEspace }) => espace !== "nouveau" || nomEspace !== "", {
    path: ["nomEspace"],
    message: "Donnez un nom au nouvel espace.",
  });
