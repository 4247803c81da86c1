import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { listDemandes } from "../../demande/store.ts";
import { calculer, lireSeance, type Seance } from "../calcul/actions.ts";
import { nonRecevablesDe } from "../gel/recevable/rules.ts";
import { redactionDe } from "../lettre/actions.ts";
import { rediger, redigerNonRecevable } from "../lettre/redaction/rules.ts";
import { insertLettres } from "../lettre/store.ts";
import { type AProposer, lettreDe, proposer } from "../offre/actions.ts";
import { limiteDe, quiAttendEncore } from "../offre/rules.ts";
import { composerProces } from "../proces/actions.ts";
import { insertProces } from "../proces/store.ts";
import { insertResultats } from "../resultat/store.ts";
import type { Commission } from "../session/model.ts";
import { clore, type RefusCommission } from "../session/rules.ts";
import { updateCommission } from "../session/store.ts";
import { estVotee } from "../vote/rules.ts";
import { listVotes } from "../vote/store.ts";

/** Les demandes de la liste qui attendent encore : une famille a pu retirer la sienne pendant la séance. */
async function quiAttendent(db: Db, perimetre: Perimetre, { gardes }: Seance): Promise<Set<string>> {
  const ids = gardes.flatMap(({ demandes }) => demandes);
  const demandes = await listDemandes(db, perimetre, { etats: ["enAttente"], ids });
  return new Set(demandes.map(({ id }) => id));
}

/** Ce qui s'écrit à chaque famille qui attend encore, place ou non. */
async function lettresDe(
  db: Db,
  perimetre: Perimetre,
  decide: Parameters<typeof redactionDe>[2],
  limite: Jour,
): Promise<AProposer[]> {
  const { seance, attributions } = decide;
  const redaction = await redactionDe(db, perimetre, decide, { limite });
  const gardes = new Map(seance.gardes.map((garde) => [garde.id, garde]));
  const attendent = await quiAttendent(db, perimetre, seance);
  const refusees = nonRecevablesDe(seance).flatMap(({ id }): AProposer[] => {
    const garde = gardes.get(id);
    if (!garde?.contenu || !garde.demandes.every((une) => attendent.has(une))) return [];
    const contenu = redigerNonRecevable(garde.contenu, redaction);
    return [{ garde, enfants: [...garde.demandes.keys()], places: [], contenu }];
  });
  const examinees = attributions.flatMap((attribution): AProposer[] => {
    const garde = gardes.get(attribution.dossier);
    const attend = garde && quiAttendEncore(attribution, garde.demandes, attendent);
    const contenu = attend && rediger(attend, redaction);
    return attend && contenu ? [{ garde, enfants: attend.enfants, places: attend.places, contenu }] : [];
  });
  return [...examinees, ...refusees];
}

/** Clôt la séance : ce qui fut décidé, les places proposées, une lettre à chacun, le procès-verbal arrêté. */
export async function cloreSeance(
  db: Db,
  perimetre: Perimetre,
  avant: Commission,
  { le, instant }: { le: Jour; instant: string },
): Promise<Refus<RefusCommission> | null> {
  if (avant.graine === null) return clore(avant, false) as Refus<RefusCommission>;
  const seance = await lireSeance(db, perimetre, avant);
  const apres = clore(avant, estVotee(await listVotes(db, perimetre, avant.id), seance.retouches.length));
  if (apres instanceof Refus) return apres;
  await updateCommission(db, perimetre, { avant, apres, action: "clôture" });
  const calcul = calculer(seance, seance.etat);
  const { attributions } = calcul.proposition;
  await insertResultats(db, perimetre, avant.id, attributions);
  const limite = limiteDe(le, avant.delai);
  const lettres = await lettresDe(db, perimetre, { seance, calcul, attributions }, limite);
  const quand = { commission: avant.id, liberee: null, le, limite, instant };
  await proposer(
    db,
    perimetre,
    lettres.filter(({ places }) => places.length > 0),
    quand,
  );
  await insertLettres(
    db,
    perimetre,
    lettres.filter(({ places }) => places.length === 0).map((une) => lettreDe(une, quand, null)),
  );
  const contenu = await composerProces(db, perimetre, { ...seance, commission: apres }, calcul.proposition);
  await insertProces(db, perimetre, avant.id, { contenu, le: instant });
  return null;
}
