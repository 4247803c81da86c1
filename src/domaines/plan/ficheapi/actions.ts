import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { porteursDe } from "../fiche/actions.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { listFiches } from "../fiche/store.ts";
import type { Fiche, Priorite } from "../model.ts";
import { listNoeuds, listSchemas } from "../noeud/store.ts";
import { donnerPriorite } from "../rules.ts";
import type { Changement } from "./forms.ts";

export type RefusChangement = "noeud-inconnu" | "priorite-inconnue" | "plafond-atteint";

async function verifierPriorite(db: Db, perimetre: Perimetre, { schema: code, valeur }: Priorite, fiche?: Fiche) {
  const schema = (await listSchemas(db, perimetre)).find((candidat) => candidat.code === code);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const autres = fiches.filter(({ id }) => id !== fiche?.id);
  return donnerPriorite(schema, valeur, autres);
}

async function noeudsConnus(db: Db, perimetre: Perimetre, noeuds: readonly string[]): Promise<boolean> {
  const permis = new Set((await listNoeuds(db, perimetre)).map(({ id }) => id));
  return noeuds.every((id) => permis.has(id));
}

/** Ce que la fiche deviendra : chaque champ reçu vérifié dans sa convention, chaque nom rendu à son acteur. */
export async function preparerChangement(
  db: Db,
  perimetre: Perimetre,
  { pilotes, partenaires, ...recu }: Changement,
  fiche?: Fiche,
): Promise<Partial<Fiche> | Refus<RefusChangement>> {
  if (recu.noeuds && !(await noeudsConnus(db, perimetre, recu.noeuds))) return refus("noeud-inconnu");
  const priorite = recu.priorite && (await verifierPriorite(db, perimetre, recu.priorite, fiche));
  if (priorite instanceof Refus) return priorite;
  return {
    ...(recu as Partial<Fiche>),
    ...(recu.noeuds && { noeuds: [...new Set(recu.noeuds)] }),
    ...(pilotes && { pilotes: await porteursDe(db, perimetre, pilotes) }),
    ...(partenaires && { partenaires: await porteursDe(db, perimetre, partenaires) }),
  };
}
