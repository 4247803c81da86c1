import { inflateRawSync } from "node:zlib";
import { Refus, refus } from "#commun/refus.ts";
import { TAILLE_DECOMPRESSEE_MAX } from "./model.ts";

type Entree = { nom: string; methode: number; comprimee: number; chiffree: boolean; place: number };

export type RefusArchive = "tronque" | "chiffre" | "trop-gros-decompresse" | "archive-dangereuse";

/** A zip archive, read into memory: names, and each content inflated on demand within one budget for the whole archive. */
export type Archive = { noms: string[]; read: (nom: string) => Uint8Array | null | Refus<RefusArchive> };

/** What the archive may still inflate; an entry read again is counted once. */
type Budget = { reste: number; comptees: Set<string> };

const FIN_REPERTOIRE = 0x06054b50;
const ENTETE_CENTRAL = 0x02014b50;
const ENTETE_LOCAL = 0x04034b50;
const ENTREES_MAX = 20_000;

const outOfArchive = (nom: string) =>
  nom.startsWith("/") ||
  nom.startsWith("\\") ||
  /^[a-z]:/i.test(nom) ||
  nom.split(/[\\/]/).includes("..") ||
  nom.includes("\0");

/** Opens a zip: its central directory must be whole, no path may leave it nor come twice, nothing may be encrypted or inflate beyond 200 MB. */
export function openArchive(octets: Uint8Array): Archive | Refus<RefusArchive> {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const entrees = readDirectory(octets, vue);
  if (entrees instanceof Refus) return entrees;
  if (entrees.some(({ nom }) => outOfArchive(nom))) return refus("archive-dangereuse");
  if (entrees.some(({ chiffree }) => chiffree)) return refus("chiffre");
  const parNom = new Map(entrees.map((entree) => [entree.nom, entree]));
  if (parNom.size < entrees.length) return refus("tronque"); // two readers would not open the same content
  const budget: Budget = { reste: TAILLE_DECOMPRESSEE_MAX, comptees: new Set() };
  return { noms: [...parNom.keys()], read: (nom) => readEntry(octets, vue, parNom.get(nom), budget) };
}

/** Inflates every entry once, so that a library which opens the archive by itself meets no surprise. */
export function checkArchive(archive: Archive): Refus<RefusArchive> | null {
  for (const nom of archive.noms) {
    const lu = archive.read(nom);
    if (lu instanceof Refus) return lu;
  }
  return null;
}

function readDirectory(octets: Uint8Array, vue: DataView): Entree[] | Refus<RefusArchive> {
  const fin = findEnd(octets, vue);
  if (fin < 0) return refus("tronque");
  const nombre = vue.getUint16(fin + 10, true);
  if (nombre > ENTREES_MAX) return refus("trop-gros-decompresse");
  const entrees: Entree[] = [];
  let place = vue.getUint32(fin + 16, true);
  for (let rang = 0; rang < nombre; rang++) {
    if (place + 46 > octets.length || vue.getUint32(place, true) !== ENTETE_CENTRAL) return refus("tronque");
    const nom = vue.getUint16(place + 28, true);
    entrees.push({
      nom: new TextDecoder().decode(octets.subarray(place + 46, place + 46 + nom)),
      methode: vue.getUint16(place + 10, true),
      comprimee: vue.getUint32(place + 20, true),
      chiffree: (vue.getUint16(place + 8, true) & 1) === 1,
      place: vue.getUint32(place + 42, true),
    });
    place += 46 + nom + vue.getUint16(place + 30, true) + vue.getUint16(place + 32, true);
  }
  return entrees;
}

function findEnd(octets: Uint8Array, vue: DataView): number {
  for (let place = octets.length - 22; place >= Math.max(0, octets.length - 65_557); place--)
    if (vue.getUint32(place, true) === FIN_REPERTOIRE) return place;
  return -1;
}

function readEntry(
  octets: Uint8Array,
  vue: DataView,
  entree: Entree | undefined,
  budget: Budget,
): Uint8Array | null | Refus<RefusArchive> {
  if (!entree) return null;
  const contenu = contentOf(octets, vue, entree);
  const comptee = budget.comptees.has(entree.nom);
  if (contenu === null || (entree.methode !== 0 && entree.methode !== 8)) return refus("tronque");
  const lu = entree.methode === 0 ? contenu : inflate(contenu, comptee ? TAILLE_DECOMPRESSEE_MAX : budget.reste);
  if (lu instanceof Refus) return lu;
  if (!comptee) budget.reste -= lu.length;
  budget.comptees.add(entree.nom);
  return budget.reste < 0 ? refus("trop-gros-decompresse") : lu;
}

function contentOf(octets: Uint8Array, vue: DataView, { place, comprimee }: Entree): Uint8Array | null {
  if (place + 30 > octets.length || vue.getUint32(place, true) !== ENTETE_LOCAL) return null;
  const debut = place + 30 + vue.getUint16(place + 26, true) + vue.getUint16(place + 28, true);
  return debut + comprimee > octets.length ? null : octets.subarray(debut, debut + comprimee);
}

/** Inflates and counts at the same time: a bomb stops at the budget, not after. */
function inflate(contenu: Uint8Array, reste: number): Uint8Array | Refus<RefusArchive> {
  try {
    return inflateRawSync(contenu, { maxOutputLength: Math.max(1, reste) });
  } catch (error) {
    const tropGros = error instanceof RangeError || (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    return refus(tropGros ? "trop-gros-decompresse" : "tronque");
  }
}
