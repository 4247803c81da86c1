import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Frequence } from "../periode/model.ts";
import type { Grille } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_grille: { espace: string; id: string; convention: string; libelle: string; frequence: Frequence };
    suivi_grille_ligne: { espace: string; grille: string; indicateur: string; convention: string; ordre: number };
  }
}

const lignes = sql<string[]>`coalesce((select json_agg(l.indicateur order by l.ordre) from suivi_grille_ligne l
    where l.espace = suivi_grille.espace and l.grille = suivi_grille.id), '[]')`;

const toutes = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_grille")
    .select(["id", "convention", "libelle", "frequence", lignes.as("indicateurs")])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les grilles des conventions du périmètre, par ordre de nom. */
export const listGrilles = (db: Db, perimetre: Perimetre): Promise<Grille[]> =>
  toutes(db, perimetre).orderBy("libelle").orderBy("id").execute();

export const getGrille = (db: Db, perimetre: Perimetre, id: string): Promise<Grille> =>
  toutes(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

async function saveLignes(db: Db, espace: string, { id, convention, indicateurs }: Grille): Promise<void> {
  await db.deleteFrom("suivi_grille_ligne").where("espace", "=", espace).where("grille", "=", id).execute();
  const rangees = indicateurs.map((indicateur, ordre) => ({ espace, grille: id, indicateur, convention, ordre }));
  if (rangees.length > 0) await db.insertInto("suivi_grille_ligne").values(rangees).execute();
}

const trace = (action: string, { id, convention }: Grille) => ({
  action,
  objet: "suivi.grille",
  objetId: id,
  convention,
});

export async function insertGrille(db: Db, { espace }: Perimetre, grille: Grille): Promise<void> {
  const { indicateurs: _i, ...ligne } = grille;
  await db
    .insertInto("suivi_grille")
    .values({ ...ligne, espace })
    .execute();
  await saveLignes(db, espace, grille);
  noter(db, { ...trace("creation", grille), apres: grille });
}

export async function updateGrille(db: Db, { espace }: Perimetre, avant: Grille, apres: Grille): Promise<void> {
  const { libelle, frequence } = apres;
  await db
    .updateTable("suivi_grille")
    .set({ libelle, frequence })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .execute();
  await saveLignes(db, espace, apres);
  noter(db, { ...trace("modification", avant), avant, apres });
}

/** Retire la grille ; les indicateurs et leurs valeurs restent. */
export async function deleteGrille(db: Db, { espace }: Perimetre, grille: Grille): Promise<void> {
  await db.deleteFrom("suivi_grille_ligne").where("espace", "=", espace).where("grille", "=", grille.id).execute();
  await db.deleteFrom("suivi_grille").where("espace", "=", espace).where("id", "=", grille.id).execute();
  noter(db, { ...trace("retrait", grille), avant: grille });
}
