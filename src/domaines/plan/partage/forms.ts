import { z } from "zod";
import { lines } from "#platform/forms.ts";

/** Les conventions choisies, et celles que l'on avait lues. */
export const PARTAGE = z.object({ convention: lines, lues: z.string().max(5000).default("") });
