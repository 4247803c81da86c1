import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { estPartie } from "../commentaire/rules.ts";
import { requeteDe } from "../selection/store.ts";
import type { Trouvaille } from "./model.ts";

/** Dans chaque périmètre. */
const LIMITE = 50;

const lieuDe = ({ espace, conventions, roles }: Perimetre) => ({ espace, conventions, partie: estPartie(roles) });

/**
 * Ce qui répond à une recherche dans les périmètres d'une même personne, en une seule requête qui entre dans chacun tour à tour :
 * fiches, nœuds, commentaires lisibles, le plus pertinent d'abord.
 */
export async function chercher(db: Db, perimetres: readonly Perimetre[], saisie: string): Promise<Trouvaille[]> {
  const requete = requeteDe(saisie);
  const [premier] = perimetres;
  if (!requete || !premier) return [];
  const lieux = JSON.stringify(perimetres.map(lieuDe));
  const { rows } = await sql<Trouvaille>`
    select * from plan_chercher(${premier.compte}, ${lieux}::jsonb, ${requete}, ${LIMITE})`.execute(db);
  return rows.toSorted((a, b) => b.rang - a.rang);
}
