import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Bilan, EtatBilan, GenreBilan } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_bilan: {
      espace: string;
      id: string;
      convention: string;
      genre: GenreBilan;
      titre: string;
      debut: Jour;
      fin: Jour;
      etat: EtatBilan;
      instance: string | null;
      adopte_le: Jour | null;
      version: number;
    };
  }
}

const COLONNES = [
  "id",
  "convention",
  "genre",
  "titre",
  "debut",
  "fin",
  "etat",
  "instance",
  "adopte_le as adopteLe",
  "version",
] as const;

const selectBilans = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("evaluation_bilan")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les bilans des conventions du périmètre, le plus récent d'abord. */
export const listBilans = (db: Db, perimetre: Perimetre): Promise<Bilan[]> =>
  selectBilans(db, perimetre).orderBy("fin", "desc").orderBy("debut").orderBy("id").execute();

export const getBilan = (db: Db, perimetre: Perimetre, id: string): Promise<Bilan> =>
  selectBilans(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

/** Le même, retenu jusqu'à la fin de la transaction : on n'écrit pas dans ce qu'un autre est en train d'adopter. */
export const lockBilan = (db: Db, perimetre: Perimetre, id: string): Promise<Bilan> =>
  selectBilans(db, perimetre).where("id", "=", id).forUpdate().executeTakeFirst().then(orNotFound);

const ligne = ({ adopteLe, ...bilan }: Bilan) => ({ ...bilan, adopte_le: adopteLe });

/** Ajoute un bilan ; faux, sans rien écrire, si ce même envoi l'a déjà ajouté. */
export async function insertBilan(db: Db, { espace }: Perimetre, bilan: Bilan): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("evaluation_bilan")
    .values({ ...ligne(bilan), espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  const { id, convention } = bilan;
  noter(db, { action: "creation", objet: "evaluation.bilan", objetId: id, convention, apres: bilan });
  return true;
}

/** Écrit le bilan si personne ne l'a changé depuis la version lue (409). */
export async function updateBilan(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action = "modification" }: { avant: Bilan; apres: Bilan; action?: string },
): Promise<void> {
  const { id, convention, ...valeurs } = ligne(apres);
  await db
    .updateTable("evaluation_bilan")
    .set({ ...valeurs, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action, objet: "evaluation.bilan", objetId: id, convention, avant, apres });
}

/** De quoi nommer ces bilans, et les ouvrir ; ce que le périmètre ne montre pas n'est pas rendu. */
export async function listCitationsBilans(db: Db, { espace, conventions }: Perimetre, ids: readonly string[]) {
  const bilans = await db
    .selectFrom("evaluation_bilan")
    .select(["id", "convention", "titre"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return bilans.map(({ id, convention, titre }) => ({ id, titre, href: `/conventions/${convention}/bilans/${id}` }));
}
