import { newId } from "#platform/ids.ts";
import type { FormErrors } from "#ui/form.ts";
import type { LirePropositions } from "../../point/actions.ts";
import { aProposer, montrees } from "../../point/rules.ts";
import { listPointsEnAttente } from "../../point/store.ts";
import { baseDe, conventionDe, type Requete, saitFaire } from "../../requete/actions.ts";
import { decisionsDe, tient } from "../../releve/actions.ts";
import { iciDe, type Reunion, reunionDe } from "../actions.ts";
import { listDates, listSouhaits } from "../date/store.ts";
import { ReunionPage } from "../pages.tsx";
import { comparerDates, peutNoter } from "../rules.ts";

type Suite = { refus?: string; erreursPoint?: FormErrors; erreursDate?: FormErrors };

/** Ce qui demande une décision et que cette réunion pourrait inscrire, pour qui la conduit tant qu'elle se prépare. */
async function aInscrire(c: Requete, { seance, points }: Reunion, lirePropositions: LirePropositions) {
  const conduire = saitFaire(c, "gouvernance.conduire");
  if (!conduire || seance.etat === "approuvee" || seance.etat === "annulee") return { enAttente: [], propositions: [] };
  const { db, perimetre, today } = c.var;
  const enAttente = await listPointsEnAttente(db, perimetre);
  const lues = await lirePropositions(db, perimetre, { convention: conventionDe(c), aujourdhui: today });
  return { enAttente, propositions: montrees(aProposer(lues, [...enAttente, ...points])) };
}

/** La page d'une réunion ; 422 quand un champ est à corriger ou qu'un acte est refusé. */
export async function montrerReunion(c: Requete, lirePropositions: LirePropositions, suite: Suite = {}) {
  const reunion = await reunionDe(c);
  const { instance, seance, attendus, points, presences } = reunion;
  const { db, perimetre, today } = c.var;
  const enPreparation = seance.etat === "preparation";
  const dates = enPreparation ? await listDates(db, perimetre, seance) : [];
  const souhaits = enPreparation ? await listSouhaits(db, perimetre, seance) : [];
  const erreur = Boolean(suite.refus || suite.erreursPoint || suite.erreursDate);
  c.status(erreur ? 422 : 200);
  const page = (
    <ReunionPage
      base={baseDe(c)}
      ici={iciDe(c, seance)}
      instance={instance}
      seance={seance}
      attendus={attendus}
      points={points}
      presences={presences}
      {...(await aInscrire(c, reunion, lirePropositions))}
      tendances={comparerDates(dates, souhaits, attendus)}
      decisions={await decisionsDe(db, perimetre, seance)}
      tient={await tient(db, perimetre, reunion)}
      conduire={saitFaire(c, "gouvernance.conduire")}
      notable={peutNoter(seance, today) === null}
      neufs={{ point: newId(), date: newId() }}
      {...suite}
    />
  );
  return c.render(page, { titre: seance.titre, erreur });
}
