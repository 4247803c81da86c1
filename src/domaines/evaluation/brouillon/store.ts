import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import type { Saisie } from "../section/model.ts";
import type { Brouillon, CodeBrouillon } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_brouillon: {
      espace: string;
      compte: string;
      bilan: string;
      section: CodeBrouillon;
      version: number;
      saisie: Json<Saisie>;
      le: string;
    };
  }
}

/** Les brouillons de cette personne dans un bilan ; nul ne lit ceux d'un autre. */
export const listBrouillons = (db: Db, { espace, compte }: Perimetre, bilan: string): Promise<Brouillon[]> =>
  db
    .selectFrom("evaluation_brouillon")
    .select(["section", "version", "saisie", "le"])
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("bilan", "=", bilan)
    .orderBy("section")
    .execute();

export async function saveBrouillon(
  db: Db,
  { espace, compte }: Perimetre,
  bilan: string,
  { section, version, saisie, le }: Brouillon,
): Promise<void> {
  const valeurs = { version, saisie: JSON.stringify(saisie), le };
  await db
    .insertInto("evaluation_brouillon")
    .values({ espace, compte, bilan, section, ...valeurs })
    .onConflict((conflit) => conflit.columns(["espace", "compte", "bilan", "section"]).doUpdateSet(valeurs))
    .execute();
}

export async function deleteBrouillon(
  db: Db,
  { espace, compte }: Perimetre,
  { bilan, section }: { bilan: string; section: CodeBrouillon },
): Promise<void> {
  await db
    .deleteFrom("evaluation_brouillon")
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("bilan", "=", bilan)
    .where("section", "=", section)
    .execute();
}
