import { openSync, readSync, closeSync, fstatSync } from "node:fs";
import { basename, extname } from "node:path";
import { Refus, refus } from "#commun/refus.ts";
import { getTerritoires, trouverCommune, nomEntier, trouverEpci } from "#domaines/territoire/index.ts";
import { formatOf, type PageReconnue, readDocument, recognisedDocument } from "#platform/files/lire.ts";
import { type CodeRefus, TAILLE_MAX } from "#platform/files/model.ts";
import { decodeText } from "#platform/files/texte.ts";
import { LIMITES, type Limites, readerEntry, runReader, type Suivi } from "#platform/files/enfant.ts";
import { parseEchange, type RefusEchange } from "../echange/forms.ts";
import { echangeVide } from "../echange/rules.ts";
import { estTableur, lireClasseur } from "../tableur/classeur/actions.ts";
import { interpreter } from "../interpretation/rules.ts";
import type { Reperes } from "../parties/model.ts";
import type { Lecture } from "./model.ts";

const CODES_ECHANGE: Record<RefusEchange, CodeRefus> = {
  "json-illisible": "json-illisible",
  "format-inconnu": "echange-inconnu",
  "format-invalide": "echange-invalide",
};

/** Les repères du territoire, tirés de l'index des communes. */
export const reperesDe = (index: ReturnType<typeof getTerritoires>): Reperes => ({
  commune: (nom, contexte) => trouverCommune(index, nom, contexte)?.commune.code ?? null,
  epci: (nom, contexte) => trouverEpci(index, nom, contexte)?.epci.siren ?? null,
  membres: (siren) => index.epci.get(siren)?.membres ?? [],
  nom: (code) => {
    const epci = index.epci.get(code);
    return epci ? nomEntier(epci) : (index.communes.get(code)?.nom ?? null);
  },
});

/** Lit un fichier déjà en mémoire : sa couche brute, puis la convention qu'il contient. */
export async function lireOctets(
  octets: Uint8Array,
  nom: string,
  reperes: () => Reperes,
): Promise<Lecture | Refus<CodeRefus>> {
  if (extname(nom).toLowerCase() === ".json") return lireJson(octets);
  const trouve = formatOf(octets, nom);
  if (!(trouve instanceof Refus) && estTableur(trouve.format)) {
    const feuilles = await lireClasseur(octets, trouve.format, trouve.archive);
    return feuilles instanceof Refus ? feuilles : { brut: null, echange: echangeVide(null), feuilles };
  }
  const brut = await readDocument(octets, nom);
  return brut instanceof Refus ? brut : { brut, echange: interpreter(brut, reperes()) };
}

function lireJson(octets: Uint8Array): Lecture | Refus<CodeRefus> {
  if (octets.length === 0) return refus("vide");
  if (octets.length > TAILLE_MAX) return refus("trop-gros");
  const texte = decodeText(octets);
  if (texte instanceof Refus) return texte;
  const echange = parseEchange(texte);
  return echange instanceof Refus ? refus(CODES_ECHANGE[echange.code]) : { brut: null, echange };
}

/** Lit un fichier du disque sans dépasser la taille permise, dans ce processus. */
export async function lireIci(chemin: string, nom: string): Promise<Lecture | Refus<CodeRefus>> {
  const octets = charger(chemin);
  return octets instanceof Refus ? octets : lireOctets(octets, nom, () => reperesDe(getTerritoires()));
}

function charger(chemin: string): Uint8Array | Refus<CodeRefus> {
  try {
    const descripteur = openSync(chemin, "r");
    try {
      const { size, isFile } = { size: fstatSync(descripteur).size, isFile: fstatSync(descripteur).isFile() };
      if (!isFile) return refus("introuvable");
      if (size > TAILLE_MAX) return refus("trop-gros");
      const octets = new Uint8Array(size);
      return octets.subarray(0, readSync(descripteur, octets, 0, size, 0));
    } finally {
      closeSync(descripteur);
    }
  } catch {
    return refus("introuvable");
  }
}

/**
 * IMP-47 : un fichier se lit dans un processus à part, arrêté à cinq secondes ou 300 Mo : ce qu'il contient ne peut ni bloquer
 * ni faire tomber celui qui le demande.
 */
export async function lireFichier(
  chemin: string,
  nom: string = basename(chemin),
  limites: Limites = LIMITES,
): Promise<Lecture | Refus<CodeRefus>> {
  const sortie = await runReader(readerEntry("lecteur", "src/lecteur.ts"), [chemin, nom], limites);
  if (sortie instanceof Refus) return sortie;
  try {
    const lu = JSON.parse(sortie) as Lecture | { refus: CodeRefus };
    return "refus" in lu ? refus(lu.refus) : lu;
  } catch {
    return refus("illisible");
  }
}

const LIMITES_RECONNAISSANCE: Limites = { delai: 150 * 10_000, memoire: 300 * 1024 * 1024 };

/**
 * Lit un PDF numérisé par reconnaissance de caractères, page par page, dans un processus à part que `suivi` annonce et peut
 * arrêter ; tout ce qui en vient est à relire.
 */
export async function lireNumerise(
  chemin: string,
  nom: string = basename(chemin),
  suivi: Suivi = {},
): Promise<Lecture | Refus<CodeRefus>> {
  const sortie = await runReader(
    readerEntry("ocr", "src/platform/files/ocr.ts"),
    [chemin],
    LIMITES_RECONNAISSANCE,
    suivi,
  );
  const octets = charger(chemin);
  if (sortie instanceof Refus) return sortie;
  if (octets instanceof Refus) return octets;
  const lu = JSON.parse(sortie) as { pages: PageReconnue[] } | { refus: CodeRefus };
  if ("refus" in lu) return refus(lu.refus);
  const brut = recognisedDocument(octets, nom, lu.pages);
  return brut instanceof Refus ? brut : { brut, echange: interpreter(brut, reperesDe(getTerritoires())) };
}

/** L'image d'une page d'un PDF numérisé, en PNG : ce que la reconnaissance a eu sous les yeux. */
export async function lireImage(chemin: string, page: number): Promise<Uint8Array<ArrayBuffer> | Refus<CodeRefus>> {
  const sortie = await runReader(readerEntry("ocr", "src/platform/files/ocr.ts"), [chemin, String(page)]);
  if (sortie instanceof Refus) return sortie;
  const lu = JSON.parse(sortie) as { image: string } | { refus: CodeRefus };
  return "refus" in lu ? refus(lu.refus) : new Uint8Array(Buffer.from(lu.image, "base64"));
}
