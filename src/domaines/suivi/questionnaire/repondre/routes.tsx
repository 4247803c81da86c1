import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { dureeEnMots } from "#domaines/acces/index.ts";
import { alertePersonne } from "#domaines/plan/index.ts";
import { ALERTES_PERSONNE } from "#domaines/plan/model.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { isFormErrors } from "#ui/form.ts";
import { REPONSE, retourDe } from "../forms.ts";
import type { Questionnaire } from "../model.ts";
import { estOuvert, verifierRetour } from "../rules.ts";
import { getQuestionnaireParLien, insertRetour } from "../store.ts";
import type { ReponseEnv } from "./actions.ts";
import { FinPage, type QuestionsProps, type RefusReponse, RepondrePage } from "./pages.tsx";

type C = Context<ReponseEnv>;

/** Le questionnaire du lien, dans le périmètre que lui seul ouvre. */
const questionnaireDe = (c: C): Promise<Questionnaire> => {
  orNotFound(c.var.usager.perimetre ?? undefined);
  return getQuestionnaireParLien(c.var.db, c.var.perimetre, c.req.param("lien") ?? "");
};

type Suite = Partial<Pick<QuestionsProps, "refus" | "alerte" | "attente" | "saisie" | "envoi">>;

function montrer(c: C, questionnaire: Questionnaire, suite: Suite = {}) {
  const erreur = Boolean(suite.refus || suite.alerte || suite.attente);
  c.status(suite.attente ? 429 : erreur ? 422 : 200);
  const page = <RepondrePage questionnaire={questionnaire} envoi={newId()} saisie={{}} {...suite} />;
  return c.render(page, { titre: `Répondre : ${questionnaire.titre}`, publique: true, erreur });
}

const finir = (c: C, questionnaire: Questionnaire, merci: boolean) =>
  c.render(<FinPage questionnaire={questionnaire} merci={merci} />, {
    titre: merci ? `Merci, ${questionnaire.titre}` : `Répondre : ${questionnaire.titre}`,
    publique: true,
  });

async function repondre(c: C) {
  const questionnaire = await questionnaireDe(c);
  const { today, perimetre, attente } = c.var;
  if (!estOuvert(questionnaire, today)) return finir(c, questionnaire, false);
  const form = await c.req.formData();
  const saisie = valuesOf(form);
  const revenir = (suite: Suite) => montrer(c, questionnaire, { saisie, ...suite });
  if (attente) {
    c.header("Retry-After", String(attente));
    return revenir({ attente: dureeEnMots(attente) });
  }
  const lue = parseForm(REPONSE, form);
  if (isFormErrors(lue)) return revenir({ refus: lue.errors["libre"] ? "trop-long" : "page-expiree" });
  const retour = retourDe(questionnaire, lue);
  const refus: Refus<RefusReponse> | null = verifierRetour(questionnaire, retour);
  if (refus instanceof Refus) return revenir({ refus: refus.code, envoi: lue.envoi });
  const alerte = lue.confirme ? null : alertePersonne(retour.libre);
  if (alerte) return revenir({ alerte: ALERTES_PERSONNE[alerte], envoi: lue.envoi });
  await insertRetour(c.var.db, perimetre, questionnaire, { ...retour, canal: "lien", jour: today });
  return c.redirect(`/questionnaires/${questionnaire.lien}?merci=1`, 303);
}

/** La page publique d'un questionnaire : sans compte, sans témoin, sans script. */
export const repondreRoutes = new Hono<ReponseEnv>()
  .get("/questionnaires/:lien", async (c) => {
    const questionnaire = await questionnaireDe(c);
    const merci = c.req.query("merci") === "1";
    if (merci || !estOuvert(questionnaire, c.var.today)) return finir(c, questionnaire, merci);
    return montrer(c, questionnaire);
  })
  .post("/questionnaires/:lien", repondre);
