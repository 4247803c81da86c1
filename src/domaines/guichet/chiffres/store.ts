import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";
import type { ChiffresPublies, Publication } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_chiffres: {
      espace: string;
      id: string;
      annee: number;
      au: Jour;
      contenu: Json<ChiffresPublies>;
      publie_par: string;
    };
  }
}

type Ici = Pick<Perimetre, "espace">;

/** Ce qui fut publié, le plus récent d'abord. */
export async function listPublications(db: Db, { espace }: Ici): Promise<Publication[]> {
  const lignes = await db
    .selectFrom("guichet_chiffres")
    .select(["id", "annee", "au", "contenu", "publie_par as publiePar"])
    .where("espace", "=", espace)
    .orderBy("au", "desc")
    .orderBy("annee", "desc")
    .execute();
  return lignes;
}

/** Garde ce qui se publie ce jour-là. */
export async function insertPublication(db: Db, { espace }: Ici, publication: Publication): Promise<void> {
  const { id, annee, au, contenu, publiePar } = publication;
  await db
    .insertInto("guichet_chiffres")
    .values({ espace, id, annee, au, contenu: JSON.stringify(contenu), publie_par: publiePar })
    .execute();
  noter(db, { action: "publication", objet: "guichet.chiffres", objetId: id, apres: contenu });
}
