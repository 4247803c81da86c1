import { type RawBuilder, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { conflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Correction } from "./model.ts";

/** Où s'inscrivent les demandes d'une tranche : sa table, la colonne de ce qui se vérifie, et son nom au journal. */
export type Registre = { table: string; colonne: string; trace: string };

type Demande = Pick<Correction, "id" | "convention" | "objet" | "demandePar" | "demandeLe" | "expireLe">;

const noterQue = (
  db: Db,
  { trace: objet }: Registre,
  action: string,
  { objet: objetId, convention, ...reste }: Pick<Correction, "objet" | "convention"> & { apres?: object },
) => noter(db, { action, objet, objetId, convention, ...reste });

const lire =
  ({ table, colonne }: Registre) =>
  async (db: Db, { espace }: Perimetre, choix: RawBuilder<unknown>): Promise<Correction | undefined> => {
    const { rows } = await sql<Correction>`
      select id, convention, ${sql.ref(colonne)} as objet, demande_par as "demandePar", demande_le as "demandeLe",
        expire_le as "expireLe", partie_le as "partieLe", repondu_le as "reponduLe", remarque, traitee_le as "traiteeLe"
      from ${sql.table(table)} where espace = ${espace} and ${choix} order by demande_le desc limit 1`.execute(db);
    return rows[0];
  };

const inserer =
  (registre: Registre) =>
  async (db: Db, { espace }: Perimetre, demande: Demande): Promise<void> => {
    const { id, convention, objet, demandePar, demandeLe, expireLe } = demande;
    const colonnes = sql`espace, id, convention, ${sql.ref(registre.colonne)}, demande_par, demande_le, expire_le`;
    await sql`insert into ${sql.table(registre.table)} (${colonnes})
      values (${espace}, ${id}, ${convention}, ${objet}, ${demandePar}, ${demandeLe}, ${expireLe})`.execute(db);
    noterQue(db, registre, "demande", { objet, convention });
  };

type Reponse = { instant: string; remarque: string | null };

/** Consomme la demande ; une seconde réponse est un 409. */
const repondre =
  (registre: Registre) =>
  async (db: Db, { espace }: Perimetre, { id, objet, convention }: Correction, { instant, remarque }: Reponse) => {
    const { rows } = await sql`update ${sql.table(registre.table)} set repondu_le = ${instant}, remarque = ${remarque}
      where espace = ${espace} and id = ${id} and repondu_le is null returning id`.execute(db);
    if (rows.length === 0) throw conflict();
    noterQue(db, registre, "réponse", { objet, convention, apres: { remarque } });
  };

/** La remarque laissée avec la réponse est traitée. */
const traiter =
  (registre: Registre) =>
  async (db: Db, { espace }: Perimetre, { id, objet, convention }: Correction, instant: string) => {
    await sql`update ${sql.table(registre.table)} set traitee_le = ${instant}
      where espace = ${espace} and id = ${id}`.execute(db);
    noterQue(db, registre, "remarque traitée", { objet, convention });
  };

/** Les demandes de vérification d'une tranche, dans la table qu'elle leur donne : de même forme partout. */
export function tenirCorrections(registre: Registre) {
  const find = lire(registre);
  const { table, colonne } = registre;
  return {
    find: (db: Db, perimetre: Perimetre, id: string) => find(db, perimetre, sql`id = ${id}`),
    /** La dernière demande faite de cette chose. */
    findDerniere: (db: Db, perimetre: Perimetre, objet: string) =>
      find(db, perimetre, sql`${sql.ref(colonne)} = ${objet}`),
    insert: inserer(registre),
    /** Le courriel est parti : une reprise de l'outbox ne le renvoie pas ; rien s'il doit repartir. */
    updatePartie: (db: Db, { espace }: Perimetre, id: string, instant: string | null) =>
      sql`update ${sql.table(table)} set partie_le = ${instant} where espace = ${espace} and id = ${id}`.execute(db),
    updateReponse: repondre(registre),
    updateTraitee: traiter(registre),
  };
}

export type Corrections = ReturnType<typeof tenirCorrections>;

/** Les demandes faites aux acteurs. */
export const CORRECTIONS: Corrections = tenirCorrections({
  table: "acteurs_correction",
  colonne: "acteur",
  trace: "acteurs.correction",
});
