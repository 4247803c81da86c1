import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Convention } from "../model.ts";
import type { VieConvention } from "./model.ts";

/** Écrit où en est la vie d'une convention, si personne n'y a touché depuis sa lecture, et le note. */
export async function updateVie(
  db: Db,
  { espace, conventions }: Perimetre,
  avant: Convention,
  { etat, signeeLe, avenantOuvert }: VieConvention,
): Promise<void> {
  await db
    .updateTable("convention_convention")
    .set({ etat, signee_le: signeeLe, avenant_ouvert: avenantOuvert, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("id", "in", [...conventions])
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, {
    action: "passage",
    objet: "convention",
    objetId: avant.id,
    convention: avant.id,
    avant: { etat: avant.etat, avenantOuvert: avant.avenantOuvert },
    apres: { etat, signeeLe, avenantOuvert },
  });
}

/** Combien de parties une convention compte. */
export const countParties = (db: Db, { espace }: Perimetre, convention: string): Promise<number> =>
  db
    .selectFrom("convention_partie")
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .executeTakeFirstOrThrow()
    .then(({ nombre }) => nombre);
