import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { HTTPException } from "hono/http-exception";
import type { Env } from "#platform/http.ts";
import { orConflict } from "#platform/errors.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { baseDe, exiger, instantDe, type Requete } from "../requete/actions.ts";
import { iciDe, type Reunion, reunionDe } from "../seance/actions.ts";
import { PHRASES_SEANCE } from "../seance/forms.ts";
import { lireReponses, saveReponses } from "../seance/presence/actions.ts";
import { convoquer } from "../seance/rules.ts";
import { partsDe } from "../seance/presence/rules.ts";
import { updateSeance } from "../seance/store.ts";
import { deposerCourriels, destinatairesDe, suivreConvies } from "./actions.ts";
import { ConvocationPage } from "./pages.tsx";
import { aPrevenir, surPapier } from "./rules.ts";

type Suite = { refus?: string; erreurs?: FormErrors };

async function conduite(c: Requete): Promise<Reunion> {
  exiger(c, "gouvernance.conduire");
  return reunionDe(c);
}

async function montrer(c: Requete, suite: Suite = {}) {
  const { seance, membres, attendus, points, presences } = await conduite(c);
  const destinataires = await destinatairesDe(c.var.db, c.var.perimetre, attendus);
  const parts = partsDe(
    attendus,
    presences.filter(({ reponse }) => reponse !== null),
  );
  const voulue = Number(suite.erreurs?.values["part"] ?? c.req.query("part"));
  const erreur = Boolean(suite.refus || suite.erreurs);
  c.status(erreur ? 422 : 200);
  const page = (
    <ConvocationPage
      ici={iciDe(c, seance)}
      base={baseDe(c)}
      seance={seance}
      membres={membres}
      attendus={attendus}
      presences={presences}
      parts={parts}
      part={parts[voulue - 1] ? voulue : 1}
      points={points}
      aPrevenir={aPrevenir(destinataires, presences, seance.sequence).length}
      papier={surPapier(destinataires)}
      {...suite}
    />
  );
  const titre = seance.etat === "preparation" ? "Convoquer" : "Convocation et réponses";
  return c.render(page, { titre, erreur });
}

/** Convoque, ou prévient ceux que la convocation n'a pas encore joints. */
async function envoyer(c: Requete) {
  const { instance, seance: avant, attendus, points, presences } = await conduite(c);
  const form = await c.req.formData();
  if (Number(form.get("version")) !== avant.version) orConflict({ numUpdatedRows: 0n });
  const { db, perimetre, today } = c.var;
  if (avant.etat === "preparation") {
    const situation = {
      points: points.length,
      membres: attendus.length,
      close: instance.closeLe !== null,
      aujourdhui: today,
    };
    const apres = convoquer(avant, situation, instantDe(c));
    if (apres instanceof Refus) return montrer(c, { refus: PHRASES_SEANCE[apres.code] });
    await updateSeance(db, perimetre, { avant, apres, action: "convocation" });
  }
  const destinataires = aPrevenir(await destinatairesDe(db, perimetre, attendus), presences, avant.sequence);
  const membres = destinataires.map(({ membre }) => membre.id);
  await deposerCourriels(db, perimetre, {
    seance: avant,
    membres,
    sujet: "convocation",
    dossier: form.get("dossier") === "1",
  });
  return c.redirect(`${iciDe(c, avant)}/convocation`, 303);
}

async function noterReponses(c: Requete) {
  const { seance, membres, attendus, presences } = await conduite(c);
  if (seance.etat !== "convoquee") throw new HTTPException(409, { message: PHRASES_SEANCE.etat });
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const dits = lireReponses(form, { attendus, membres, le: seance.le ?? today });
  if (isFormErrors(dits)) return montrer(c, { erreurs: dits });
  const changes = dits.filter(({ membre, dit }) => {
    const sienne = presences.find((une) => une.membre === membre.id);
    return sienne?.reponse !== dit.quoi || sienne.pour !== dit.pour || sienne.pourNom !== dit.pourNom;
  });
  const trace = { reponduLe: instantDe(c), par: "saisie" } as const;
  await saveReponses(db, perimetre, { seance: seance.id, presences }, { dits: changes, ...trace });
  await suivreConvies(db, perimetre, seance, today);
  const vers = Number(form.get("vers") ?? form.get("part") ?? 1);
  return c.redirect(`${iciDe(c, seance)}/convocation${vers > 1 && vers < 100 ? `?part=${vers}` : ""}`, 303);
}

const REUNION = "/conventions/:convention/instances/:instance/reunions/:reunion";

/** Convoquer une réunion, suivre et noter les réponses. */
export const convocationRoutes = new Hono<Env>()
  .get(`${REUNION}/convocation`, (c) => montrer(c))
  .post(`${REUNION}/convocation`, envoyer)
  .post(`${REUNION}/reponses`, noterReponses);
