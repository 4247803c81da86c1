import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";
import type { Profil } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_hypothese: { espace: string; depuis: Profil["depuis"]; profil: Json<Omit<Profil, "depuis">> };
  }
}

const OBJET = "observatoire.hypothese";

/** Les hypothèses de trajet que l'espace a écrites, jour par jour, les plus récentes d'abord. */
export async function listHypotheses(db: Db, { espace }: Perimetre): Promise<Profil[]> {
  const lignes = await db
    .selectFrom("observatoire_hypothese")
    .select(["depuis", "profil"])
    .where("espace", "=", espace)
    .orderBy("depuis", "desc")
    .execute();
  return lignes.map(({ depuis, profil }) => ({ ...profil, depuis }));
}

/** Écrit les hypothèses d'un jour ; celles du même jour sont remplacées. */
export async function saveHypothese(db: Db, { espace }: Perimetre, { depuis, ...profil }: Profil): Promise<void> {
  await db
    .insertInto("observatoire_hypothese")
    .values({ espace, depuis, profil: JSON.stringify(profil) })
    .onConflict((conflit) => conflit.columns(["espace", "depuis"]).doUpdateSet({ profil: JSON.stringify(profil) }))
    .execute();
  noter(db, { action: "écriture", objet: OBJET, objetId: depuis, apres: profil });
}

export async function deleteHypothese(db: Db, { espace }: Perimetre, depuis: Profil["depuis"]): Promise<void> {
  await db.deleteFrom("observatoire_hypothese").where("espace", "=", espace).where("depuis", "=", depuis).execute();
  noter(db, { action: "suppression", objet: OBJET, objetId: depuis });
}
