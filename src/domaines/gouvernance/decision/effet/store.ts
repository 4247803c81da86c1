import { type Selectable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { DemandeEffet, Effet, EtatEffet, GenreEffet } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_effet: {
      espace: string;
      id: string;
      decision: string;
      convention: string;
      genre: GenreEffet;
      fiche: string | null;
      cible: string | null;
      demande: Json<DemandeEffet>;
      etat: EtatEffet;
      erreur: string;
      essais: number;
      applique_le: string | null;
    };
  }
}

function versEffet(ligne: Selectable<Tables["gouvernance_effet"]>): Effet {
  const { id, decision, convention, demande, etat, erreur, essais, applique_le: appliqueLe } = ligne;
  return { id, decision, convention, demande, etat, erreur, essais, appliqueLe };
}

const selectEffets = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_effet")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Ce que des décisions changent. */
export const listEffets = (db: Db, perimetre: Perimetre, decisions: readonly string[]): Promise<Effet[]> =>
  selectEffets(db, perimetre)
    .where("decision", "in", [...decisions])
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versEffet));

/** Un changement que l'on va appliquer ou retenter : retenu jusqu'à la fin de la transaction. */
export const lockEffet = (db: Db, perimetre: Perimetre, id: string): Promise<Effet> =>
  selectEffets(db, perimetre).where("id", "=", id).forUpdate().executeTakeFirst().then(orNotFound).then(versEffet);

/**
 * Un bilan ne s'adopte pas par deux décisions à la fois : la seconde attend la première. Vrai si une autre, déjà inscrite, doit encore
 * l'adopter.
 */
export async function lockAdoption(db: Db, perimetre: Perimetre, bilan: string): Promise<boolean> {
  const cle = `gouvernance_adoption ${perimetre.espace} ${bilan}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${cle}, 0))`.execute(db);
  const autre = await selectEffets(db, perimetre)
    .where("genre", "=", "bilanAdopte")
    .where("cible", "=", bilan)
    .where("etat", "=", "enAttente")
    .executeTakeFirst();
  return autre !== undefined;
}

/** La convention d'un changement, que le relais ne connaît pas encore. */
export const findLieuEffet = (db: Db, espace: string, id: string) =>
  db
    .selectFrom("gouvernance_effet as e")
    .innerJoin("gouvernance_decision as d", (join) =>
      join.onRef("d.espace", "=", "e.espace").onRef("d.id", "=", "e.decision"),
    )
    .select(["e.convention", "e.decision", "d.cree_par as compte"])
    .where("e.espace", "=", espace)
    .where("e.id", "=", id)
    .executeTakeFirst();

export async function insertEffets(db: Db, { espace }: Perimetre, effets: readonly Effet[]): Promise<void> {
  if (effets.length === 0) return;
  const lignes = effets.map(({ demande, appliqueLe, ...effet }) => ({
    ...effet,
    espace,
    genre: demande.genre,
    fiche: demande.genre === "bilanAdopte" ? null : demande.fiche,
    cible: demande.genre === "bilanAdopte" ? demande.cible : null,
    demande: JSON.stringify(demande),
    applique_le: appliqueLe,
  }));
  await db.insertInto("gouvernance_effet").values(lignes).execute();
}

/** Écrit où en est un changement ; appliqué, il ne bouge plus. */
export async function updateEffet(db: Db, { espace }: Perimetre, avant: Effet, apres: Effet): Promise<void> {
  const { etat, erreur, essais, appliqueLe } = apres;
  await db
    .updateTable("gouvernance_effet")
    .set({ etat, erreur, essais, applique_le: appliqueLe })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("etat", "<>", "applique")
    .execute();
  if (etat !== avant.etat)
    noter(db, {
      action: etat === "applique" ? "application" : "essai",
      objet: "gouvernance.decision",
      objetId: avant.decision,
      convention: avant.convention,
      apres: { demande: avant.demande, etat, erreur },
    });
}
