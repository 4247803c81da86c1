import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Attache, deleteFichier, findFichier } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Qualite, Structure } from "../structure/model.ts";
import { clePreuve } from "./rules.ts";

/** Le nom court d'une preuve, dans une adresse. */
export const codePreuve = (qualite: Pick<Qualite, "genre" | "intitule">): string =>
  createHash("sha256").update(clePreuve(qualite)).digest("hex").slice(0, 16);

export const attacheDe = ({ id }: Pick<Structure, "id">, code: string): Attache => ({
  objet: "equipements.preuve",
  objetId: `${id}-${code}`,
});

/** Une preuve jointe : son code, et le nom du fichier s'il y en a un. */
export type Preuve = { code: string; fichier: string | null };

/** La preuve de chaque ligne de qualité, dans leur ordre. */
export async function listPreuves(db: Db, perimetre: Perimetre, structure: Structure): Promise<Preuve[]> {
  const preuves: Preuve[] = [];
  for (const qualite of structure.qualite) {
    const code = codePreuve(qualite);
    preuves.push({ code, fichier: (await findFichier(db, perimetre, attacheDe(structure, code)))?.nom ?? null });
  }
  return preuves;
}

/** Ôte les fichiers de ce que la structure ne dit plus. */
export async function oublierPreuves(db: Db, perimetre: Perimetre, avant: Structure, apres: Structure): Promise<void> {
  const gardees = new Set(apres.qualite.map(codePreuve));
  for (const code of new Set(avant.qualite.map(codePreuve)))
    if (!gardees.has(code)) await deleteFichier(db, perimetre, attacheDe(avant, code));
}
