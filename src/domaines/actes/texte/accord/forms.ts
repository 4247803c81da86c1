import { z } from "zod";

const version = z.coerce.number().int().min(0).max(2_000_000_000);

/** De qui l'on prend la présidence et le secrétariat, et ce que l'on avait lu des deux. */
export const accordForm = z.object({
  instance: z.string().max(64),
  comme: z.enum(["texte", "instance"], { error: "Dites lequel des deux a raison." }),
  version,
  lue: version,
});
