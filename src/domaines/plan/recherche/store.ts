import { type AliasedExpression, type Expression, type SqlBool, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { lisiblePar } from "../commentaire/store.ts";
import { requeteDe } from "../selection/store.ts";
import type { Trouvaille } from "./model.ts";

const LIMITE = 50;

type Question = { perimetre: Perimetre; repond: Expression<SqlBool>; rang: AliasedExpression<number, "rang"> };

const genre = (nom: Trouvaille["genre"]) => sql<Trouvaille["genre"]>`${sql.lit(nom)}`.as("genre");

const parmiFiches = (db: Db, { perimetre, repond, rang }: Question) =>
  db
    .selectFrom("plan_fiche")
    .select([genre("fiche"), "convention", "id", "id as fiche", "reference as code", "titre as texte", rang])
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .where("archive_le", "is", null)
    .where(repond);

const parmiNoeuds = (db: Db, { perimetre, repond, rang }: Question) =>
  db
    .selectFrom("plan_noeud")
    .select([genre("noeud"), "convention", "id", sql<string>`null`.as("fiche"), "code", "libelle as texte", rang])
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .where(repond);

const parmiCommentaires = (db: Db, { perimetre, repond, rang }: Question) =>
  db
    .selectFrom("plan_commentaire")
    .select([genre("commentaire"), "convention", "id", "fiche", "auteur as code", "texte", rang])
    .where(lisiblePar(perimetre))
    .where(repond);

/** Ce qui répond à une recherche dans un périmètre, en une requête : fiches, nœuds, commentaires lisibles, le plus pertinent d'abord. */
export async function chercher(db: Db, perimetre: Perimetre, saisie: string): Promise<Trouvaille[]> {
  const requete = requeteDe(saisie);
  if (!requete) return [];
  const repond = sql<SqlBool>`vecteur @@ to_tsquery('french', ${requete})`;
  const rang = sql<number>`ts_rank(vecteur, to_tsquery('french', ${requete}))`.as("rang");
  const question = { perimetre, repond, rang };
  return parmiFiches(db, question)
    .unionAll(parmiNoeuds(db, question))
    .unionAll(parmiCommentaires(db, question))
    .orderBy("rang", "desc")
    .orderBy("id")
    .limit(LIMITE)
    .execute();
}
