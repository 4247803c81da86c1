import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_brouillon: {
      espace: string;
      compte: string;
      fiche: string;
      section: string;
      version: number;
      saisie: Json<Record<string, string>>;
      le: string;
    };
  }
}

export type Brouillon = { section: string; version: number; saisie: Record<string, string>; le: string };

type Cle = { fiche: string; section: string };

/** Le brouillon de cette personne pour une section d'une fiche ; nul ne lit celui d'un autre. */
export const findBrouillon = (
  db: Db,
  { espace, compte }: Perimetre,
  { fiche, section }: Cle,
): Promise<Brouillon | undefined> =>
  db
    .selectFrom("plan_brouillon")
    .select(["section", "version", "saisie", "le"])
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("fiche", "=", fiche)
    .where("section", "=", section)
    .executeTakeFirst();

export const listBrouillons = (db: Db, { espace, compte }: Perimetre, fiche: string): Promise<Brouillon[]> =>
  db
    .selectFrom("plan_brouillon")
    .select(["section", "version", "saisie", "le"])
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("fiche", "=", fiche)
    .orderBy("section")
    .execute();

export async function saveBrouillon(
  db: Db,
  { espace, compte }: Perimetre,
  fiche: string,
  brouillon: Brouillon,
): Promise<void> {
  const { section, version, saisie, le } = brouillon;
  const valeurs = { version, saisie: JSON.stringify(saisie), le };
  await db
    .insertInto("plan_brouillon")
    .values({ espace, compte, fiche, section, ...valeurs })
    .onConflict((conflit) => conflit.columns(["espace", "compte", "fiche", "section"]).doUpdateSet(valeurs))
    .execute();
}

export async function deleteBrouillon(db: Db, { espace, compte }: Perimetre, { fiche, section }: Cle): Promise<void> {
  await db
    .deleteFrom("plan_brouillon")
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("fiche", "=", fiche)
    .where("section", "=", section)
    .execute();
}
