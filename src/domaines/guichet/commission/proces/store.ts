import type { ColumnType } from "kysely";
import { canonique } from "#commun/canonique.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import { sha256 } from "../requete/actions.ts";
import type { ContenuProces, Proces } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_commission_proces: {
      espace: string;
      commission: string;
      contenu: ColumnType<ContenuProces, string, never>;
      empreinte: string;
      arrete_le: string;
      arrete_par: string;
    };
  }
}

export const findProces = (db: Db, { espace }: Perimetre, commission: string): Promise<Proces | undefined> =>
  db
    .selectFrom("guichet_commission_proces")
    .select(["contenu", "empreinte", "arrete_le as arreteLe", "arrete_par as arretePar"])
    .where("espace", "=", espace)
    .where("commission", "=", commission)
    .executeTakeFirst();

/** Arrête le procès-verbal ; son empreinte dit qu'il n'a pas changé depuis. */
export async function insertProces(
  db: Db,
  { espace, compte }: Perimetre,
  commission: string,
  { contenu, le }: { contenu: ContenuProces; le: string },
): Promise<void> {
  const empreinte = sha256(canonique(contenu));
  await db
    .insertInto("guichet_commission_proces")
    .values({
      espace,
      commission,
      empreinte,
      contenu: JSON.stringify(contenu),
      arrete_le: le,
      arrete_par: compte,
    })
    .execute();
  noter(db, { action: "procès-verbal", objet: "guichet.commission", objetId: commission, apres: { empreinte } });
}
