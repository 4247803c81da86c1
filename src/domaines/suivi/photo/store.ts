import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";
import type { Campagne } from "../campagne/model.ts";
import type { Instantane } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_instantane: {
      espace: string;
      campagne: string;
      instant: string;
      contenu: Json<Instantane>;
      empreinte: string;
    };
  }
}

export const empreinteDe = (contenu: Instantane): string =>
  createHash("sha256").update(JSON.stringify(contenu)).digest("hex");

/** Fige ce qu'une campagne a appris ; son empreinte entre au journal de l'espace. */
export async function insertInstantane(
  db: Db,
  { espace }: Perimetre,
  { id, convention }: Campagne,
  contenu: Instantane,
): Promise<void> {
  const empreinte = empreinteDe(contenu);
  const { instant } = contenu;
  await db
    .insertInto("suivi_instantane")
    .values({ espace, campagne: id, instant, contenu: JSON.stringify(contenu), empreinte })
    .execute();
  noter(db, { action: "instantane", objet: "suivi.campagne", objetId: id, convention, apres: { empreinte } });
}

/** Ce qu'une campagne close a figé ; la campagne elle-même a déjà été lue dans le périmètre. */
export const findInstantane = (db: Db, { espace }: Perimetre, { id }: Campagne) =>
  db
    .selectFrom("suivi_instantane")
    .select(["contenu", "empreinte", "instant"])
    .where("espace", "=", espace)
    .where("campagne", "=", id)
    .executeTakeFirst()
    .then((fige) => fige && { ...fige, intact: empreinteDe(fige.contenu) === fige.empreinte });
