import { jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { type Base, type Db, inPerimeter } from "#platform/db/db.ts";
import type { ChargeEcheance } from "../actions.ts";
import type { Offre } from "../model.ts";
import { constaterSilence } from "../rules.ts";
import { findOffre, listOffres } from "../store.ts";
import { constater } from "../suite/actions.ts";

/** Les offres qui viennent de la même séance : leurs places se rendent ensemble, l'échéance de chacune venant le même matin. */
const avecElle = (db: Db, perimetre: Perimetre, { commission }: Offre): Promise<Offre[]> | null =>
  commission === null ? null : listOffres(db, perimetre, { commission });

/** Le lendemain du dernier jour : qui n'a pas répondu laisse sa place, les suivants sont appelés et leurs lettres partent. */
export async function constaterEcheance(base: Base, charge: unknown, maintenant: () => Date): Promise<void> {
  const { espace, offre } = charge as ChargeEcheance;
  const perimetre: Perimetre = { espace, compte: "systeme", conventions: [], roles: [] };
  await inPerimeter(
    base,
    perimetre,
    async (db) => {
      const quand = { le: jourDe(maintenant()), instant: maintenant().toISOString() };
      const due = await findOffre(db, perimetre, offre);
      if (!due || constaterSilence(due, quand.le, quand.instant) instanceof Refus) return;
      await constater(db, perimetre, (await avecElle(db, perimetre, due)) ?? [due], quand);
    },
    maintenant,
  );
}
