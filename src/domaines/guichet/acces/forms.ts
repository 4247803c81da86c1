import { z } from "zod";
import { NATURES_DROIT } from "../effacement/model.ts";

export const droitForm = z.object({ nature: z.enum(NATURES_DROIT) });
