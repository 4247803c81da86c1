import { type ColumnType, type Selectable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Partie } from "../model.ts";
import type { PartieEcrite, Signataire } from "./model.ts";
import { representantsDe } from "./rules.ts";

type Ici = { espace: string; convention: string };
type Table = Omit<Signataire, "civilite"> &
  Ici & {
    civilite: ColumnType<Signataire["civilite"], string | null, string | null>;
  };
type TablePartie = Ici &
  Omit<Partie, "nomCourt" | "representants"> & { id: string; rang: number; nom_court: string | null };

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_partie: TablePartie;
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
export async function writeSignataires(db: Db, ici: Ici, signataires: readonly Signataire[]): Promise<void> {
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

/** Les parties d'une convention, dans leur ordre, et ceux qui signent pour elles. */
export async function listParties(
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<{ parties: PartieEcrite[]; signataires: Signataire[] }> {
  const signataires = await listSignataires(db, perimetre, convention);
  const rows = await db
    .selectFrom("convention_partie")
    .select(["id", "genre", "nom", "nom_court as nomCourt", "code"])
    .where("espace", "=", perimetre.espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...perimetre.conventions])
    .orderBy("rang")
    .execute();
  const parties = rows.map((row) => ({ ...row, representants: representantsDe(signataires, row.id) }));
  return { parties, signataires };
}

/** Le nom des parties de ces conventions, chacune dans son ordre. */
export async function listNomsParties(db: Db, { espace }: Perimetre, conventions: readonly string[]) {
  const rows = await db
    .selectFrom("convention_partie")
    .select(["convention", "nom"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .orderBy("rang")
    .execute();
  const noms = new Map<string, string[]>();
  for (const { convention, nom } of rows) noms.set(convention, [...(noms.get(convention) ?? []), nom]);
  return noms;
}

/** Ces parties, dans cet ordre, et aucune autre ; celles qui restent gardent leur ligne et ce qui s'y accroche. */
export async function writeParties(db: Db, ici: Ici, parties: readonly PartieEcrite[]): Promise<void> {
  const gardees = parties.map(({ id }) => id);
  await sql`delete from convention_partie where espace = ${ici.espace} and convention = ${ici.convention} and id <> all(${gardees})`.execute(
    db,
  );
  const rows = parties.map(({ id, genre, nom, nomCourt, code }, rang) => ({
    ...ici,
    id,
    rang,
    genre,
    nom,
    nom_court: nomCourt,
    code,
  }));
  if (rows.length === 0) return;
  await db
    .insertInto("convention_partie")
    .values(rows)
    .onConflict((deja) =>
      deja.columns(["espace", "id"]).doUpdateSet((eb) => ({
        rang: eb.ref("excluded.rang"),
        genre: eb.ref("excluded.genre"),
        nom: eb.ref("excluded.nom"),
        nom_court: eb.ref("excluded.nom_court"),
        code: eb.ref("excluded.code"),
      })),
    )
    .execute();
}
