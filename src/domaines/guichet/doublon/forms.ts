import { z } from "zod";
import { CHAMPS_FUSION, type Choix, ORIGINES } from "./fusion/model.ts";

const version = z.coerce.number().int().min(1).max(2_000_000_000);

const choix = z
  .object(Object.fromEntries(CHAMPS_FUSION.map((champ) => [champ, z.enum(ORIGINES).default("gardee")])))
  .transform((dit) => dit as Choix);

const FUSION = z.object({
  gardee: z.string("Dites quelle demande reste").min(1, "Dites quelle demande reste"),
  versionUn: version,
  versionAutre: version,
});

/** Ce que l'agent a choisi : la demande qui reste, bloc par bloc la valeur, et les versions qu'il a lues. */
export const LIRE_FUSION = z.intersection(FUSION, choix).transform((dit) => ({
  gardee: dit.gardee,
  versionUn: dit.versionUn,
  versionAutre: dit.versionAutre,
  choix: Object.fromEntries(CHAMPS_FUSION.map((champ) => [champ, dit[champ]])) as Choix,
}));

export const ECART = z.object({ motif: z.string().trim().max(300, "Ce motif tient en 300 signes").default("") });
export const RETOUR = z.object({ version });
