import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { composerRevue, type Revue } from "../actions.ts";
import { formFiche } from "../forms.ts";
import { baseDe, enregistrer, iciDe, type Requete, revueDe } from "../requete/actions.ts";
import { reconnusDe } from "../porteur/actions.ts";
import { vueFiche } from "../vue/actions.ts";
import { suivanteADecider } from "../vue/rules.ts";
import { decider } from "./actions.ts";
import { FicheEnRevuePage } from "./pages.tsx";

const FICHE = "/conventions/:convention/imports/:import/fiches/:rang{[0-9]+}";

export const rangDe = (c: Requete) => Number(c.req.param("rang")) - 1;

async function montrer(c: Requete, revue: Revue, erreurs?: FormErrors) {
  const rang = rangDe(c);
  const vue = vueFiche(revue, rang, await reconnusDe(c.var.db, c.var.perimetre, revue, rang));
  if (!vue) throw new HTTPException(404, { message: "Fiche inconnue" });
  c.status(erreurs ? 422 : 200);
  const props = { base: baseDe(c), vue, ...(erreurs ? { erreurs } : {}) };
  return c.render(<FicheEnRevuePage {...props} />, { titre: vue.titre, erreur: Boolean(erreurs) });
}

export const ficheEnRevueRoutes = new Hono<Env>()
  .get(FICHE, async (c) => montrer(c, await revueDe(c)))
  .post(FICHE, async (c) => {
    const revue = await revueDe(c);
    const envoi = parseForm(formFiche, await c.req.formData());
    if (isFormErrors(envoi)) return montrer(c, revue, envoi);
    const { version, acte, remplace, ...champs } = envoi;
    const rang = rangDe(c);
    if (!revue.comparaison.fiches[rang]) throw new HTTPException(404, { message: "Fiche inconnue" });
    const decisions = decider(revue, rang, { acte, remplace, champs });
    await enregistrer(c, revue, version, decisions);
    const apres = composerRevue({ ...revue.importe, decisions }, revue.actuel);
    const suivante = suivanteADecider(apres.comparaison, decisions, rang);
    return c.redirect(suivante === null ? iciDe(c) : `${iciDe(c)}/fiches/${suivante + 1}`, 303);
  });
