import { enLettres, type Jour } from "#commun/jour.ts";
import type { Mois } from "./model.ts";

/** « octobre 2026 ». */
export const nomDuMois = (mois: Mois): string => enLettres(`${mois}-01` as Jour).replace(/^1er /, "");
