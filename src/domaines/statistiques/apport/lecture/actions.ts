import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refus, refus } from "#commun/refus.ts";
import { checkArchive } from "#platform/files/archive.ts";
import { readRecords } from "#platform/files/csv.ts";
import { type Limites, readerEntry, runReader } from "#platform/files/enfant.ts";
import { formatOf } from "#platform/files/lire.ts";
import type { CodeRefus } from "#platform/files/model.ts";
import { decodeText } from "#platform/files/texte.ts";
import { reduire } from "../grille/rules.ts";
import type { Feuille } from "../model.ts";

/** Un fichier national est gros : il a plus de temps et de mémoire qu'un document, toujours dans son propre processus. */
const LIMITES_APPORT: Limites = { delai: 15_000, memoire: 900 * 1024 * 1024 };

async function* feuillesDe(
  octets: Uint8Array,
  nom: string,
): AsyncGenerator<{ nom: string; rangees: Iterable<string[]> } | Refus<CodeRefus>> {
  const trouve = formatOf(octets, nom);
  if (trouve instanceof Refus) return yield trouve;
  const { format, archive } = trouve;
  if (format === "csv" || format === "txt") {
    const texte = decodeText(octets);
    return yield texte instanceof Refus ? texte : { nom: "Feuille", rangees: readRecords(texte) };
  }
  if (format !== "xlsx" && format !== "ods") return yield refus("format-inconnu");
  const fautive = archive && checkArchive(archive);
  if (fautive) return yield fautive;
  const { readTableur } = await import("#platform/tableur.ts"); // only a spreadsheet pays for opening its library
  const lues = await readTableur(octets, format);
  if (lues instanceof Refus) return yield lues;
  yield* lues.filter(({ masquee }) => !masquee);
}

/** Les feuilles d'un fichier, chacune réduite à ces codes si elle est grande. Dans le processus qui lit. */
export async function lireApportIci(
  octets: Uint8Array,
  nom: string,
  codes: ReadonlySet<string>,
): Promise<Feuille[] | Refus<CodeRefus>> {
  const feuilles: Feuille[] = [];
  for await (const une of feuillesDe(octets, nom)) {
    if (une instanceof Refus) return une;
    const reduite = reduire(une.nom, une.rangees, codes);
    if (!reduite) return refus("trop-gros");
    if (reduite.rangees.some((rangee) => rangee.some(Boolean))) feuilles.push(reduite);
  }
  return feuilles.length > 0 ? feuilles : refus("sans-texte");
}

/** Lit un fichier déposé dans un processus à part ; son nom dit son format, jamais où il est. */
export async function lireApport(
  nom: string,
  octets: Uint8Array,
  codes: ReadonlySet<string>,
): Promise<Feuille[] | Refus<CodeRefus>> {
  if (octets.length === 0) return refus("vide");
  const dossier = await mkdtemp(join(tmpdir(), "maillage-apport-"));
  try {
    const [fichier, liste] = [join(dossier, "fichier"), join(dossier, "codes")];
    await writeFile(fichier, octets, { mode: 0o600 });
    await writeFile(liste, [...codes].join("\n"), { mode: 0o600 });
    const args = [fichier, nom.replace(/^.*[\\/]/, "").slice(0, 200), liste];
    const sortie = await runReader(readerEntry("apport", "src/apport.ts"), args, LIMITES_APPORT);
    if (sortie instanceof Refus) return sortie;
    const lu = JSON.parse(sortie) as Feuille[] | { refus: CodeRefus };
    return "refus" in lu ? refus(lu.refus) : lu;
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Ce que fait le processus qui lit : un fichier, son nom, la liste des codes à garder. */
export async function lireEtDire([fichier = "", nom = "", liste = ""]: readonly string[]): Promise<string> {
  const codes = new Set((await readFile(liste, "utf8")).split("\n"));
  const lu = await lireApportIci(await readFile(fichier), nom, codes);
  return JSON.stringify(lu instanceof Refus ? { refus: lu.code } : lu);
}
