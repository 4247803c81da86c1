import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listNomsParties } from "../partie/store.ts";
import { listSuivies } from "../cycle/store.ts";
import type { ConventionSuivie } from "../echeance/model.ts";
import { situer } from "../echeance/rules.ts";
import type { Logee } from "./model.ts";
import { partages, seCroisent } from "./rules.ts";

/** Les conventions d'un espace que cette personne lit, chacune avec celles qui courent en même temps et ce qu'elles partagent. */
export async function listLogees(db: Db, perimetre: Perimetre, today: Jour): Promise<Logee[]> {
  const conventions = await listSuivies(db, perimetre);
  const noms = await listNomsParties(db, perimetre, perimetre.conventions);
  const cote = ({ id, perimetre: communes }: ConventionSuivie) => ({
    perimetre: communes,
    parties: noms.get(id) ?? [],
  });
  return conventions.map((une) => ({
    id: une.id,
    titre: une.titre,
    debut: une.debut,
    fin: une.fin,
    etat: situer(une, "aucun", today).etat,
    voisines: conventions
      .filter((autre) => autre.id !== une.id && seCroisent(une, autre))
      .map((autre) => ({ id: autre.id, titre: autre.titre, partage: partages(cote(une), cote(autre)) })),
  }));
}
