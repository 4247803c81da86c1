import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { donnerPlaces } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { listNomsRefuses, porteursDe } from "../porteur/actions.ts";
import type { Changement } from "./forms.ts";

export type RefusChangement = "noeud-inconnu" | "acteur-inconnu" | "priorite-inconnue" | "plafond-atteint";

async function noeudsConnus(db: Db, perimetre: Perimetre, noeuds: readonly string[]): Promise<boolean> {
  const permis = new Set((await listNoeuds(db, perimetre)).map(({ id }) => id));
  return noeuds.every((id) => permis.has(id));
}

const porteursEnPlace = (fiche: Fiche | undefined) => (fiche ? [...fiche.pilotes, ...fiche.partenaires] : []);

/** Ce que la fiche deviendra : chaque champ reçu vérifié dans sa convention, chaque nom rendu à son acteur. */
export async function preparerChangement(
  db: Db,
  perimetre: Perimetre,
  { pilotes, partenaires, ...recu }: Changement,
  fiche?: Fiche,
): Promise<Partial<Fiche> | Refus<RefusChangement>> {
  if (recu.noeuds && !(await noeudsConnus(db, perimetre, recu.noeuds))) return refus("noeud-inconnu");
  const priorite = recu.priorite && (await donnerPlaces(db, perimetre, recu.priorite, fiche ? [fiche.id] : []));
  if (priorite instanceof Refus) return priorite;
  const nommes = [pilotes, partenaires].flatMap((noms) => noms ?? []);
  const deja = porteursEnPlace(fiche);
  if ((await listNomsRefuses(db, perimetre, nommes, deja)).length > 0) return refus("acteur-inconnu");
  return {
    ...(recu as Partial<Fiche>),
    ...(recu.noeuds && { noeuds: [...new Set(recu.noeuds)] }),
    ...(pilotes && { pilotes: await porteursDe(db, perimetre, pilotes, deja) }),
    ...(partenaires && { partenaires: await porteursDe(db, perimetre, partenaires, deja) }),
  };
}
