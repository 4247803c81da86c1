import { type ColumnType, type Selectable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Signataire } from "./model.ts";

type Table = Omit<Signataire, "civilite"> & {
  espace: string;
  convention: string;
  civilite: ColumnType<Signataire["civilite"], string | null, string | null>;
};

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_signataire: Table;
  }
}

const toSignataire = ({ espace: _espace, convention: _convention, ...signataire }: Selectable<Table>): Signataire =>
  signataire;

/** Qui signe cette convention, dans l'ordre des signatures. */
export const listSignataires = (
  db: Db,
  { espace, conventions }: Perimetre,
  convention: string,
): Promise<Signataire[]> =>
  db
    .selectFrom("convention_signataire")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("ordre")
    .orderBy("id")
    .execute()
    .then((rows) => rows.map(toSignataire));

/** Remplace les signataires d'une convention ; leurs identifiants disent lesquels restent. */
export async function writeSignataires(
  db: Db,
  ici: { espace: string; convention: string },
  signataires: readonly Signataire[],
): Promise<void> {
  const gardes = signataires.map(({ id }) => id);
  await sql`delete from convention_signataire where espace = ${ici.espace} and convention = ${ici.convention} and id <> all(${gardes})`.execute(
    db,
  );
  if (signataires.length === 0) return;
  await db
    .insertInto("convention_signataire")
    .values(signataires.map((un) => ({ ...un, ...ici })))
    .onConflict((deja) =>
      deja.columns(["espace", "id"]).doUpdateSet((eb) => ({
        partie: eb.ref("excluded.partie"),
        rang: eb.ref("excluded.rang"),
        ordre: eb.ref("excluded.ordre"),
        civilite: eb.ref("excluded.civilite"),
        prenom: eb.ref("excluded.prenom"),
        nom: eb.ref("excluded.nom"),
        qualite: eb.ref("excluded.qualite"),
        deliberation: eb.ref("excluded.deliberation"),
      })),
    )
    .execute();
}
