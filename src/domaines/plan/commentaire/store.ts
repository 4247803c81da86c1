import { type SqlBool, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import { findOrganisationDuCompte } from "#domaines/acteurs/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Audience, Commentaire } from "../model.ts";
import { estPartie } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_commentaire: {
      espace: string;
      id: string;
      convention: string;
      fiche: string;
      compte: string;
      auteur: string;
      organisation: string | null;
      audience: Audience;
      mentions: Json<string[]>;
      texte: string;
      le: string;
      retire_le: string | null;
      recherche: string;
    };
  }
}

const COLONNES = ["id", "fiche", "compte", "auteur", "organisation", "audience", "mentions", "texte", "le"] as const;

/** Ce que cette personne peut lire : ses commentaires, ceux de tous, ceux des parties si elle en est, ceux de son organisation. */
export const listCommentaires = (db: Db, perimetre: Perimetre, fiche: string): Promise<Commentaire[]> =>
  db
    .selectFrom("plan_commentaire")
    .select(COLONNES)
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .where("fiche", "=", fiche)
    .where(sql<SqlBool>`plan_commentaire_lisible(plan_commentaire, ${perimetre.compte}, ${estPartie(perimetre.roles)})`)
    .orderBy("le")
    .orderBy("id")
    .execute();

type Nouveau = Omit<Commentaire, "organisation"> & { convention: string };

/** Ajoute le commentaire ; faux, sans rien écrire, si un autre de l'espace porte déjà cet identifiant. */
export async function insertCommentaire(db: Db, perimetre: Perimetre, commentaire: Nouveau): Promise<boolean> {
  const { espace } = perimetre;
  const organisation = await findOrganisationDuCompte(db, perimetre);
  const { mentions, texte, ...reste } = commentaire;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("plan_commentaire")
    .values({
      ...reste,
      espace,
      texte,
      organisation: organisation ?? null,
      mentions: JSON.stringify(mentions),
      retire_le: null,
      recherche: sansAccents(texte).replace(/'/g, " "),
    })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  noter(db, { action: "creation", objet: "plan.commentaire", objetId: reste.id, convention: reste.convention });
  return true;
}

/** Retire un commentaire de son auteur, une fois pour toutes ; celui d'un autre n'existe pas pour cet acte. Rend sa fiche. */
export async function retireCommentaire(
  db: Db,
  { espace, compte, conventions }: Perimetre,
  id: string,
  le: string,
): Promise<string> {
  const retire = await db
    .updateTable("plan_commentaire")
    .set({ retire_le: le })
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "=", id)
    .where("compte", "=", compte)
    .where("retire_le", "is", null)
    .returning(["fiche", "convention"])
    .executeTakeFirst();
  if (retire) noter(db, { action: "retrait", objet: "plan.commentaire", objetId: id, convention: retire.convention });
  return retire?.fiche ?? getFicheDuRetire(db, { espace, compte, conventions }, id);
}

/** Retiré l'instant d'avant, d'une autre fenêtre : ce qui était demandé est fait. */
const getFicheDuRetire = (
  db: Db,
  { espace, compte, conventions }: Pick<Perimetre, "espace" | "compte" | "conventions">,
  id: string,
): Promise<string> =>
  db
    .selectFrom("plan_commentaire")
    .select("fiche")
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "=", id)
    .where("compte", "=", compte)
    .executeTakeFirst()
    .then((ligne) => orNotFound(ligne).fiche);
