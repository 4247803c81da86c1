import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { EtatJalon, Jalon } from "./model.ts";
import type { JalonPropose } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_jalon: {
      espace: string;
      id: string;
      convention: string;
      fiche: string;
      ordre: number;
      libelle: string;
      terme: string | null;
      etat: EtatJalon;
      le: Jour | null;
      version: number;
    };
  }
}

const COLONNES = ["id", "convention", "fiche", "ordre", "libelle", "terme", "etat", "le", "version"] as const;

const select = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_jalon")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les étapes d'une fiche, ou de toutes celles du périmètre. */
export const listJalons = (db: Db, perimetre: Perimetre, fiche?: string): Promise<Jalon[]> =>
  (fiche === undefined ? select(db, perimetre) : select(db, perimetre).where("fiche", "=", fiche))
    .orderBy("fiche")
    .orderBy("ordre")
    .orderBy("id")
    .execute();

export const getJalon = (db: Db, perimetre: Perimetre, id: string): Promise<Jalon> =>
  select(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

type Place = Pick<Jalon, "convention" | "fiche">;

/** Ajoute des étapes à la suite de celles d'une fiche. */
export async function insertJalons(
  db: Db,
  perimetre: Perimetre,
  { convention, fiche }: Place,
  proposes: readonly JalonPropose[],
): Promise<void> {
  if (proposes.length === 0) return;
  const { espace } = perimetre;
  const dernier = (await listJalons(db, perimetre, fiche)).at(-1)?.ordre ?? 0;
  const lignes = proposes.map((propose, rang) => ({
    ...propose,
    espace,
    id: newId(),
    convention,
    fiche,
    ordre: dernier + rang + 1,
    etat: "prevu" as const,
    le: null,
    version: 1,
  }));
  await db.insertInto("suivi_jalon").values(lignes).execute();
  for (const { id, libelle } of lignes)
    noter(db, { action: "creation", objet: "suivi.jalon", objetId: id, convention, apres: { fiche, libelle } });
}

/** Écrit l'étape si personne ne l'a changée depuis sa lecture. */
export async function updateJalon(db: Db, { espace }: Perimetre, avant: Jalon, apres: Jalon): Promise<void> {
  await db
    .updateTable("suivi_jalon")
    .set({ libelle: apres.libelle, terme: apres.terme, etat: apres.etat, le: apres.le, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, {
    action: "modification",
    objet: "suivi.jalon",
    objetId: avant.id,
    convention: avant.convention,
    avant,
    apres,
  });
}

export async function deleteJalon(db: Db, { espace }: Perimetre, jalon: Jalon): Promise<void> {
  await db.deleteFrom("suivi_jalon").where("espace", "=", espace).where("id", "=", jalon.id).execute();
  noter(db, { action: "retrait", objet: "suivi.jalon", objetId: jalon.id, convention: jalon.convention, avant: jalon });
}
