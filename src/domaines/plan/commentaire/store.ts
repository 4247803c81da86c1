import { sql, type SqlBool } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import { findOrganisationDuCompte } from "#domaines/acteurs/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Commentaire } from "../model.ts";
import { PARTIES } from "./model.ts";

const COLONNES = ["id", "fiche", "compte", "auteur", "organisation", "audience", "mentions", "texte", "le"] as const;

/** Les commentaires que cette personne peut lire : les siens, ceux de tous, ceux des parties si elle en est, ceux de son organisation. */
export async function selectCommentaires(db: Db, perimetre: Perimetre) {
  const organisation = await findOrganisationDuCompte(db, perimetre);
  const partie = perimetre.roles.some((role) => PARTIES.includes(role));
  return db
    .selectFrom("plan_commentaire")
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .where("retire_le", "is", null)
    .where((eb) =>
      eb.or([
        eb("compte", "=", perimetre.compte),
        eb("audience", "=", "tous"),
        eb.and([eb("audience", "=", "parties"), sql<SqlBool>`${partie}::boolean`]),
        eb.and([eb("audience", "=", "organisation"), eb("organisation", "=", organisation ?? "")]),
      ]),
    );
}

export async function listCommentaires(db: Db, perimetre: Perimetre, fiche: string): Promise<Commentaire[]> {
  const lisibles = await selectCommentaires(db, perimetre);
  return lisibles.select(COLONNES).where("fiche", "=", fiche).orderBy("le").orderBy("id").execute();
}

type Nouveau = Omit<Commentaire, "organisation"> & { convention: string };

export async function insertCommentaire(db: Db, perimetre: Perimetre, commentaire: Nouveau): Promise<void> {
  const { espace } = perimetre;
  const organisation = await findOrganisationDuCompte(db, perimetre);
  const { mentions, texte, ...reste } = commentaire;
  await db
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
    .execute();
  noter(db, { action: "commentaire", objet: "plan.fiche", objetId: reste.fiche, convention: reste.convention });
}

/** Retire un commentaire de son auteur ; celui d'un autre n'existe pas pour cet acte. */
export async function retireCommentaire(
  db: Db,
  { espace, compte, conventions }: Perimetre,
  id: string,
  le: string,
): Promise<string> {
  const { fiche } = await db
    .updateTable("plan_commentaire")
    .set({ retire_le: le })
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "=", id)
    .where("compte", "=", compte)
    .where("retire_le", "is", null)
    .returning("fiche")
    .executeTakeFirst()
    .then(orNotFound);
  noter(db, { action: "retrait", objet: "plan.commentaire", objetId: id });
  return fiche;
}
