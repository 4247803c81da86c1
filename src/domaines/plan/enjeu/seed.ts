import type { Perimetre } from "#commun/perimetre.ts";
import type { Theme } from "#domaines/diagnostic/model.ts";
import { listEnjeux } from "#domaines/diagnostic/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listNoeuds } from "../noeud/store.ts";
import { insertReponse } from "./store.ts";

/** Ce que le plan de la démonstration répond à ses premiers enjeux : par thème ; l'un reste sans réponse. */
export async function seedReponses(db: Db, perimetre: Perimetre): Promise<void> {
  for (const convention of perimetre.conventions) {
    const ici = { ...perimetre, conventions: [convention] };
    const [premier, second] = (await listNoeuds(db, ici)).filter(({ parent }) => parent === null);
    const repond: Partial<Record<Theme, string>> = {
      ...(premier ? { petiteEnfance: premier.id } : {}),
      ...(second ? { handicap: second.id } : {}),
    };
    for (const { id, theme } of await listEnjeux(db, ici, convention)) {
      const noeud = repond[theme];
      if (noeud) await insertReponse(db, ici, convention, { enjeu: id, noeud });
    }
  }
}
