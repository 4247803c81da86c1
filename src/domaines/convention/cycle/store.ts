import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Convention } from "../model.ts";
import { dernierJour } from "../reconduction/rules.ts";
import { listResiliations } from "../resiliation/store.ts";
import { listConventions } from "../store.ts";
import type { ConventionSuivie } from "../echeance/model.ts";
import type { VieConvention } from "./model.ts";
import { estSignee } from "./rules.ts";

/** Les suites de ces conventions, où qu'elles se lisent : une convention est reconduite même pour qui ne lit pas la nouvelle. */
const listSuites = (db: Db, { espace }: Perimetre, precedentes: readonly string[]) =>
  db
    .selectFrom("convention_convention")
    .select(["id", "etat", "debut", "fin", "precedente"])
    .where("espace", "=", espace)
    .where("precedente", "in", [...precedentes])
    .orderBy("debut")
    .orderBy("id")
    .execute();

/** Les conventions que ce périmètre peut lire, avec ce qui décide de leur état du jour. */
export async function listSuivies(db: Db, perimetre: Perimetre): Promise<ConventionSuivie[]> {
  const conventions = await listConventions(db, perimetre);
  const ids = conventions.map(({ id }) => id);
  const resiliations = await listResiliations(db, perimetre, ids);
  const suites = await listSuites(db, perimetre, ids);
  return conventions.map((convention) => ({
    ...convention,
    effetLe: resiliations.get(convention.id)?.effetLe ?? null,
    suites: suites.filter(({ precedente }) => precedente === convention.id),
  }));
}

/** La même, pour une convention du périmètre (404 sinon). */
export const getSuivie = (db: Db, perimetre: Perimetre, id: string): Promise<ConventionSuivie> =>
  listSuivies(db, { ...perimetre, conventions: perimetre.conventions.filter((une) => une === id) }).then(([une]) =>
    orNotFound(une),
  );

/** Le dernier jour de chacune de ces conventions qui est signée. */
export async function listFins(db: Db, perimetre: Perimetre): Promise<ReadonlyMap<string, Jour>> {
  const signees = (await listSuivies(db, perimetre)).filter(estSignee);
  return new Map(
    signees.flatMap((une) => {
      const dernier = dernierJour(une);
      return dernier ? [[une.id, dernier]] : [];
    }),
  );
}

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
