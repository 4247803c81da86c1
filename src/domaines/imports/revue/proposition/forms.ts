import { z } from "zod";
import { BLOCS, NOMS_LIGNE } from "../model.ts";

const champs = z.array(z.enum(NOMS_LIGNE));
const apport = z.enum(["nouveau", "different"]);

/** Ce qu'un import en revue propose, devant ce qui est écrit : seul ce qui changerait quelque chose y est. */
export const PROPOSITION = z
  .strictObject({
    neChangeRien: z.boolean().describe("La convention dit déjà tout ce que dit ce fichier."),
    reste: z
      .strictObject({ fiches: z.int(), lignes: z.int(), priorites: z.int() })
      .describe("Ce qui attend une décision, sur le site, avant que l’import puisse s’écrire."),
    blocs: z.array(
      z.strictObject({
        bloc: z.enum(BLOCS),
        element: z.int().nullable().describe("Son rang dans la liste du fichier, à partir de 1."),
        champ: z.string().nullable().describe("La mention qui change, d’un élément déjà écrit."),
        etat: apport,
      }),
    ),
    noeuds: z.array(z.strictObject({ id: z.string(), libelle: z.string(), etat: apport })),
    fiches: z.array(
      z.strictObject({
        rang: z.int().describe("Son rang dans le fichier, à partir de 1."),
        reference: z.string().nullable(),
        titre: z.string(),
        decision: z.enum(["inchangee", "aDecider", "accepte", "laisse", "joint"]),
        fiche: z.string().nullable().describe("La fiche du plan qu’elle modifierait ; null si elle est nouvelle."),
        ajoute: champs,
        remplace: champs,
        doutes: z.int().describe("Les points que la lecture laisse à vérifier."),
      }),
    ),
  })
  .meta({ id: "Proposition" });

export type Proposition = z.infer<typeof PROPOSITION>;
