import { sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { LIBELLES_ROLE } from "#domaines/acces/model.ts";
import type { Consultation, Ouverture } from "./model.ts";
import { motifDe, paquetsDe } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_acces: Omit<Consultation, "demande"> & { espace: string; id: string; demande: string };
  }
}

const qualiteDe = ({ roles }: Perimetre): string => roles.map((role) => LIBELLES_ROLE[role]).join(", ") || "Sans rôle";

/**
 * Note que quelqu'un ouvre une demande : une ligne par personne, demande, motif et jour. À appeler de toute page qui montre le
 * dossier d'une famille à quelqu'un d'autre qu'elle ; dans la même transaction que la lecture, l'une n'existe pas sans l'autre.
 */
export const noterOuverture = (
  db: Db,
  perimetre: Perimetre,
  ouverture: Ouverture,
  quand: { le: Jour; instant: Date },
): Promise<void> => noterOuvertures(db, perimetre, [ouverture], quand);

/** Note une page ou un document qui nomme plusieurs familles : une ligne chacune. */
export async function noterOuvertures(
  db: Db,
  perimetre: Perimetre,
  ouvertures: readonly Ouverture[],
  { le, instant }: { le: Jour; instant: Date },
): Promise<void> {
  const { espace, compte, roles } = perimetre;
  const quand = instant.toISOString();
  const lignes = ouvertures.map(({ famille, demande, motif }) => ({
    espace,
    id: newId(),
    famille,
    demande: demande ?? "",
    compte,
    qualite: qualiteDe(perimetre),
    motif: motifDe(roles, motif),
    le,
    premiere: quand,
    derniere: quand,
    fois: 1,
  }));
  for (const paquet of paquetsDe(lignes))
    await db
      .insertInto("guichet_acces")
      .values(paquet)
      .onConflict((conflit) =>
        conflit.columns(["espace", "famille", "demande", "compte", "motif", "le"]).doUpdateSet({
          derniere: quand,
          fois: sql`guichet_acces.fois + 1`,
        }),
      )
      .execute();
}

/** Des ouvertures passées, en un lot : un jour entier chacune. */
export async function insertOuvertures(
  db: Db,
  { espace }: Perimetre,
  ouvertures: readonly (Omit<Consultation, "premiere" | "derniere" | "fois" | "demande"> & { id: string })[],
): Promise<void> {
  const rows = ouvertures.map((une) => {
    const instant = `${une.le}T09:00:00Z`;
    return { ...une, espace, demande: "", premiere: instant, derniere: instant, fois: 1 };
  });
  await db.insertInto("guichet_acces").values(rows).execute();
}

/** Qui a ouvert le dossier d'une famille, le plus récent d'abord. */
export async function listOuvertures(
  db: Db,
  { espace, famille }: { espace: string; famille: string },
): Promise<Consultation[]> {
  const lignes = await db
    .selectFrom("guichet_acces")
    .select(["famille", "demande", "compte", "qualite", "motif", "le", "premiere", "derniere", "fois"])
    .where("espace", "=", espace)
    .where("famille", "=", famille)
    .orderBy("derniere", "desc")
    .orderBy("id")
    .execute();
  return lignes.map((ligne) => ({ ...ligne, demande: ligne.demande || null }));
}

/** Oublie les ouvertures d'avant ce jour, et dit combien. */
export async function deleteOuverturesAvant(db: Db, espace: string, terme: Jour): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("guichet_acces")
    .where("espace", "=", espace)
    .where("le", "<", terme)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
