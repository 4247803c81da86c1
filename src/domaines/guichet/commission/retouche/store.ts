import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";
import type { GenreRetouche, Geste, Retouche } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_commission_retouche: {
      espace: string;
      commission: string;
      rang: number;
      genre: GenreRetouche;
      dossier: string | null;
      contenu: Json<Geste>;
      motif: string;
      par: string;
      le: string;
      differences: Json<Retouche["differences"]>;
      reclamations: number;
    };
  }
}

/** Les gestes d'une commission, dans leur ordre. */
export const listRetouches = (db: Db, { espace }: Perimetre, commission: string): Promise<Retouche[]> =>
  db
    .selectFrom("guichet_commission_retouche")
    .select(["rang", "contenu as geste", "motif", "par", "le", "differences", "reclamations"])
    .where("espace", "=", espace)
    .where("commission", "=", commission)
    .orderBy("rang")
    .execute();

/** Garde un geste à la suite des autres ; la version de la commission, écrite avec lui, fait qu'un seul passe à la fois. */
export async function insertRetouche(
  db: Db,
  { espace }: Perimetre,
  commission: string,
  retouche: Retouche,
): Promise<void> {
  const { geste, differences, ...dit } = retouche;
  await db
    .insertInto("guichet_commission_retouche")
    .values({
      ...dit,
      espace,
      commission,
      genre: geste.genre,
      dossier: "dossier" in geste ? geste.dossier : null,
      contenu: JSON.stringify(geste),
      differences: JSON.stringify(differences),
    })
    .execute();
  const apres = { rang: dit.rang, geste, motif: dit.motif };
  noter(db, { action: "retouche", objet: "guichet.commission", objetId: commission, apres });
}
