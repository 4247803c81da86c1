import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listSoutiens } from "../store.ts";
import { listStructures } from "../structure/store.ts";
import { listTousAppuis } from "../volet/store.ts";
import { type CadreAnnexe, type LigneAnnexe, lignesAnnexe, type Registre } from "./rules.ts";

/** Le registre de l'espace, chaque structure avec les collectivités que l'on dit la soutenir. */
export async function listRegistre(db: Db, perimetre: Perimetre): Promise<Registre> {
  const appuis = await listTousAppuis(db, perimetre);
  return (await listStructures(db, perimetre)).map((structure) => ({
    structure,
    collectivites: appuis.get(structure.id) ?? [],
  }));
}

/** Les équipements d'une convention tels que son annexe les dit : sa liste, complétée du registre. */
export const listAnnexe = async (
  db: Db,
  perimetre: Perimetre,
  convention: string,
  cadre: CadreAnnexe,
): Promise<LigneAnnexe[]> =>
  lignesAnnexe(await listSoutiens(db, perimetre, convention), await listRegistre(db, perimetre), cadre);
