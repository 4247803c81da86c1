import type { Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Avant, Choix, Doublon } from "./fusion/model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_doublon: Pick<Doublon, "id" | "un" | "autre" | "decision" | "gardee" | "motif" | "version"> & {
      espace: string;
      choix: Json<Choix | null> | null;
      avant: Json<Avant | null> | null;
      versions: Json<Doublon["versions"]> | null;
      decide_le: string;
      decide_par: string;
      defait_le: string | null;
      defait_par: string | null;
    };
  }
}

type Row = Selectable<Tables["guichet_doublon"]>;

const versDoublon = ({ espace: _e, decide_le, decide_par, defait_le, defait_par, ...dit }: Row): Doublon => ({
  ...dit,
  decideLe: decide_le,
  decidePar: decide_par,
  defaitLe: defait_le,
  defaitPar: defait_par,
});

const selectDoublons = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("guichet_doublon").selectAll().where("espace", "=", espace);

/** Ce que les agents ont décidé des paires, le plus récent d'abord : l'histoire reste. */
export const listDoublons = (db: Db, perimetre: Perimetre): Promise<Doublon[]> =>
  selectDoublons(db, perimetre)
    .orderBy("decide_le", "desc")
    .orderBy("id", "desc")
    .execute()
    .then((lignes) => lignes.map(versDoublon));

export const getDoublon = (db: Db, perimetre: Perimetre, id: string): Promise<Doublon> =>
  selectDoublons(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versDoublon);

/** D'où vient une pièce que la dernière fusion à la toucher a fait suivre, et de quand : la demande absorbée, sa famille, et la pièce telle qu'elle y est. */
export async function findPieceVenue(
  db: Db,
  perimetre: Perimetre,
  { demande, piece }: { demande: string; piece: string },
): Promise<{ famille: string; demande: string; piece: string; venueLe: string } | null> {
  const fusions = await selectDoublons(db, perimetre)
    .where("gardee", "=", demande)
    .where("decision", "=", "fusionne")
    .orderBy("decide_le", "desc")
    .execute();
  for (const { un, autre, avant, decide_le: venueLe } of fusions) {
    const venue = avant?.pieces?.find(({ id }) => id === piece);
    const absorbee = un === demande ? autre : un;
    if (!venue) continue;
    const lue = await db
      .selectFrom("guichet_demande")
      .select("famille")
      .where("espace", "=", perimetre.espace)
      .where("id", "=", absorbee)
      .executeTakeFirst();
    return lue ? { famille: lue.famille, demande: absorbee, piece: venue.de, venueLe } : null;
  }
  return null;
}

const trace = (action: string, { id, un, autre, gardee }: Doublon) => ({
  action,
  objet: "guichet.doublon",
  objetId: id,
  apres: { un, autre, gardee },
});

const json = (valeur: unknown): string | null => (valeur === null ? null : JSON.stringify(valeur));

/** Garde ce qu'un agent décide d'une paire ; une paire déjà décidée ne l'est pas deux fois (409). */
export async function insertDoublon(db: Db, { espace }: Perimetre, doublon: Doublon): Promise<void> {
  const { decideLe, decidePar, defaitLe, defaitPar, choix, avant, versions, ...dit } = doublon;
  const { numInsertedOrUpdatedRows: numUpdatedRows = 0n } = await db
    .insertInto("guichet_doublon")
    .values({
      ...dit,
      espace,
      choix: json(choix),
      avant: json(avant),
      versions: json(versions),
      decide_le: decideLe,
      decide_par: decidePar,
      defait_le: defaitLe,
      defait_par: defaitPar,
    })
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows });
  noter(db, trace(doublon.decision === "ecarte" ? "écart" : "fusion", doublon));
}

/** Défait une fusion, ou oublie un écart, si personne n'y a touché depuis (409) ; ce que la fusion changeait ne se garde plus. */
export async function defaireDoublon(
  db: Db,
  { espace }: Perimetre,
  doublon: Doublon,
  { le, par }: { le: string; par: string },
): Promise<void> {
  const ecart = doublon.decision === "ecarte";
  await db
    .updateTable("guichet_doublon")
    .set({
      decision: "defait",
      avant: null,
      defait_le: le,
      defait_par: par,
      version: doublon.version + 1,
    })
    .where("espace", "=", espace)
    .where("id", "=", doublon.id)
    .where("version", "=", doublon.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, trace(ecart ? "écart levé" : "fusion défaite", doublon));
}
