import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Mois, PartDuMois, Parts, Poste } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_part: {
      espace: string;
      poste: string;
      mois: Mois;
      compte: string;
      parts: Json<Parts>;
      texte: string;
      envoye_le: string | null;
      version: number;
    };
  }
}

/** Les mois d'un poste que cette personne peut lire : les siens, et ce que les autres ont envoyé. */
export const listMois = async (
  db: Db,
  { espace, compte }: Perimetre,
  { id }: Pick<Poste, "id">,
): Promise<PartDuMois[]> =>
  (
    await db
      .selectFrom("gouvernance_part")
      .select(["poste", "mois", "compte", "parts", "texte", "envoye_le as envoyeLe", "version"])
      .where("espace", "=", espace)
      .where("poste", "=", id)
      .where((eb) => eb.or([eb("compte", "=", compte), eb("envoye_le", "is not", null)]))
      .orderBy("mois", "desc")
      .orderBy("compte")
      .execute()
  ).map((part) => part);

/** Garde le mois de cette personne ; écrit ailleurs entre-temps, 409. Le journal ne sait rien d'un mois tant qu'il n'est pas envoyé. */
export async function saveMois(db: Db, { espace, compte }: Perimetre, poste: Poste, part: PartDuMois): Promise<void> {
  const { mois, texte, envoyeLe, version } = part;
  const dit = { parts: JSON.stringify(part.parts), texte, envoye_le: envoyeLe, version: version + 1 };
  if (version === 0)
    await db
      .insertInto("gouvernance_part")
      .values({ ...dit, espace, poste: poste.id, mois, compte })
      .onConflict((conflit) => conflit.doNothing())
      .executeTakeFirstOrThrow()
      .then(({ numInsertedOrUpdatedRows: ecrites = 0n }) => orConflict({ numUpdatedRows: ecrites }));
  else
    await db
      .updateTable("gouvernance_part")
      .set(dit)
      .where("espace", "=", espace)
      .where("poste", "=", poste.id)
      .where("mois", "=", mois)
      .where("compte", "=", compte)
      .where("version", "=", version)
      .where("envoye_le", "is", null)
      .executeTakeFirstOrThrow()
      .then(orConflict);
  if (envoyeLe === null) return;
  const trace = { action: "envoi", objet: "gouvernance.poste", objetId: poste.id, convention: poste.convention };
  noter(db, { ...trace, apres: { mois, parts: part.parts, texte } });
}
