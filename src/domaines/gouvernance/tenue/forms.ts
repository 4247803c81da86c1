import { z } from "zod";
import { libre, VERSION } from "../forms.ts";

export const TENUE = z.object({
  version: VERSION,
  preside: libre(200),
  secretaire: libre(200),
  notes: libre(20_000),
  autres: libre(2000),
});
