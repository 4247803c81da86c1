import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { ecrireALaFamille } from "../../demande/courrier/actions.ts";
import { type Demande, ETATS_OUVERTS } from "../../demande/model.ts";
import { countDemandes, listDemandes, updateEtat } from "../../demande/store.ts";
import { pourvoir } from "../../demande/vie/rules.ts";
import { lireSeance } from "../calcul/actions.ts";
import { listSeancesDe } from "../gel/store.ts";
import { findOffreDe } from "../offre/store.ts";
import { renoncer } from "../offre/suite/actions.ts";
import { essayer, faire } from "../retouche/actions.ts";
import { getCommission } from "../session/store.ts";

type Quand = { le: Jour; instant: string; motif: string };

/**
 * une demande qui quitte la file rend la place qui lui était proposée, et elle seule ; son dossier sort des séances gelées, par un retrait
 * signé, si aucun de ses enfants n'y attend plus.
 */
export async function quitter(
  db: Db,
  perimetre: Perimetre,
  { id, dossier }: Pick<Demande, "id" | "dossier">,
  { le, instant, motif }: Quand,
): Promise<void> {
  for (const { commission, numero, demandes } of await listSeancesDe(db, perimetre, dossier)) {
    const fratrie = demandes.filter((une) => une !== id);
    if (fratrie.length > 0 && (await countDemandes(db, perimetre, { etats: ETATS_OUVERTS, ids: fratrie })) > 0)
      continue;
    const seance = await lireSeance(db, perimetre, await getCommission(db, perimetre, commission));
    const geste = { genre: "retrait", dossier: numero } as const;
    const possible = await essayer(db, perimetre, seance, geste);
    if (!(possible instanceof Refus)) await faire(db, perimetre, possible, { geste, motif, le: instant });
  }
  const offre = await findOffreDe(db, perimetre, id);
  if (offre?.etat === "proposee" || offre?.etat === "acceptee")
    await renoncer(db, perimetre, { offre, demande: id }, { le, instant });
}

export type RefusAilleurs = "demande-inconnue" | "passage";

/** La demande qui porte ce numéro, quel que soit son état. */
export const demandeNumero = async (db: Db, perimetre: Perimetre, numero: string): Promise<Demande | undefined> =>
  (await listDemandes(db, perimetre, { q: numero })).find((demande) => demande.numero === numero);

/** une place donnée hors de la commission ferme la demande : l'enfant n'attend plus nulle part, et sa famille l'apprend. */
export async function pourvoirAilleurs(
  db: Db,
  perimetre: Perimetre,
  demande: Demande | undefined,
  quand: Quand,
): Promise<Refus<RefusAilleurs> | null> {
  if (!demande) return refus("demande-inconnue");
  const apres = pourvoir(demande, quand.motif);
  if (apres instanceof Refus) return refus("passage");
  await updateEtat(db, perimetre, demande, { ...apres, changeLe: quand.instant });
  await quitter(db, perimetre, demande, quand);
  await ecrireALaFamille(db, { espace: perimetre.espace, famille: demande.famille }, "pourvue");
  return null;
}
