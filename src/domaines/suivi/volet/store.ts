import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Volet } from "../etat/model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_volet: {
      espace: string;
      fiche: string;
      volet: string;
      convention: string;
      collectivite: string | null;
      referent: string | null;
      ordre: number;
    };
  }
}

/** Les volets que l'on a nommés, fiche par fiche ; une fiche sans volet se répond d'un seul tenant. */
export const listVolets = (db: Db, { espace, conventions }: Perimetre, fiche?: string): Promise<Volet[]> => {
  const tous = db
    .selectFrom("suivi_volet")
    .select(["fiche", "volet", "collectivite", "referent"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);
  return (fiche === undefined ? tous : tous.where("fiche", "=", fiche)).orderBy("fiche").orderBy("ordre").execute();
};

/** Dit qui répond d'une fiche : remplace ses volets. */
export async function saveVolets(
  db: Db,
  perimetre: Perimetre,
  { convention, fiche }: { convention: string; fiche: string },
  volets: readonly Omit<Volet, "fiche">[],
): Promise<void> {
  const { espace } = perimetre;
  const avant = await listVolets(db, perimetre, fiche);
  await db.deleteFrom("suivi_volet").where("espace", "=", espace).where("fiche", "=", fiche).execute();
  if (volets.length > 0)
    await db
      .insertInto("suivi_volet")
      .values(volets.map((volet, ordre) => ({ ...volet, espace, convention, fiche, ordre })))
      .execute();
  noter(db, { action: "volets", objet: "suivi.fiche", objetId: fiche, convention, avant, apres: volets });
}
