import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Affectation, Financement, GenreAffectation, Mission, Poste } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_poste: {
      espace: string;
      id: string;
      convention: string;
      intitule: string;
      employeur: string;
      thematiques: string;
      territoire: string;
      etp_centiemes: number;
      missions: Json<Mission[]>;
      financements: Json<Financement[]>;
      debut: Jour;
      fin: Jour | null;
      version: number;
    };
    gouvernance_affectation: Affectation & { espace: string; genre: GenreAffectation };
  }
}

function versPoste(ligne: Selectable<Tables["gouvernance_poste"]>): Poste {
  const { espace: _e, etp_centiemes: etpCentiemes, ...reste } = ligne;
  return { ...reste, etpCentiemes };
}

const versLigne = ({ etpCentiemes, missions, financements, ...reste }: Poste, espace: string) => ({
  ...reste,
  espace,
  etp_centiemes: etpCentiemes,
  missions: JSON.stringify(missions),
  financements: JSON.stringify(financements),
});

const selectPostes = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_poste")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les postes de coordination, ceux qui durent encore d'abord. */
export const listPostes = (db: Db, perimetre: Perimetre): Promise<Poste[]> =>
  selectPostes(db, perimetre)
    .orderBy("fin", (ordre) => ordre.desc().nullsFirst())
    .orderBy("debut")
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versPoste));

export const getPoste = (db: Db, perimetre: Perimetre, id: string): Promise<Poste> =>
  selectPostes(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versPoste);

/** Un poste dont on change la tenue ou la vie : retenu jusqu'à la fin de la transaction. */
export const lockPoste = (db: Db, perimetre: Perimetre, id: string): Promise<Poste> =>
  selectPostes(db, perimetre).where("id", "=", id).forUpdate().executeTakeFirst().then(orNotFound).then(versPoste);

const trace = (action: string, { id, convention }: Pick<Poste, "id" | "convention">) => ({
  action,
  objet: "gouvernance.poste",
  objetId: id,
  convention,
});

/** Crée le poste ; le même formulaire envoyé deux fois n'en crée qu'un. */
export async function insertPoste(db: Db, { espace }: Perimetre, poste: Poste): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_poste")
    .values(versLigne(poste, espace))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("creation", poste), apres: poste });
}

/** Écrit le poste si personne ne l'a changé depuis sa lecture (409). */
export async function updatePoste(db: Db, { espace }: Perimetre, avant: Poste, apres: Poste): Promise<void> {
  await db
    .updateTable("gouvernance_poste")
    .set({ ...versLigne(apres, espace), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant), avant, apres });
}

/** Qui a tenu ces postes, dans l'ordre du temps. */
export const listAffectations = async (
  db: Db,
  { espace }: Perimetre,
  postes: readonly Pick<Poste, "id">[],
): Promise<Affectation[]> =>
  (
    await db
      .selectFrom("gouvernance_affectation")
      .selectAll()
      .where("espace", "=", espace)
      .where(
        "poste",
        "in",
        postes.map(({ id }) => id),
      )
      .orderBy("debut")
      .orderBy("id")
      .execute()
  ).map(({ espace: _e, ...affectation }) => affectation);

/** Dit qui tient le poste ; le même formulaire envoyé deux fois ne le dit qu'une. */
export async function insertAffectation(
  db: Db,
  { espace }: Perimetre,
  poste: Poste,
  affectation: Affectation,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_affectation")
    .values({ ...affectation, espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("affectation", poste), apres: affectation });
}

/** Change une affectation, sa fin et ce qu'elle laisse, si personne ne l'a fait depuis sa lecture (409). */
export async function updateAffectation(
  db: Db,
  { espace }: Perimetre,
  poste: Poste,
  { avant, apres }: { avant: Affectation; apres: Affectation },
): Promise<void> {
  await db
    .updateTable("gouvernance_affectation")
    .set({ ...apres, espace, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("poste", "=", poste.id)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("affectation", poste), avant, apres });
}
