import type { Insertable, Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import type { ContenuLettre, Lettre } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_lettre: Pick<Lettre, "id" | "dossier" | "numero" | "commission" | "offre" | "voie"> & {
      espace: string;
      contenu: Json<ContenuLettre>;
      ecrite_le: string;
      postee_le: string | null;
    };
  }
}

type Ligne = Tables["guichet_lettre"];
type Ici = Pick<Perimetre, "espace">;

const versLettre = (row: Selectable<Ligne>): Lettre => {
  const { espace: _e, ecrite_le: ecriteLe, postee_le: posteeLe, ...dit } = row;
  return { ...dit, ecriteLe, posteeLe };
};

const versLigne = ({ ecriteLe, posteeLe, contenu, ...dit }: Lettre): Omit<Insertable<Ligne>, "espace"> => ({
  ...dit,
  contenu: JSON.stringify(contenu),
  ecrite_le: ecriteLe,
  postee_le: posteeLe,
});

const selectLettres = (db: Db, { espace }: Ici) =>
  db.selectFrom("guichet_lettre").selectAll().where("espace", "=", espace);

/** Les lettres d'une commission, par numéro. */
export const listLettres = async (db: Db, perimetre: Ici, commission: string): Promise<Lettre[]> =>
  (
    await selectLettres(db, perimetre)
      .where("commission", "=", commission)
      .orderBy("numero")
      .orderBy("ecrite_le")
      .orderBy("id")
      .execute()
  ).map(versLettre);

/** Les lettres parties à une famille pour ce dossier, la plus récente d'abord. */
export const listLettresDuDossier = async (db: Db, perimetre: Ici, dossier: string): Promise<Lettre[]> =>
  (
    await selectLettres(db, perimetre)
      .where("dossier", "=", dossier)
      .where("postee_le", "is not", null)
      .orderBy("postee_le", "desc")
      .orderBy("id")
      .execute()
  ).map(versLettre);

export const getLettre = (db: Db, perimetre: Ici, id: string): Promise<Lettre> =>
  selectLettres(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versLettre);

const PAQUET = 2000;

export async function insertLettres(db: Db, { espace }: Ici, lettres: readonly Lettre[]): Promise<void> {
  for (let debut = 0; debut < lettres.length; debut += PAQUET)
    await db
      .insertInto("guichet_lettre")
      .values(lettres.slice(debut, debut + PAQUET).map((lettre) => ({ ...versLigne(lettre), espace })))
      .execute();
}

/** Note comment ces lettres sont parties ; une lettre déjà partie le reste. */
export async function updatePostees(
  db: Db,
  { espace }: Ici,
  ids: readonly string[],
  { voie, le }: { voie: "courriel" | "papier"; le: string },
): Promise<void> {
  await db
    .updateTable("guichet_lettre")
    .set({ voie, postee_le: le })
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .where("postee_le", "is", null)
    .execute();
}

/** Récrit ce que dit une lettre qui n'est pas partie ; une lettre partie reste ce qu'elle était. */
export async function updateContenu(db: Db, { espace }: Ici, { id, contenu }: Pick<Lettre, "id" | "contenu">) {
  await db
    .updateTable("guichet_lettre")
    .set({ contenu: JSON.stringify(contenu) })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("postee_le", "is", null)
    .execute();
}

/** Les lettres qui portent ces offres. */
export async function listLettresDesOffres(db: Db, perimetre: Ici, offres: readonly string[]): Promise<Lettre[]> {
  if (offres.length === 0) return [];
  return (
    await selectLettres(db, perimetre)
      .where("offre", "in", [...offres])
      .execute()
  ).map(versLettre);
}
