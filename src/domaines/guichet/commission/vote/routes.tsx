import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PHRASES_VOTE } from "../lexique.ts";
import {
  commissionConduite,
  commissionLue,
  conduit,
  exigerVersion,
  iciDe,
  instantDe,
  type Requete,
  UNE,
} from "../requete/actions.ts";
import { listRetouches } from "../retouche/store.ts";
import type { Commission } from "../session/model.ts";
import { updateCommission } from "../session/store.ts";
import { VOTE } from "./forms.ts";
import { VotesPage } from "./pages.tsx";
import { estVotee, jugerVoix, personnesDe, type RefusVote } from "./rules.ts";
import { insertVote, listVotes } from "./store.ts";

type Suite = { refus?: RefusVote; erreurs?: FormErrors };

async function montrer(c: Requete, commission: Commission, { refus, erreurs }: Suite = {}) {
  const { db, perimetre } = c.var;
  const votes = await listVotes(db, perimetre, commission.id);
  const retouches = await listRetouches(db, perimetre, commission.id);
  c.status(refus || erreurs ? 422 : 200);
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: conduit(c),
    votes,
    erreurs,
    votee: estVotee(votes, retouches.length),
    presents: personnesDe(commission.presents),
    refus: refus && PHRASES_VOTE[refus],
  };
  return c.render(<VotesPage {...props} />, { titre: "Votes", erreur: Boolean(refus || erreurs) });
}

async function voter(c: Requete) {
  const commission = await commissionConduite(c);
  const form = await c.req.formData();
  const dit = parseForm(VOTE, form);
  if (isFormErrors(dit)) return montrer(c, commission, { erreurs: dit });
  exigerVersion(form, commission);
  if (commission.etat !== "tenue") return montrer(c, commission, { refus: "pas-tenue" });
  const jugees = jugerVoix(dit, personnesDe(commission.presents).length);
  if (jugees instanceof Refus) return montrer(c, commission, { refus: jugees.code });
  const { db, perimetre } = c.var;
  const rang = (await listVotes(db, perimetre, commission.id)).length + 1;
  const retouches = (await listRetouches(db, perimetre, commission.id)).length;
  await updateCommission(db, perimetre, { avant: commission, apres: commission, action: "vote" });
  await insertVote(db, perimetre, commission.id, {
    rang,
    retouches,
    le: instantDe(c),
    par: perimetre.compte,
    ...dit,
  });
  return c.redirect(`${iciDe(c, commission)}/votes`, 303);
}

/** Les votes d'une séance. */
export const voteRoutes = new Hono<Env>()
  .get(`${UNE}/votes`, async (c) => montrer(c, await commissionLue(c)))
  .post(`${UNE}/votes`, voter);
