import type { Perimetre } from "#commun/perimetre.ts";
import { listEnjeux } from "#domaines/diagnostic/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listNoeuds } from "../noeud/store.ts";
import { insertReponse } from "./store.ts";

/** Ce que le plan de la démonstration répond à ses premiers enjeux : chaque axe au premier qui le concerne, l'un reste sans réponse. */
export async function seedReponses(db: Db, perimetre: Perimetre): Promise<void> {
  for (const convention of perimetre.conventions) {
    const [places, horaires, handicap] = await listEnjeux(db, perimetre, convention);
    const ici = { ...perimetre, conventions: [convention] };
    const [premier, second] = (await listNoeuds(db, ici)).filter(({ parent }) => parent === null);
    for (const enjeu of [places, horaires, handicap])
      if (enjeu && premier && second)
        await insertReponse(db, ici, convention, {
          enjeu: enjeu.id,
          noeud: enjeu.theme === "handicap" ? second.id : premier.id,
        });
  }
}
