import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refus, refus } from "#commun/refus.ts";
import { type Limites, readerEntry, runReader } from "#platform/files/enfant.ts";
import { communeActuelle } from "../commune/actions.ts";
import type { Constat, Topologie } from "../model.ts";
import { lireContours, preparer, type RefusContour } from "./rules.ts";

/** Un département entier se lit et se tisse en moins de deux secondes. */
const LIMITES_CONTOUR: Limites = { delai: 15_000, memoire: 700 * 1024 * 1024 };

export type Contours = { topologie: Topologie; constat: Constat };

/** Ce qu'un texte dessine, les communes réunies depuis rejointes. Dans le processus qui lit. */
export function lireContoursIci(texte: string): Contours | Refus<RefusContour> {
  const features = lireContours(texte);
  if (features instanceof Refus) return features;
  const lu = preparer(features, communeActuelle);
  return lu.constat.communes === 0 ? refus("aucune-commune") : lu;
}

const ARRETS: Readonly<Record<string, RefusContour>> = {
  "trop-long": "trop-long",
  "trop-de-memoire": "trop-de-memoire",
};

/** Lit un fichier déposé dans un processus à part, borné en temps et en mémoire : ce qu'il contient n'arrête personne d'autre. */
export async function lireFichierContours(octets: Uint8Array): Promise<Contours | Refus<RefusContour>> {
  const dossier = await mkdtemp(join(tmpdir(), "maillage-contours-"));
  try {
    const fichier = join(dossier, "fichier");
    await writeFile(fichier, octets, { mode: 0o600 });
    const sortie = await runReader(readerEntry("contours", "src/contours.ts"), [fichier], LIMITES_CONTOUR);
    if (sortie instanceof Refus) return refus(ARRETS[sortie.code] ?? "illisible");
    const lu = JSON.parse(sortie) as Contours | { refus: RefusContour };
    return "refus" in lu ? refus(lu.refus) : lu;
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Ce que fait le processus qui lit : un fichier de contours. */
export async function lireContoursEtDire([fichier = ""]: readonly string[]): Promise<string> {
  const lu = lireContoursIci(await readFile(fichier, "utf8"));
  return JSON.stringify(lu instanceof Refus ? { refus: lu.code } : lu);
}
