import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Portrait } from "../portrait/model.ts";
import type { Instantane } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_instantane: {
      espace: string;
      annee: number;
      territoire: string;
      nom: string;
      pris_le: Jour;
      contenu: Json<Portrait>;
    };
  }
}

const versInstantane = ({
  pris_le: prisLe,
  espace: _espace,
  ...dit
}: Selectable<Tables["observatoire_instantane"]>): Instantane => ({
  ...dit,
  prisLe,
});

/** Les années dont on a gardé les portraits, et de combien de territoires. */
export async function listAnnees(db: Db, { espace }: Perimetre): Promise<{ annee: number; nombre: number }[]> {
  const lignes = await db
    .selectFrom("observatoire_instantane")
    .select((eb) => ["annee", eb.fn.countAll<number>().as("nombre")])
    .where("espace", "=", espace)
    .groupBy("annee")
    .orderBy("annee", "desc")
    .execute();
  return lignes.map(({ annee, nombre }) => ({ annee, nombre: Number(nombre) }));
}

/** Les territoires d'une année, par leur nom. */
export const listTerritoires = (
  db: Db,
  { espace }: Perimetre,
  annee: number,
): Promise<{ territoire: string; nom: string }[]> =>
  db
    .selectFrom("observatoire_instantane")
    .select(["territoire", "nom"])
    .where("espace", "=", espace)
    .where("annee", "=", annee)
    .orderBy("nom")
    .execute();

export const getInstantane = (
  db: Db,
  { espace }: Perimetre,
  { annee, territoire }: Pick<Instantane, "annee" | "territoire">,
): Promise<Instantane> =>
  db
    .selectFrom("observatoire_instantane")
    .selectAll()
    .where("espace", "=", espace)
    .where("annee", "=", annee)
    .where("territoire", "=", territoire)
    .executeTakeFirst()
    .then(orNotFound)
    .then(versInstantane);

/** Garde des portraits ; un portrait déjà gardé cette année-là ne bouge pas. */
export async function insertInstantanes(db: Db, { espace }: Perimetre, pris: readonly Instantane[]): Promise<void> {
  const [premier] = pris;
  if (!premier) return;
  await db
    .insertInto("observatoire_instantane")
    .values(
      pris.map(({ prisLe, contenu, ...dit }) => ({
        ...dit,
        espace,
        pris_le: prisLe,
        contenu: JSON.stringify(contenu),
      })),
    )
    .onConflict((conflit) => conflit.doNothing())
    .execute();
  const { annee } = premier;
  noter(db, {
    action: "création",
    objet: "observatoire.instantane",
    objetId: String(annee),
    apres: { annee, portraits: pris.length },
  });
}
