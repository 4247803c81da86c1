import { type SqlBool, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { selectCommentaires } from "../commentaire/store.ts";
import { requeteDe } from "../fiche/store.ts";
import type { Trouvaille } from "./model.ts";

const repond = (requete: string) => sql<SqlBool>`vecteur @@ to_tsquery('french', ${requete})`;
const pertinence = (requete: string) => sql<number>`ts_rank(vecteur, to_tsquery('french', ${requete}))`;

const LIMITE = 50;

/** Ce qui répond à une recherche dans un périmètre : fiches, nœuds, commentaires lisibles, le plus pertinent d'abord. */
export async function chercher(db: Db, perimetre: Perimetre, saisie: string): Promise<Trouvaille[]> {
  const requete = requeteDe(saisie);
  if (!requete) return [];
  const ici = [...perimetre.conventions];
  const fiches = await db
    .selectFrom("plan_fiche")
    .select(["convention", "id", "reference", "titre", pertinence(requete).as("rang")])
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", ici)
    .where("archive_le", "is", null)
    .where(repond(requete))
    .orderBy("rang", "desc")
    .orderBy("ordre")
    .limit(LIMITE)
    .execute();
  const noeuds = await db
    .selectFrom("plan_noeud")
    .select(["convention", "id", "code", "libelle", pertinence(requete).as("rang")])
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", ici)
    .where(repond(requete))
    .orderBy("rang", "desc")
    .limit(LIMITE)
    .execute();
  const lisibles = await selectCommentaires(db, perimetre);
  const commentaires = await lisibles
    .select(["convention", "fiche", "texte", "auteur", pertinence(requete).as("rang")])
    .where(repond(requete))
    .orderBy("rang", "desc")
    .limit(LIMITE)
    .execute();
  const trouvailles: Trouvaille[] = [
    ...fiches.map((f) => ({ genre: "fiche" as const, ...f, texte: f.titre, fiche: f.id, code: f.reference })),
    ...noeuds.map((n) => ({ genre: "noeud" as const, ...n, texte: n.libelle, fiche: null })),
    ...commentaires.map((m) => ({ genre: "commentaire" as const, ...m, code: m.auteur, id: m.fiche })),
  ];
  return trouvailles.toSorted((a, b) => b.rang - a.rang);
}
