import type { ColumnType, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { EffetResiliation, Formalite, ModeEcrit, QuiResilie, Resiliation } from "./model.ts";

type Ici = { espace: string; convention: string };
type JourEcrit = ColumnType<Jour, string, string>;
type Mode = Ici & {
  id: string;
  rang: number;
  intitule: string;
  qui: QuiResilie;
  formalite: Formalite;
  preavis_mois: number | null;
  effet: EffetResiliation;
  precisions: string | null;
};

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_mode_resiliation: Mode;
    convention_resiliation: Ici & { mode: string; notifiee_le: JourEcrit; effet_le: JourEcrit; motif: string | null };
  }
}

const toMode = ({ id, intitule, qui, formalite, preavis_mois: preavisMois, effet, precisions }: Selectable<Mode>) => ({
  id,
  intitule,
  qui,
  formalite,
  preavisMois,
  effet,
  precisions,
});

/** Les façons de finir que cette convention donne, dans leur ordre. */
export const listModes = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<ModeEcrit[]> =>
  db
    .selectFrom("convention_mode_resiliation")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("rang")
    .orderBy("id")
    .execute()
    .then((rows) => rows.map(toMode));

const trace = (action: string, convention: string) => ({
  action,
  objet: "convention.resiliation",
  objetId: convention,
  convention,
});

/** Ces modes, dans cet ordre, et aucun autre ; ceux qui restent gardent leur ligne. */
export async function writeModes(db: Db, ici: Ici, avant: readonly ModeEcrit[], modes: readonly ModeEcrit[]) {
  const partis = avant.filter(({ id }) => !modes.some((garde) => garde.id === id)).map(({ id }) => id);
  if (partis.length > 0)
    await db
      .deleteFrom("convention_mode_resiliation")
      .where("espace", "=", ici.espace)
      .where("id", "in", partis)
      .execute();
  const rows = modes.map(({ preavisMois, ...mode }, rang) => ({ ...ici, ...mode, rang, preavis_mois: preavisMois }));
  if (rows.length > 0)
    await db
      .insertInto("convention_mode_resiliation")
      .values(rows)
      .onConflict((deja) =>
        deja.columns(["espace", "id"]).doUpdateSet((eb) => ({
          rang: eb.ref("excluded.rang"),
          intitule: eb.ref("excluded.intitule"),
          qui: eb.ref("excluded.qui"),
          formalite: eb.ref("excluded.formalite"),
          preavis_mois: eb.ref("excluded.preavis_mois"),
          effet: eb.ref("excluded.effet"),
          precisions: eb.ref("excluded.precisions"),
        })),
      )
      .execute();
  noter(db, { ...trace("reglage", ici.convention), avant: { modes: avant }, apres: { modes } });
}

/** La résiliation prise, convention par convention. */
export async function listResiliations(
  db: Db,
  { espace }: Perimetre,
  conventions: readonly string[],
): Promise<ReadonlyMap<string, Resiliation>> {
  const rows = await db
    .selectFrom("convention_resiliation")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .execute();
  return new Map(
    rows.map(({ convention, mode, notifiee_le: notifieeLe, effet_le: effetLe, motif }) => [
      convention,
      { mode, notifieeLe, effetLe, motif },
    ]),
  );
}

export async function insertResiliation(db: Db, ici: Ici, resiliation: Resiliation): Promise<void> {
  const { mode, notifieeLe, effetLe, motif } = resiliation;
  await db
    .insertInto("convention_resiliation")
    .values({ ...ici, mode, notifiee_le: notifieeLe, effet_le: effetLe, motif })
    .execute();
  noter(db, { ...trace("creation", ici.convention), apres: resiliation });
}

export async function deleteResiliation(db: Db, { espace, convention }: Ici, avant: Resiliation): Promise<void> {
  await db
    .deleteFrom("convention_resiliation")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .execute();
  noter(db, { ...trace("retrait", convention), avant });
}
