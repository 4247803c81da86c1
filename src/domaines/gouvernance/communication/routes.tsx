import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { listLogos, listParties } from "#domaines/documents/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { citationDe } from "../decision/rules.ts";
import { listDecisions } from "../decision/store.ts";
import { baseDe, conventionDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { ACTION } from "./forms.ts";
import { CommunicationPage, SaisieActionPage, type SaisieActionProps } from "./pages.tsx";
import { logosManquants, tenirAction } from "./rules.ts";
import { getAction, insertAction, listActions, updateAction } from "./store.ts";

async function montrerTout(c: Requete) {
  exiger(c, "gouvernance.lire");
  const { db, perimetre } = c.var;
  const actions = await listActions(db, perimetre);
  const parties = await listParties(db, perimetre, conventionDe(c));
  const logos = await listLogos(db, perimetre, parties);
  const page = pageDe(c.req.query("page"));
  return c.render(
    <CommunicationPage
      base={baseDe(c)}
      actions={actions.slice((page - 1) * PAR_PAGE, page * PAR_PAGE)}
      manquants={logosManquants(
        parties,
        logos.map(({ partie }) => partie),
      )}
      page={page}
      total={actions.length}
      tenir={saitFaire(c, "communication.tenir")}
    />,
    { titre: "Communication commune" },
  );
}

async function montrerSaisie(c: Requete, suite: Omit<SaisieActionProps, "base" | "decisions">) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  const decisions = (await listDecisions(c.var.db, c.var.perimetre)).map((une) => ({
    valeur: une.id,
    libelle: `${citationDe(une)} : ${une.objet}`,
  }));
  c.status(erreur ? 422 : 200);
  const titre = suite.action?.titre ?? "Prévoir une action de communication";
  return c.render(<SaisieActionPage base={baseDe(c)} decisions={decisions} {...suite} />, { titre, erreur });
}

async function enregistrer(c: Requete) {
  exiger(c, "communication.tenir");
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const id = String(form.get("id") ?? "");
  const avant = Number(form.get("version") ?? 0) > 0 ? await getAction(db, perimetre, id) : null;
  const saisi = parseForm(ACTION, form);
  if (isFormErrors(saisi)) return montrerSaisie(c, { id: id || newId(), action: avant, erreurs: saisi });
  const { version, ...dite } = saisi;
  const connues = (await listDecisions(db, perimetre)).map((une) => une.id);
  if (dite.decision && !connues.includes(dite.decision)) {
    const errors = { decision: ["Cette décision n’est pas au relevé : choisissez-la dans la liste, ou laissez vide."] };
    return montrerSaisie(c, { id, action: avant, erreurs: { values: valuesOf(form), errors } });
  }
  const action = tenirAction({ ...dite, convention: conventionDe(c), version: 1 }, today);
  if (action instanceof Refus) {
    const erreurs = { values: valuesOf(form), errors: {} };
    return montrerSaisie(c, { id, action: avant, erreurs, refus: action.code });
  }
  if (avant) await updateAction(db, perimetre, { ...avant, version }, action);
  else await insertAction(db, perimetre, action);
  return c.redirect(`${baseDe(c)}/communication`, 303);
}

const COMMUNICATION = "/conventions/:convention/communication";

export const communicationRoutes = new Hono<Env>()
  .get(COMMUNICATION, montrerTout)
  .post(COMMUNICATION, enregistrer)
  .get(`${COMMUNICATION}/nouvelle`, (c) => {
    exiger(c, "communication.tenir");
    return montrerSaisie(c, { id: newId(), action: null });
  })
  .get(`${COMMUNICATION}/:action`, async (c) => {
    exiger(c, "communication.tenir");
    const action = await getAction(c.var.db, c.var.perimetre, c.req.param("action") ?? "");
    return montrerSaisie(c, { id: action.id, action });
  });
