import { createHash } from "node:crypto";
import type { ColumnType } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Seance } from "../seance/model.ts";
import type { ContenuReleve, Releve } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_releve: {
      espace: string;
      seance: string;
      contenu: ColumnType<ContenuReleve, string, never>;
      empreinte: string;
      approuve_le: string;
      approuve_par: string;
    };
  }
}

/** Le relevé approuvé d'une réunion que le périmètre a lue. */
export const findReleve = (db: Db, { espace }: Perimetre, { id }: Pick<Seance, "id">): Promise<Releve | undefined> =>
  db
    .selectFrom("gouvernance_releve")
    .select(["contenu", "empreinte", "approuve_le as approuveLe", "approuve_par as approuvePar"])
    .where("espace", "=", espace)
    .where("seance", "=", id)
    .executeTakeFirst();

/** Fige le relevé tel qu'il est approuvé ; son empreinte dit qu'il n'a pas changé depuis. */
export async function insertReleve(
  db: Db,
  { espace, compte }: Perimetre,
  { id }: Pick<Seance, "id">,
  { contenu, le }: { contenu: ContenuReleve; le: string },
): Promise<void> {
  const texte = JSON.stringify(contenu);
  const empreinte = createHash("sha256").update(texte).digest("hex");
  await db
    .insertInto("gouvernance_releve")
    .values({ espace, seance: id, contenu: texte, empreinte, approuve_le: le, approuve_par: compte })
    .execute();
  noter(db, { action: "approbation", objet: "gouvernance.seance", objetId: id, apres: { empreinte } });
}
