import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { isFormErrors } from "#ui/form.ts";
import { deposerCourriels, destinatairesDe } from "../../convocation/actions.ts";
import type { LirePropositions } from "../../point/actions.ts";
import { exiger, type Requete } from "../../requete/actions.ts";
import { iciDe, type Reunion, reunionDe } from "../actions.ts";
import { DATE, PHRASES_DATE } from "../forms.ts";
import type { DateProposee } from "../model.ts";
import { dateTrouvee, proposerDate, retenirDate, retirerDate } from "../rules.ts";
import { updateSeance } from "../store.ts";
import { montrerReunion } from "../vue/actions.tsx";
import { lireSouhaits } from "./actions.ts";
import { SouhaitsPage } from "./souhaits/pages.tsx";
import { deleteDate, insertDate, listDates, listSouhaits, saveSouhaits } from "./store.ts";

/** La réunion dont la date se cherche encore, à qui la conduit (409 une fois convoquée). */
async function enPreparation(c: Requete): Promise<Reunion> {
  exiger(c, "gouvernance.conduire");
  const reunion = await reunionDe(c);
  if (reunion.seance.etat !== "preparation") throw new HTTPException(409, { message: PHRASES_DATE.etat });
  return reunion;
}

async function proposer(c: Requete, lirePropositions: LirePropositions) {
  const { seance } = await enPreparation(c);
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const saisie = parseForm(DATE, form);
  if (isFormErrors(saisie)) return montrerReunion(c, lirePropositions, { erreursDate: saisie });
  const date = { id: saisie.id, seance: seance.id, le: saisie.dateLe, debut: saisie.dateDebut };
  const verifiee = proposerDate(seance, await listDates(db, perimetre, seance), date, today);
  if (verifiee instanceof Refus) {
    const errors = { dateLe: [PHRASES_DATE[verifiee.code]] };
    return montrerReunion(c, lirePropositions, { erreursDate: { values: valuesOf(form), errors } });
  }
  await insertDate(db, perimetre, verifiee);
  return c.redirect(iciDe(c, seance), 303);
}

async function dateDe(c: Requete, { seance }: Reunion): Promise<DateProposee | undefined> {
  const dates = await listDates(c.var.db, c.var.perimetre, seance);
  return dates.find(({ id }) => id === c.req.param("date"));
}

async function retenir(c: Requete) {
  const reunion = await enPreparation(c);
  const { seance: avant } = reunion;
  const apres = retenirDate(avant, orNotFound(await dateDe(c, reunion)));
  if (apres instanceof Refus) throw new HTTPException(409, { message: PHRASES_DATE[apres.code] });
  await updateSeance(c.var.db, c.var.perimetre, { avant, apres, action: "date retenue" });
  return c.redirect(iciDe(c, avant), 303);
}

async function retirer(c: Requete) {
  const reunion = await enPreparation(c);
  const { seance: avant } = reunion;
  const { db, perimetre } = c.var;
  const date = await dateDe(c, reunion);
  if (!date) return c.redirect(iciDe(c, avant), 303); // a second click asks for what is done
  const apres = retirerDate(avant, date);
  await deleteDate(db, perimetre, date);
  if (apres !== avant) await updateSeance(db, perimetre, { avant, apres, action: "date retirée" });
  return c.redirect(iciDe(c, avant), 303);
}

/** Demande à chacun, par courriel, quelles dates lui conviennent. */
async function sonder(c: Requete) {
  const { seance, attendus } = await enPreparation(c);
  const { db, perimetre } = c.var;
  if (dateTrouvee(seance)) throw new HTTPException(409, { message: PHRASES_DATE["date-retenue"] });
  const joignables = (await destinatairesDe(db, perimetre, attendus)).filter(({ courriel }) => courriel !== null);
  await deposerCourriels(db, perimetre, { seance, membres: joignables.map(({ membre }) => membre.id), sujet: "dates" });
  return c.redirect(`${iciDe(c, seance)}/souhaits?demandes=${joignables.length}`, 303);
}

async function montrerSouhaits(c: Requete) {
  const { seance, attendus } = await enPreparation(c);
  const { db, perimetre } = c.var;
  const demandes = Number(c.req.query("demandes") ?? Number.NaN);
  const page = (
    <SouhaitsPage
      ici={iciDe(c, seance)}
      seance={seance}
      attendus={attendus}
      dates={await listDates(db, perimetre, seance)}
      souhaits={await listSouhaits(db, perimetre, seance)}
      demandes={Number.isInteger(demandes) ? demandes : null}
    />
  );
  return c.render(page, { titre: "Les dates qui conviennent" });
}

async function noterSouhaits(c: Requete) {
  const { seance, attendus } = await enPreparation(c);
  const { db, perimetre } = c.var;
  const dates = await listDates(db, perimetre, seance);
  const form = await c.req.formData();
  const souhaits = attendus.flatMap(({ id }) => lireSouhaits(form, dates, id, `${id}-`));
  await saveSouhaits(db, perimetre, seance.id, souhaits);
  return c.redirect(iciDe(c, seance), 303);
}

const REUNION = "/conventions/:convention/instances/:instance/reunions/:reunion";

/** Chercher la date d'une réunion : en proposer, demander à chacun, noter, retenir. */
export const dateRoutes = (lirePropositions: LirePropositions) =>
  new Hono<Env>()
    .post(`${REUNION}/dates`, (c) => proposer(c, lirePropositions))
    .post(`${REUNION}/dates/:date/choix`, retenir)
    .post(`${REUNION}/dates/:date/retrait`, retirer)
    .post(`${REUNION}/sondage`, sonder)
    .get(`${REUNION}/souhaits`, montrerSouhaits)
    .post(`${REUNION}/souhaits`, noterSouhaits);
