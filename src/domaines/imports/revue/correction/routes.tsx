import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { composerRevue, type Revue } from "../actions.ts";
import { baseDe, conflit, enregistrer, iciDe, type Requete, revueDe } from "../requete/actions.ts";
import { cibleDe, corrigerLigne, retourDe, vueCorrection } from "./actions.ts";
import { formCorrection } from "./forms.ts";
import type { Cible } from "./model.ts";
import { CorrectionPage } from "./pages.tsx";

const CORRECTION = "/conventions/:convention/imports/:import/corrections/:bloc/:rang{[0-9]+}?";

function cibleIci(c: Requete, revue: Revue): Cible {
  const rang = c.req.param("rang");
  const cible = cibleDe(revue, c.req.param("bloc") ?? "", rang === undefined ? null : Number(rang) - 1);
  if (!cible) throw new HTTPException(404, { message: "Ligne inconnue" });
  return cible;
}

type Reprise = { erreurs?: FormErrors; conflit?: boolean };

function montrer(c: Requete, revue: Revue, reprise: Reprise = {}) {
  if (revue.importe.etat !== "brouillon") throw conflit();
  const cible = cibleIci(c, revue);
  const vue = vueCorrection(revue, cible);
  const retour = `${iciDe(c)}${retourDe(revue, cible)}`;
  const erreur = reprise.erreurs !== undefined;
  if (erreur) c.status(reprise.conflit ? 409 : 422);
  const page = <CorrectionPage base={baseDe(c)} vue={vue} retour={retour} action={c.req.path} {...reprise} />;
  return c.render(page, { titre: `Corriger : ${vue.titre}`, erreur });
}

const textes = (champs: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(champs).map(([nom, tape]) => [nom, String(tape)]));

export const correctionRoutes = new Hono<Env>()
  .get(CORRECTION, async (c) => montrer(c, await revueDe(c)))
  .post(CORRECTION, async (c) => {
    const revue = await revueDe(c);
    const envoi = parseForm(formCorrection, await c.req.formData());
    if (isFormErrors(envoi)) throw new HTTPException(400, { message: "Formulaire incomplet" });
    const { version, ...saisies } = envoi;
    if (revue.importe.version !== version)
      return montrer(c, revue, { erreurs: { values: textes(saisies), errors: {} }, conflit: true });
    const cible = cibleIci(c, revue);
    const saisie = { saisies, par: c.var.compte.nom, le: c.var.maintenant().toISOString() };
    const decisions = corrigerLigne(revue, cible, saisie);
    if (isFormErrors(decisions)) return montrer(c, revue, { erreurs: decisions });
    await enregistrer(c, revue, version, decisions);
    const apres = composerRevue({ ...revue.importe, decisions }, revue.actuel);
    return c.redirect(`${iciDe(c)}${retourDe(apres, cible)}`, 303);
  });
