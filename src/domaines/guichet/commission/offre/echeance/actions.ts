import { jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Base, inPerimeter } from "#platform/db/db.ts";
import { deposerLettres } from "../../lettre/envoi/actions.ts";
import { listLettresDesOffres } from "../../lettre/store.ts";
import type { ChargeEcheance } from "../actions.ts";
import { findOffre } from "../store.ts";
import { constater } from "../suite/actions.ts";

/** Le lendemain du dernier jour : qui n'a pas répondu laisse sa place, les suivants sont appelés et leurs lettres partent. */
export async function constaterEcheance(base: Base, charge: unknown, maintenant: () => Date): Promise<void> {
  const { espace, offre } = charge as ChargeEcheance;
  const perimetre: Perimetre = { espace, compte: "systeme", conventions: [], roles: [] };
  await inPerimeter(
    base,
    perimetre,
    async (db) => {
      if (!(await findOffre(db, perimetre, offre))) return;
      const quand = { le: jourDe(maintenant()), instant: maintenant().toISOString() };
      const suite = await constater(db, perimetre, offre, quand);
      const appelees = suite?.appeles.map(({ id }) => id) ?? [];
      await deposerLettres(db, perimetre, await listLettresDesOffres(db, perimetre, appelees));
    },
    maintenant,
  );
}
