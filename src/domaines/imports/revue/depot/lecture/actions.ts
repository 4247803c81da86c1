import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Refus, refus } from "#commun/refus.ts";
import { TYPES } from "#platform/files/lire.ts";
import { echangeVide } from "../../../echange/rules.ts";
import { lireFichier, lireNumerise } from "../../../lecture/actions.ts";
import { debutsDePages } from "../../../numerise/rules.ts";
import { proposer } from "../../../tableur/entete/rules.ts";
import { TITRES } from "../../../tableur/lecture/actions.ts";
import { sansIndicible } from "../../rules.ts";
import type { Lecture, RefusDepot } from "../model.ts";

type Lu = Exclude<Awaited<ReturnType<typeof lireFichier>>, Refus<string>>;

const extensionDe = (nom: string) => /\.([a-z0-9]{1,5})$/i.exec(nom)?.[1]?.toLowerCase() ?? "";
const typeDe = (nom: string) => TYPES[extensionDe(nom) as keyof typeof TYPES] ?? "application/octet-stream";

const empreinteDe = (octets: Uint8Array) => createHash("sha256").update(octets).digest("hex");

/**
 * Lit un fichier déposé dans un processus à part ; le chemin que dit le navigateur n'est jamais celui que l'on ouvre. Le nom à
 * montrer dit aussi le format, sauf si `format` le dit.
 */
export async function lireDepose(nom: string, octets: Uint8Array, format = nom): Promise<Lecture | Refus<RefusDepot>> {
  const fichier = nom.replace(/^.*[\\/]/, "").slice(0, 200) || "fichier";
  if (octets.length === 0) return refus("vide");
  const dossier = await mkdtemp(join(tmpdir(), "maillage-import-"));
  try {
    const chemin = join(dossier, "fichier");
    await writeFile(chemin, octets, { mode: 0o600 });
    const lu = await lireFichier(chemin, format === nom ? fichier : format);
    if (!(lu instanceof Refus)) return versLecture(fichier, empreinteDe(octets), sansIndicible(lu));
    return lu.code === "numerise" ? aReconnaitre(fichier, octets) : lu;
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Lit un échange déposé, quel que soit son nom. */
export async function lireEchangeDepose(nom: string, octets: Uint8Array): Promise<Lecture | Refus<RefusDepot>> {
  const lu = await lireDepose(nom, octets, "echange.json");
  return lu instanceof Refus ? lu : { ...lu, type: TYPES.json };
}

/** Un document fait d'images : il entre tel quel, sa lecture viendra ensuite, page à page. */
const aReconnaitre = (fichier: string, octets: Uint8Array): Lecture => ({
  fichier,
  type: TYPES.pdf,
  sha256: empreinteDe(octets),
  genre: "document",
  lignes: [],
  echange: echangeVide(null),
  depot: null,
  identites: null,
  pages: null,
  numerise: octets,
});

/** Lit un fichier de la machine, pour la commande ; un document fait d'images y est reconnu aussitôt, en disant chaque page. */
export async function lireChemin(
  chemin: string,
  progres: (ligne: string) => void,
): Promise<Lecture | Refus<RefusDepot>> {
  const premier = await lireFichier(chemin);
  const numerise = premier instanceof Refus && premier.code === "numerise";
  const lu = numerise ? await lireNumerise(chemin, basename(chemin), { progres }) : premier;
  if (lu instanceof Refus) return lu;
  return versLecture(basename(chemin), empreinteDe(await readFile(chemin)), sansIndicible(lu));
}

/** Ce qui a été lu, prêt à être gardé : la convention comprise et ses lignes, ou les feuilles d'un tableur. */
export function versLecture(
  fichier: string,
  sha256: string,
  { brut, echange, feuilles }: Lu,
): Lecture | Refus<RefusDepot> {
  const commun = { fichier, sha256, type: typeDe(fichier), identites: null, pages: null };
  if (!feuilles) {
    const lignes = brut?.lignes.map(({ texte }) => texte) ?? [];
    return {
      ...commun,
      genre: brut ? "document" : "echange",
      lignes,
      echange,
      depot: null,
      pages: brut && debutsDePages(brut),
    };
  }
  const depot = proposer(feuilles, TITRES);
  return depot ? { ...commun, genre: "tableur", lignes: [], echange, depot } : refus("tableau-introuvable");
}
