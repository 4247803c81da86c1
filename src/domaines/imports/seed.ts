import { createHash } from "node:crypto";
import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { TYPES } from "#platform/files/lire.ts";
import { FICHIER, LIGNES, LU } from "./demonstration/lexique.ts";
import { echangeVide } from "./echange/rules.ts";
import { deposer } from "./revue/depot/actions.ts";

/** La convention dont la chargée de coopération relit un fichier. */
const CONVENTION = "ctg-trois-rivieres";

/** Un fichier déposé la veille et resté en revue : rien n'en est écrit dans le plan. */
export async function seedImports(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  if (!perimetre.conventions.includes(CONVENTION)) return;
  const sha256 = createHash("sha256").update(LIGNES.join("\n")).digest("hex");
  const source = { fichier: FICHIER, sha256, type: TYPES.docx };
  const lecture = {
    ...source,
    genre: "document" as const,
    lignes: [...LIGNES],
    echange: { ...echangeVide(source), ...LU },
    depot: null,
    identites: null,
    pages: null,
  };
  const instant = `${plusJours(aujourdhui, -1)}T16:20:00.000Z`;
  const deposant = { perimetre, convention: CONVENTION, auteur: "Nadège Aubrac", instant };
  await deposer(db, deposant, lecture, { encore: false });
}
