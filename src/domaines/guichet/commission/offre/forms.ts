import { z } from "zod";

/** La réponse d'une famille, telle que la page la propose. */
export const REPONSE = z.object({
  reponse: z.enum(["accepter", "refuser", "rester"], "Dites si la famille accepte ou refuse"),
  version: z.coerce.number().int().max(2_000_000_000).default(0),
});
