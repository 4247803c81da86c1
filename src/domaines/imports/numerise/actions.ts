import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { type Base, inPerimeter } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { log } from "#platform/log.ts";
import { lireImage, lireNumerise } from "../lecture/actions.ts";
import { empreinteContenu } from "../revue/depot/actions.ts";
import { sansIndicible } from "../revue/rules.ts";
import { getImport, updateImport } from "../store.ts";
import { debutsDePages, lireProgres } from "./rules.ts";
import { findNumerise } from "./store.ts";

export type Progres = { page: number; pages: number | null };
type Tache = Progres & { arret: AbortController };

/** Les lectures en cours dans ce serveur ; une à la fois, les autres attendent leur tour. */
const taches = new Map<string, Tache>();
let file: Promise<void> = Promise.resolve();

/** Où en est la lecture d'un import ; rien si ce serveur ne la mène pas. */
export const progresDe = (id: string): Progres | null => taches.get(id) ?? null;

/** Arrête la lecture : ce qui a été lu est oublié, le document reste. */
export function arreter(id: string): void {
  taches.get(id)?.arret.abort();
  taches.delete(id);
}

type Ou = { base: Base; perimetre: Perimetre; maintenant: () => Date };

/** Lance la lecture d'un document fait d'images, hors de toute requête ; elle met sa fin en revue. */
export function lancer(ou: Ou, id: string): Promise<void> {
  if (taches.has(id)) return file;
  const tache: Tache = { page: 0, pages: null, arret: new AbortController() };
  taches.set(id, tache);
  file = file
    .then(() => lire(ou, id, tache))
    .catch((error: unknown) => log.error({ err: error, import: id }, "la lecture d’un document numérisé a échoué"))
    .finally(() => taches.get(id) === tache && taches.delete(id));
  return file;
}

async function avecFichier<T>(octets: Uint8Array, work: (chemin: string) => Promise<T>): Promise<T> {
  const dossier = await mkdtemp(join(tmpdir(), "maillage-images-"));
  try {
    const chemin = join(dossier, "fichier.pdf");
    await writeFile(chemin, octets, { mode: 0o600 });
    return await work(chemin);
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

const lireOctets = ({ base, perimetre }: Ou, id: string) =>
  inPerimeter(base, perimetre, async (db) => orNotFound((await findNumerise(db, perimetre, id)) ?? undefined));

async function lire(ou: Ou, id: string, tache: Tache): Promise<void> {
  const { base, perimetre, maintenant } = ou;
  if (tache.arret.signal.aborted) return;
  const octets = await lireOctets(ou, id);
  const { fichier } = await inPerimeter(base, perimetre, (db) => getImport(db, perimetre, id));
  const progres = (ligne: string) => void Object.assign(tache, lireProgres(ligne) ?? {});
  const lu = await avecFichier(octets, (chemin) =>
    lireNumerise(chemin, fichier, { progres, signal: tache.arret.signal }),
  );
  if (tache.arret.signal.aborted) return;
  await inPerimeter(
    base,
    perimetre,
    async (db) => {
      const importe = await getImport(db, perimetre, id);
      if (importe.etat !== "lecture") return;
      if (lu instanceof Refus || !lu.brut) return updateImport(db, perimetre, importe, { etat: "abandonne" });
      const { brut, echange } = sansIndicible({ brut: lu.brut, echange: lu.echange });
      const lignes = brut.lignes.map(({ texte }) => texte);
      const change = {
        echange,
        lignes,
        identites: null,
        pages: debutsDePages(brut),
        contenu: empreinteContenu(echange),
      };
      await updateImport(db, perimetre, importe, { etat: "brouillon", lu: change });
    },
    maintenant,
  );
}

/** L'image d'une page, telle que la reconnaissance l'a vue, en PNG. */
export async function imageDe(ou: Ou, id: string, page: number): Promise<Uint8Array<ArrayBuffer>> {
  const octets = await lireOctets(ou, id);
  const image = await avecFichier(octets, (chemin) => lireImage(chemin, page));
  return orNotFound(image instanceof Refus ? undefined : image);
}
