import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Producteur } from "../catalogue/model.ts";
import type { Seuil } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    statistiques_seuil: { espace: string; producteur: Producteur; debut: string; seuil: number; source: string };
  }
}

const OBJET = "statistiques.seuil";

/** Les seuils que l'espace a écrits, le plus récent d'abord. */
export async function listSeuils(db: Db, { espace }: Perimetre): Promise<Seuil[]> {
  const rows = await db
    .selectFrom("statistiques_seuil")
    .select(["producteur", "debut", "seuil", "source"])
    .where("espace", "=", espace)
    .orderBy("producteur")
    .orderBy("debut", "desc")
    .execute();
  return rows.map(({ debut, ...reste }) => ({ ...reste, debut: debut as Jour }));
}

/** Écrit le seuil d'un producteur ; celui du même jour est remplacé. */
export async function saveSeuil(db: Db, { espace }: Perimetre, { producteur, debut, ...dit }: Seuil): Promise<void> {
  await db
    .insertInto("statistiques_seuil")
    .values({ ...dit, espace, producteur, debut })
    .onConflict((conflit) => conflit.columns(["espace", "producteur", "debut"]).doUpdateSet(dit))
    .execute();
  noter(db, { action: "écriture", objet: OBJET, objetId: `${producteur} ${debut}`, apres: dit });
}

export async function deleteSeuil(
  db: Db,
  { espace }: Perimetre,
  { producteur, debut }: Pick<Seuil, "producteur" | "debut">,
): Promise<void> {
  await db
    .deleteFrom("statistiques_seuil")
    .where("espace", "=", espace)
    .where("producteur", "=", producteur)
    .where("debut", "=", debut)
    .execute();
  noter(db, { action: "suppression", objet: OBJET, objetId: `${producteur} ${debut}`, avant: { producteur, debut } });
}
