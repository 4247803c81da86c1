import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { ouvrirTexte, saveOptions } from "#domaines/convention/index.ts";
import { getInstance, updateInstance } from "#domaines/gouvernance/index.ts";
import { incomplete, orConflict } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { conventionDe, type Requete } from "../../requete/actions.ts";
import { exigerRediger, texteDe } from "../actions.ts";
import { accordForm } from "./forms.ts";
import { accorder } from "./rules.ts";

/** Accorde une instance et le texte ; chacun n'est écrit que s'il est encore comme on l'a lu. */
async function accorderCopil(c: Requete) {
  exigerRediger(c);
  const saisi = parseForm(accordForm, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  const copil = await getInstance(db, perimetre, saisi.instance);
  const { options, versionOptions: version } = await ouvrirTexte(db, perimetre, convention);
  const lus = copil.version === saisi.lue && version === saisi.version;
  orConflict({ numUpdatedRows: lus ? 1n : 0n });
  if (saisi.comme === "texte") {
    forbid(peut(perimetre.roles, "gouvernance.conduire"));
    await updateInstance(db, perimetre, { avant: copil, apres: accorder(copil, options) });
  } else await saveOptions(db, perimetre, { convention, version }, accorder(options, copil));
  return c.redirect(`${texteDe(c)}/options`, 303);
}

/** Le texte et le comité de pilotage disent la même présidence et le même secrétariat, d'un geste. */
export const accordRoutes = new Hono<Env>().post("/conventions/:convention/texte/options/accord", accorderCopil);
