import { createHash } from "node:crypto";
import type { Exercice } from "../model.ts";
import { effacesDits } from "./rules.ts";

/** Ce que coche qui confirme : l'empreinte des actes que sa page lui a montrés. */
export const confirmationDe = (effaces: readonly Exercice[]): string =>
  createHash("sha256").update(effacesDits(effaces)).digest("hex").slice(0, 32);
