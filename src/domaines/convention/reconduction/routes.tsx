import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { espacesOuverts } from "../creation/rules.ts";
import { getSuivie } from "../cycle/store.ts";
import { PHRASES_IDENTITE } from "../forms.ts";
import { listParties } from "../partie/store.ts";
import { listModes } from "../resiliation/store.ts";
import { verifierDuree } from "../rules.ts";
import { reconduire } from "./actions.ts";
import { PHRASES_SUITE, suiteForm } from "./forms.ts";
import { ReconductionPage } from "./pages.tsx";
import { proposerSuite, verifierSuite } from "./rules.ts";

type C = Context<Env, "/conventions/:convention/reconduction">;

/** La convention à reconduire, pour qui peut en ouvrir une dans cet espace. */
function charger(c: C) {
  const { db, perimetre, usager } = c.var;
  const ouverts = espacesOuverts(usager.perimetres);
  forbid(peut(perimetre.roles, "convention.modifier") && ouverts.includes(perimetre.espace));
  return getSuivie(db, perimetre, c.req.param("convention"));
}

const faute = (values: Record<string, string>, [champ, phrase]: readonly [string, string]): FormErrors => ({
  values,
  errors: { [champ]: [phrase] },
});

async function montrer(c: C, dites?: FormErrors) {
  const { db, perimetre, today } = c.var;
  const precedente = await charger(c);
  const identite = proposerSuite(precedente, today);
  const empechee = verifierSuite(precedente, null);
  const erreurs = dites ?? (empechee ? faute({}, PHRASES_SUITE[empechee.code]) : undefined);
  const { parties, signataires } = await listParties(db, perimetre, precedente.id);
  const modes = await listModes(db, perimetre, precedente.id);
  const reprises = { parties: parties.length, signataires: signataires.length, modes: modes.length };
  c.status(erreurs ? 422 : 200);
  const page = <ReconductionPage precedente={precedente} identite={identite} reprises={reprises} erreurs={erreurs} />;
  return c.render(page, { titre: "Préparer sa suite", erreur: Boolean(erreurs) });
}

async function ouvrir(c: C) {
  const { db, perimetre, compte, maintenant } = c.var;
  const precedente = await charger(c);
  const form = await c.req.formData();
  const lu = parseForm(suiteForm, form);
  if (isFormErrors(lu)) return montrer(c, lu);
  const values = valuesOf(form);
  const identite = { ...lu, perimetre: precedente.perimetre };
  const tropTot = verifierSuite(precedente, lu.debut);
  if (tropTot) return montrer(c, faute(values, PHRASES_SUITE[tropTot.code]));
  const duree = verifierDuree(identite);
  if (duree) return montrer(c, faute(values, PHRASES_IDENTITE[duree.code]));
  const suite = { precedente: precedente.id, identite, createur: compte, instant: maintenant() };
  return c.redirect(`/conventions/${await reconduire(db, perimetre, suite)}`, 303);
}

/** La convention qui prend la suite d'une autre. */
export const reconductionRoutes = new Hono<Env>()
  .get("/conventions/:convention/reconduction", (c) => montrer(c))
  .post("/conventions/:convention/reconduction", ouvrir);
