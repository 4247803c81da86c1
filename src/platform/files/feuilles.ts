import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refus, refus } from "#commun/refus.ts";
import type { Feuille } from "#platform/tableur.ts";
import { readerEntry, runReader } from "./enfant.ts";
import type { CodeRefus } from "./model.ts";

/** The sheets of a spreadsheet that someone sent, read in a process of its own; the name it bears says its format, never its path. */
export async function readSheets(nom: string, octets: Uint8Array): Promise<Feuille[] | Refus<CodeRefus>> {
  if (!/\.(xlsx|ods|csv)$/i.test(nom)) return refus("format-inconnu");
  const dossier = await mkdtemp(join(tmpdir(), "maillage-classeur-"));
  try {
    const chemin = join(dossier, "fichier");
    await writeFile(chemin, octets, { mode: 0o600 });
    const sortie = await runReader(readerEntry("lecteur", "src/lecteur.ts"), [chemin, nom.replace(/^.*[\\/]/, "")]);
    if (sortie instanceof Refus) return sortie;
    const lu = JSON.parse(sortie) as { feuilles?: Feuille[] } | { refus: CodeRefus };
    if ("refus" in lu) return refus(lu.refus);
    return lu.feuilles ?? refus("format-inconnu");
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}
