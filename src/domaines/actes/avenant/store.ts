import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Avenant, EtatAvenant, Motif } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_avenant: {
      espace: string;
      id: string;
      convention: string;
      numero: number;
      depuis: number;
      objet: string;
      souhaits: Json<string[]>;
      motifs: Json<Motif[]>;
      etat: EtatAvenant;
      ouvert_le: Jour;
      clos_le: Jour | null;
      version: number;
    };
  }
}

const COLONNES = [
  ...(["id", "convention", "numero", "depuis", "objet", "souhaits", "motifs", "etat", "version"] as const),
  ...(["ouvert_le as ouvertLe", "clos_le as closLe"] as const),
];

const selectAvenants = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("actes_avenant")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les avenants d'une convention, le dernier d'abord. */
export const listAvenants = (db: Db, perimetre: Perimetre, convention: string): Promise<Avenant[]> =>
  selectAvenants(db, perimetre).where("convention", "=", convention).orderBy("numero", "desc").execute();

export const getAvenant = (db: Db, perimetre: Perimetre, id: string): Promise<Avenant> =>
  selectAvenants(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

/** Celui sous lequel la convention se modifie en ce moment. */
export const findAvenantOuvert = (db: Db, perimetre: Perimetre, convention: string): Promise<Avenant | undefined> =>
  selectAvenants(db, perimetre).where("convention", "=", convention).where("etat", "=", "ouvert").executeTakeFirst();

const ecrire = ({ souhaits, motifs, ouvertLe, closLe, ...avenant }: Avenant) => ({
  ...avenant,
  souhaits: JSON.stringify(souhaits),
  motifs: JSON.stringify(motifs),
  ouvert_le: ouvertLe,
  clos_le: closLe,
});

/** Ouvre un avenant ; faux, sans rien écrire, si la convention en a déjà un ouvert, ou si ce même envoi l'a déjà ouvert. */
export async function insertAvenant(db: Db, { espace }: Perimetre, avenant: Avenant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("actes_avenant")
    .values({ ...ecrire(avenant), espace })
    .onConflict((deja) => deja.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  const { id, convention, objet, souhaits, numero } = avenant;
  noter(db, {
    action: "ouverture",
    objet: "actes.avenant",
    objetId: id,
    convention,
    apres: { numero, objet, souhaits },
  });
  return true;
}

/** Écrit un avenant si personne ne l'a fait depuis la version lue (409). */
export async function updateAvenant(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action }: { avant: Avenant; apres: Avenant; action: string },
): Promise<void> {
  const { id: _id, convention: _convention, ...valeurs } = ecrire(apres);
  await db
    .updateTable("actes_avenant")
    .set({ ...valeurs, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const { id, convention } = avant;
  noter(db, { action, objet: "actes.avenant", objetId: id, convention, avant, apres });
}
