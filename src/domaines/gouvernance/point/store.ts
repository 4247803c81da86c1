import type { ColumnType, Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Ecrit } from "../model.ts";
import type { Attendu, OriginePoint, Point, PointPropose } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_point: {
      espace: string;
      id: string;
      convention: string;
      seance: string | null;
      rang: number;
      titre: string;
      origine: OriginePoint;
      lien: string | null;
      attendu: Attendu;
      expose: string;
      duree: number | null;
      notes: string;
      conclusion: string;
      propose_le: ColumnType<string, string | undefined, never>;
      ecarte_le: string | null;
      version: number;
    };
  }
}

function versPoint(ligne: Selectable<Tables["gouvernance_point"]>): Point {
  const { espace: _e, propose_le: _p, ecarte_le: _k, ...point } = ligne;
  return point;
}

/** Ce qui attend est de sa convention ; inscrit, c'est à qui lit la réunion, qui en sert parfois plusieurs. */
const selectPoints = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_point as p")
    .selectAll("p")
    .where("p.espace", "=", espace)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("p.convention", "in", [...conventions]),
        exists(
          selectFrom("gouvernance_seance as s")
            .innerJoin("gouvernance_instance_convention as l", (join) =>
              join.onRef("l.espace", "=", "s.espace").onRef("l.instance", "=", "s.instance"),
            )
            .select("s.id")
            .whereRef("s.espace", "=", "p.espace")
            .whereRef("s.id", "=", "p.seance")
            .where("l.convention", "in", [...conventions]),
        ),
      ]),
    );

/** L'ordre du jour d'une réunion. */
export const listPoints = (db: Db, perimetre: Perimetre, seance: string): Promise<Point[]> =>
  selectPoints(db, perimetre)
    .where("p.seance", "=", seance)
    .orderBy("p.rang")
    .orderBy("p.id")
    .execute()
    .then((lignes) => lignes.map(versPoint));

/** Ce qui attend une réunion, le plus ancien d'abord. */
export const listPointsEnAttente = (db: Db, perimetre: Perimetre): Promise<Point[]> =>
  selectPoints(db, perimetre)
    .where("p.seance", "is", null)
    .where("p.ecarte_le", "is", null)
    .orderBy("p.propose_le")
    .orderBy("p.id")
    .execute()
    .then((lignes) => lignes.map(versPoint));

export const getPoint = (db: Db, perimetre: Perimetre, id: string): Promise<Point> =>
  selectPoints(db, perimetre).where("p.id", "=", id).executeTakeFirst().then(orNotFound).then(versPoint);

const trace = (action: string, { id, convention }: Pick<Point, "id" | "convention">) => ({
  action,
  objet: "gouvernance.point",
  objetId: id,
  convention,
});

/** Inscrit un point ; le même formulaire envoyé deux fois n'en inscrit qu'un, comme un dépôt qui attend déjà. */
export async function insertPoint(db: Db, { espace }: Perimetre, point: Point): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_point")
    .values({ ...point, espace, ecarte_le: null })
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("création", point), apres: point });
}

/** Inscrit d'un coup un ordre du jour déjà écrit. */
export async function insertPoints(db: Db, { espace }: Perimetre, points: readonly Point[]): Promise<void> {
  const lignes = points.map((point) => ({ ...point, espace, ecarte_le: null }));
  if (lignes.length > 0) await db.insertInto("gouvernance_point").values(lignes).execute();
}

/** Ce qu'une autre tranche demande de décider : il attend d'être inscrit à un ordre du jour, une seule fois. */
export const proposerPoint = (db: Db, perimetre: Perimetre, propose: PointPropose): Promise<void> =>
  insertPoint(db, perimetre, {
    ...propose,
    id: newId(),
    seance: null,
    rang: 0,
    attendu: propose.origine === "campagne" ? "information" : "decision",
    expose: "",
    duree: null,
    notes: "",
    conclusion: "",
    version: 1,
  });

/** Écrit le point si personne ne l'a changé depuis sa lecture. */
export async function updatePoint(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action = "modification" }: Ecrit<Point>,
): Promise<void> {
  await db
    .updateTable("gouvernance_point")
    .set({ ...apres, espace, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}

/** Range l'ordre du jour : chaque point à sa place. */
export async function updateRangs(db: Db, { espace }: Perimetre, points: readonly Point[]): Promise<void> {
  for (const [rang, { id, rang: avant }] of points.entries())
    if (rang !== avant)
      await db
        .updateTable("gouvernance_point")
        .set({ rang })
        .where("espace", "=", espace)
        .where("id", "=", id)
        .execute();
}

/** Écarte un point que personne ne portera à un ordre du jour ; il pourra être déposé de nouveau. */
export async function ecarterPoint(db: Db, { espace }: Perimetre, avant: Point, le: string): Promise<void> {
  await db
    .updateTable("gouvernance_point")
    .set({ ecarte_le: le, seance: null, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("retrait", avant), avant });
}
