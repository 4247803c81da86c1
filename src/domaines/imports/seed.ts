import { createHash } from "node:crypto";
import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { TYPES } from "#platform/files/lire.ts";
import { DEJA_DIT, FICHIER, INTERROMPU, LIGNES, LU } from "./demonstration/lexique.ts";
import { echangeVide } from "./echange/rules.ts";
import type { Echange } from "./echange/model.ts";
import { deposer } from "./revue/depot/actions.ts";
import type { Lecture } from "./revue/depot/model.ts";

/** La convention dont la chargée de coopération relit un fichier. */
const CONVENTION = "ctg-trois-rivieres";

const sha256 = (texte: string) => createHash("sha256").update(texte).digest("hex");

/** Un document lu : ses lignes, et ce qui en a été compris. */
function lu(fichier: string, lignes: readonly string[], compris: Partial<Echange>): Lecture {
  const source = { fichier, sha256: sha256(lignes.join("\n")), type: TYPES.docx };
  return {
    ...source,
    genre: "document",
    lignes: [...lignes],
    echange: { ...echangeVide(source), ...compris },
    depot: null,
    identites: null,
    pages: null,
  };
}

/** Un tableur dont les colonnes restent à dire. */
function depose({ fichier, rangees, colonnes }: typeof INTERROMPU): Lecture {
  const source = { fichier, sha256: sha256(JSON.stringify(rangees)), type: TYPES.csv };
  const depot = { feuilles: [{ nom: "Feuille", masquee: false, rangees }], feuille: 0, entete: 0, colonnes };
  const rien = { lignes: [], identites: null, pages: null };
  return { ...source, ...rien, genre: "tableur", echange: echangeVide(source), depot };
}

/**
 * Trois fichiers déposés la veille, dont rien n'est écrit dans le plan : l'un en revue, l'un qui redit ce que le plan tient déjà, l'un
 * dont les colonnes restent à dire.
 */
export async function seedImports(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  if (!perimetre.conventions.includes(CONVENTION)) return;
  const lectures: [string, Lecture][] = [
    ["14:05", depose(INTERROMPU)],
    ["15:40", lu(DEJA_DIT.fichier, DEJA_DIT.lignes, { plan: DEJA_DIT.plan })],
    ["16:20", lu(FICHIER, LIGNES, LU)],
  ];
  for (const [heure, lecture] of lectures) {
    const instant = `${plusJours(aujourdhui, -1)}T${heure}:00.000Z`;
    await deposer(db, { perimetre, convention: CONVENTION, auteur: "Nadège Aubrac", instant }, lecture, {
      encore: false,
    });
  }
}
