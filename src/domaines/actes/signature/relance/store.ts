import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Circuit, Signature } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_relance: {
      espace: string;
      id: string;
      signature: string;
      jour: Jour;
      instant: string;
      partie_le: string | null;
    };
  }
}

/** Une relance inscrite : de quelle signature, de quelle convention, et si son courriel est parti. */
export type Relance = { id: string; signature: string; convention: string; partieLe: string | null };

type Neuve = { circuit: Circuit; signature: Signature; jour: Jour; aujourdhui: Jour; instant: string };

/** Inscrit une relance, circuit retenu, et la dit sur la signature ; rien si ce jour l'avait déjà. */
export async function insertRelance(
  db: Db,
  { espace }: Perimetre,
  { circuit, signature, jour, aujourdhui, instant }: Neuve,
): Promise<string | null> {
  const id = newId();
  const lignes = await db
    .insertInto("actes_relance")
    .values({ espace, id, signature: signature.id, jour, instant, partie_le: null })
    .onConflict((deja) => deja.columns(["espace", "signature", "jour"]).doNothing())
    .returning("id")
    .execute();
  if (lignes.length === 0) return null;
  await db
    .updateTable("actes_signature")
    .set({ relancee_le: aujourdhui })
    .where("espace", "=", espace)
    .where("id", "=", signature.id)
    .execute();
  const { convention } = circuit;
  const apres = { partie: signature.nom, jour };
  noter(db, { action: "relance", objet: "actes.signature", objetId: signature.id, convention, apres });
  return id;
}

export const findRelance = (db: Db, { espace, conventions }: Perimetre, id: string): Promise<Relance | undefined> =>
  db
    .selectFrom("actes_relance as r")
    .innerJoin("actes_signature as s", (join) =>
      join.onRef("s.espace", "=", "r.espace").onRef("s.id", "=", "r.signature"),
    )
    .innerJoin("actes_circuit as c", (join) => join.onRef("c.espace", "=", "s.espace").onRef("c.id", "=", "s.circuit"))
    .select(["r.id", "r.signature", "c.convention", "r.partie_le as partieLe"])
    .where("r.espace", "=", espace)
    .where("c.convention", "in", [...conventions])
    .where("r.id", "=", id)
    .executeTakeFirst();

/** Le courriel est parti : une reprise de l'outbox ne le renvoie pas. */
export const updatePartie = (db: Db, { espace }: Perimetre, id: string, instant: string) =>
  db
    .updateTable("actes_relance")
    .set({ partie_le: instant })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .execute();

/** Les conventions du périmètre où l'on signe, et où des relances sont prévues. */
export const listARelancer = (db: Db, { espace, conventions }: Perimetre): Promise<{ convention: string }[]> =>
  db
    .selectFrom("actes_circuit")
    .select("convention")
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("etat", "=", "ouvert")
    .where("relances", "<>", "[]" as never)
    .orderBy("convention")
    .execute();

/** Choisit les jours de relance, si personne n'a touché à cette mise à la signature depuis sa lecture (409). */
export async function updateJours(
  db: Db,
  { espace }: Perimetre,
  avant: Circuit,
  jours: readonly Jour[],
): Promise<void> {
  await db
    .updateTable("actes_circuit")
    .set({ relances: JSON.stringify(jours), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("etat", "=", "ouvert")
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const { id, convention, relances } = avant;
  noter(db, { action: "reglage", objet: "actes.circuit", objetId: id, convention, avant: relances, apres: jours });
}
