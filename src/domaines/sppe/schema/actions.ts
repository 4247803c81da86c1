import type { Perimetre } from "#commun/perimetre.ts";
import { type Convention, getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Envoye, Schema } from "./model.ts";
import { tientDansConvention } from "./rules.ts";

/** Ce que l'évaluation prête : ce qui est parti au comité départemental. */
export type LireEnvoyes = (db: Db, perimetre: Perimetre) => Promise<Envoye[]>;

/** Une convention de l'espace, telle qu'un schéma la nomme. */
export type ConventionNommee = Pick<Convention, "id" | "debut" | "fin"> & { nom: string };

/** Les conventions de l'espace, dont l'une peut tenir lieu de schéma. */
export async function listConventionsNommees(db: Db, perimetre: Perimetre): Promise<ConventionNommee[]> {
  const nommees: ConventionNommee[] = [];
  for (const convention of perimetre.conventions) {
    const { id, titre, debut, fin } = await getConvention(db, perimetre, convention);
    nommees.push({ id, debut, fin, nom: titre ?? "Convention sans titre" });
  }
  return nommees;
}

/** La convention choisie pour tenir lieu de schéma ; `deborde` : elle ne vaut pas tous les jours du schéma. */
export function choisirConvention(
  conventions: readonly ConventionNommee[],
  voulue: string,
  schema: Pick<Schema, "debut" | "fin">,
): { convention: string | null; deborde: boolean } {
  const choisie = conventions.find(({ id }) => id === voulue);
  return { convention: choisie?.id ?? null, deborde: choisie ? !tientDansConvention(schema, choisie) : false };
}
