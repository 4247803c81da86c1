import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Constat, Lot, Topologie } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    territoire_contour: {
      espace: string;
      id: string;
      nom: string;
      source: string;
      millesime: number;
      importe_le: string;
      constat: Json<Constat>;
      topologie: string;
    };
  }
}

const CHAMPS = ["espace", "id", "nom", "source", "millesime", "importe_le as importeLe", "constat"] as const;

/** Les fichiers de contours de l'espace, le dernier donné d'abord. */
export const listLots = (db: Db, { espace }: Perimetre): Promise<Lot[]> =>
  db
    .selectFrom("territoire_contour")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .orderBy("importe_le", "desc")
    .orderBy("id", "desc")
    .execute();

/** Un fichier de contours de l'espace ; ceux des autres n'existent pas. */
export const getLot = (db: Db, { espace }: Perimetre, id: string): Promise<Lot> =>
  db
    .selectFrom("territoire_contour")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

/** Ce que dessinent les fichiers de l'espace, dans le même ordre. */
export async function listTopologies(db: Db, { espace }: Perimetre): Promise<Topologie[]> {
  const lignes = await db
    .selectFrom("territoire_contour")
    .select("topologie")
    .where("espace", "=", espace)
    .orderBy("importe_le", "desc")
    .orderBy("id", "desc")
    .execute();
  return lignes.map(({ topologie }) => JSON.parse(topologie) as Topologie);
}

export async function insertLot(db: Db, lot: Lot, topologie: Topologie): Promise<void> {
  const { importeLe, constat, ...dit } = lot;
  await db
    .insertInto("territoire_contour")
    .values({ ...dit, importe_le: importeLe, constat: JSON.stringify(constat), topologie: JSON.stringify(topologie) })
    .execute();
  noter(db, { action: "création", objet: "contours", objetId: lot.id, apres: { ...dit, communes: constat.communes } });
}

export async function deleteLot(db: Db, { espace, id, ...lot }: Lot): Promise<void> {
  await db.deleteFrom("territoire_contour").where("espace", "=", espace).where("id", "=", id).execute();
  noter(db, { action: "suppression", objet: "contours", objetId: id, avant: { nom: lot.nom, source: lot.source } });
}
