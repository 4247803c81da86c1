import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Competence, Exercice, Mode, Titulaire } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_exercice: {
      espace: string;
      id: string;
      commune: string;
      competence: Competence;
      debut: Jour;
      mode: Mode;
      titulaire_genre: Titulaire["genre"] | null;
      titulaire_code: string | null;
      titulaire_nom: string | null;
      acte: string;
    };
  }
}

type Ligne = Selectable<Tables["sppe_exercice"]>;

function versExercice({ espace: _e, titulaire_genre: genre, titulaire_code: code, titulaire_nom: nom, ...dit }: Ligne) {
  const titulaire: Titulaire | null = genre && nom ? { genre, code, nom } : null;
  return { ...dit, titulaire } satisfies Exercice;
}

const versLigne = (espace: string, { titulaire, ...dit }: Exercice) => ({
  ...dit,
  espace,
  titulaire_genre: titulaire?.genre ?? null,
  titulaire_code: titulaire?.code ?? null,
  titulaire_nom: titulaire?.nom ?? null,
});

/** Tout ce que les communes de l'espace ont fait des quatre compétences ; `commune` n'en garde qu'une. */
export async function listExercices(db: Db, { espace }: Perimetre, commune?: string): Promise<Exercice[]> {
  const lignes = db.selectFrom("sppe_exercice").selectAll().where("espace", "=", espace);
  const voulues = commune === undefined ? lignes : lignes.where("commune", "=", commune);
  const lues = await voulues.orderBy("commune").orderBy("debut", "desc").orderBy("competence").execute();
  return lues.map(versExercice);
}

/**
 * Écrit des actes : celui d'un jour, pour une commune et une compétence, remplace celui du même jour s'il est de ceux que l'on a lus, et en
 * prend la place sous un autre nom ; un autre écrit entre-temps ne s'efface pas (409).
 */
export async function saveExercices(
  db: Db,
  { espace }: Perimetre,
  exercices: readonly Exercice[],
  lus: readonly Pick<Exercice, "id">[] = [],
): Promise<void> {
  if (exercices.length === 0) return;
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("sppe_exercice")
    .values(exercices.map((un) => versLigne(espace, un)))
    .onConflict((conflit) =>
      conflit
        .columns(["espace", "commune", "competence", "debut"])
        .doUpdateSet((eb) => ({
          id: eb.ref("excluded.id"),
          mode: eb.ref("excluded.mode"),
          titulaire_genre: eb.ref("excluded.titulaire_genre"),
          titulaire_code: eb.ref("excluded.titulaire_code"),
          titulaire_nom: eb.ref("excluded.titulaire_nom"),
          acte: eb.ref("excluded.acte"),
        }))
        .where(
          "sppe_exercice.id",
          "in",
          lus.map(({ id }) => id),
        ),
    )
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numInsertedOrUpdatedRows === BigInt(exercices.length) ? 1n : 0n });
  const parCommune = Map.groupBy(exercices, ({ commune }) => commune);
  for (const [commune, siens] of parCommune)
    noter(db, { action: "écriture", objet: "sppe.competence", objetId: commune, apres: siens });
}

/** Ôte un acte écrit par erreur : le précédent vaut à nouveau. Ôté déjà, ce qui était demandé est fait ; d'une autre commune, il n'existe pas. */
export async function deleteExercice(
  db: Db,
  { espace }: Perimetre,
  { commune, id }: { commune: string; id: string },
): Promise<void> {
  const avant = await db
    .deleteFrom("sppe_exercice")
    .where("espace", "=", espace)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (!avant) return;
  orNotFound(avant.commune === commune || undefined);
  noter(db, { action: "retrait", objet: "sppe.competence", objetId: commune, avant: versExercice(avant) });
}
