import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { famillesLesees } from "../../appariement/index.ts";
import { listDemandes } from "../../demande/store.ts";
import { effetDe, type Effet, type Seance } from "../calcul/actions.ts";
import { tiragesDe } from "../calcul/actions.ts";
import { dossiersDe, garder, lireCadre } from "../gel/actions.ts";
import type { DossierGarde } from "../gel/model.ts";
import { insertDossiers } from "../gel/store.ts";
import { updateCommission } from "../session/store.ts";
import type { Geste, Retouche } from "./model.ts";
import { jugerGeste, motiver, peutRetoucher, type RefusRetouche } from "./rules.ts";
import { insertRetouche } from "./store.ts";

/** Un geste jugé possible : la séance où il se ferait, le dossier qu'il ajoute, ce qu'il changerait. */
export type Possible = { seance: Seance; ajoute: DossierGarde | null; effet: Effet };

/** Le dossier d'une demande en attente, pour l'ajouter ; sinon ce qui l'en empêche. */
async function dossierNouveau(
  db: Db,
  perimetre: Perimetre,
  { commission, gardes, etat }: Seance,
  numero: string,
): Promise<DossierGarde | Refus<RefusRetouche>> {
  const trouvees = await listDemandes(db, perimetre, { etats: ["enAttente"], q: numero });
  const demande = trouvees.find((une) => une.numero === numero);
  if (!demande) return refus("numero-inconnu");
  const garde = gardes.find(({ dossier }) => dossier === demande.dossier);
  if (garde) return refus(etat.dossiers.some(({ id }) => id === garde.id) ? "deja-dans-la-liste" : "deja-retire");
  const fratrie = (await listDemandes(db, perimetre, { etats: ["enAttente"] })).filter(
    ({ dossier }) => dossier === demande.dossier,
  );
  const [neuf] = dossiersDe(fratrie, await lireCadre(db, perimetre, commission));
  return neuf ? garder(neuf, true) : refus("sans-choix-ici");
}

/** La même séance, un dossier de plus dans ses gardes, avec son tirage. */
function avecAjout(seance: Seance, ajoute: DossierGarde): Seance {
  const tirage = tiragesDe(seance.commission.graine, [ajoute.id]);
  return {
    ...seance,
    gardes: [...seance.gardes, ajoute],
    tirages: new Map([...seance.tirages, ...tirage]),
  };
}

/** Gelé hors du classement : la commission peut l'admettre, sans relire la demande. */
const attendDEtreAdmis = ({ gardes, etat }: Seance, numero: string): boolean =>
  gardes.some(({ id, contenu }) => id === numero && contenu?.nonRecevable !== undefined) &&
  !etat.dossiers.some(({ id }) => id === numero);

/** Juge un geste, et dit ce qu'il changerait. */
export async function essayer(
  db: Db,
  perimetre: Perimetre,
  seance: Seance,
  geste: Geste,
): Promise<Possible | Refus<RefusRetouche>> {
  const permis = peutRetoucher(seance.commission.etat, geste.genre) ?? jugerGeste(seance.etat, geste, seance.retouches);
  if (permis) return permis;
  if (geste.genre !== "ajout" || attendDEtreAdmis(seance, geste.dossier)) {
    const effet = effetDe(seance, geste);
    const vaine = geste.genre === "imposee" && effet.perdues.includes(geste.dossier);
    return vaine ? refus("ne-tient-pas") : { seance, ajoute: null, effet };
  }
  const ajoute = await dossierNouveau(db, perimetre, seance, geste.dossier);
  if (!("empreinte" in ajoute)) return ajoute;
  const plus = avecAjout(seance, ajoute);
  return { seance: plus, ajoute, effet: effetDe(plus, { genre: "ajout", dossier: ajoute.id }) };
}

/** Garde un geste motivé : la version de la commission avance avec lui, si bien que deux gestes ne se croisent pas (409). */
export async function faire(
  db: Db,
  perimetre: Perimetre,
  { seance, ajoute, effet }: Possible,
  { geste, motif, le }: { geste: Geste; motif: string; le: string },
): Promise<Retouche | Refus<RefusRetouche>> {
  const motive = motiver(motif);
  if (motive) return motive;
  const { commission: avant } = seance;
  const retouche: Retouche = {
    rang: seance.retouches.length + 1,
    geste: ajoute ? { genre: "ajout", dossier: ajoute.id } : geste,
    motif: motif.trim(),
    par: perimetre.compte,
    le,
    differences: effet.differences,
    reclamations: avant.graine === null ? 0 : famillesLesees(effet.apres.proposition.reclamations),
  };
  await updateCommission(db, perimetre, { avant, apres: avant, action: "retouche" });
  if (ajoute) await insertDossiers(db, perimetre, avant.id, [ajoute]);
  await insertRetouche(db, perimetre, avant.id, retouche);
  return retouche;
}
