import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Item } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_preuve: {
      espace: string;
      convention: string;
      autorite: string;
      item: Item;
      texte: string;
      version: number;
    };
  }
}

type Cle = { convention: string; autorite: string };

/** Ce que l'on a dit de l'endroit où la convention porte chaque exigence, pour une autorité. */
export const listPreuves = (
  db: Db,
  { espace, conventions }: Perimetre,
  { convention, autorite }: Cle,
): Promise<{ item: Item; texte: string }[]> =>
  db
    .selectFrom("sppe_preuve")
    .select(["item", "texte"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .where("autorite", "=", autorite)
    .execute();

/** Remplace ce qui est dit d'une exigence ; un texte vide l'ôte. */
export async function savePreuve(
  db: Db,
  { espace }: Perimetre,
  { convention, autorite, item, texte }: Cle & { item: Item; texte: string },
): Promise<void> {
  await db
    .deleteFrom("sppe_preuve")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("autorite", "=", autorite)
    .where("item", "=", item)
    .execute();
  if (texte)
    await db.insertInto("sppe_preuve").values({ espace, convention, autorite, item, texte, version: 1 }).execute();
  noter(db, { action: "preuve", objet: "sppe.preuve", objetId: `${autorite} ${item}`, convention, apres: { texte } });
}
