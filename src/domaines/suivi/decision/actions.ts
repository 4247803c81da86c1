import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { listDecisions, referenceDe } from "#domaines/gouvernance/index.ts";
import type { Devenir } from "#domaines/gouvernance/decision/effet/model.ts";
import { getFiche } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { REFUS_DIRE } from "../etat/forms.ts";
import { type Dire, type EtatDefini, NON_CONCERNEE } from "../etat/model.ts";
import { dire, type RefusEtat } from "../etat/rules.ts";
import { insertSaisies, listEtats, listSaisies } from "../etat/store.ts";
import { voletsDe } from "../photo/rules.ts";
import { listVolets } from "../volet/store.ts";
import { citer, etatPourDecision, type Registre, registreDe } from "./rules.ts";

/** Les décisions qui arrêtent des fiches, telles que les registres du périmètre les disent. */
export const lireRegistre = async (db: Db, perimetre: Perimetre): Promise<Registre> =>
  registreDe((await listDecisions(db, perimetre)).map((une) => ({ ...une, reference: referenceDe(une) })));

type Lieu = { fiche: string; volet: string; aujourdhui: Jour };

/** Ce que quelqu'un dit d'une fiche, s'il tient : son état, et la décision qu'il cite. */
export function direCite(
  etats: readonly EtatDefini[],
  dit: Dire,
  { fiche, ...lieu }: Lieu,
  registre: Registre,
): Dire | Refus<RefusEtat> {
  const dite = dire(etats, dit, lieu);
  return dite instanceof Refus ? dite : citer(dite, registre, fiche);
}

/** Ce qu'une instance a décidé d'une fiche, et de quoi le citer. */
export type FicheDecidee = {
  fiche: string;
  devenir: Devenir;
  nouvelleDate: string | null;
  citation: string;
  auteur: string;
  le: Jour;
  aujourdhui: Jour;
  instant: string;
};

const SANS_ETAT = "La liste d’états de la convention n’en a pas qui dise cela : ajoutez-le, puis réessayez.";

/** Donne à une fiche l'état qu'une instance a décidé, pour chacune de ses parts concernées ; rien si c'est fait, sinon pourquoi non. */
export async function appliquerDecision(db: Db, perimetre: Perimetre, decidee: FicheDecidee): Promise<string | null> {
  const { devenir, nouvelleDate, citation, auteur, le, aujourdhui, instant } = decidee;
  const { id: fiche, convention } = await getFiche(db, perimetre, decidee.fiche);
  const etats = await listEtats(db, perimetre, convention);
  const etat = etatPourDecision(etats, devenir);
  if (!etat) return SANS_ETAT;
  const muet = { avancees: "", difficultes: "", deblocage: "", decisionDemandee: "" };
  const voulu: Dire = { ...muet, etat: etat.code, le, nouvelleDate, decision: citation };
  const dit = dire(etats, voulu, { volet: "", aujourdhui });
  if (dit instanceof Refus) return REFUS_DIRE[dit.code];
  const dites = await listSaisies(db, perimetre, fiche);
  const concernes = voletsDe(await listVolets(db, perimetre, fiche), fiche).filter(
    ({ volet }) => dites.find((une) => une.volet === volet)?.etat !== NON_CONCERNEE,
  );
  const canal = "systeme" as const;
  await insertSaisies(
    db,
    perimetre,
    concernes.map(({ volet }) => ({ ...dit, convention, fiche, volet, auteur, canal, instant })),
  );
  return null;
}
