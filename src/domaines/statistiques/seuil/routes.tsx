import { Hono } from "hono";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../requete/actions.ts";
import { formRetrait, formSeuil } from "./forms.ts";
import { SeuilsPage } from "./pages.tsx";
import { deleteSeuil, listSeuils, saveSeuil } from "./store.ts";

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const seuils = await listSeuils(c.var.db, c.var.perimetre);
  c.status(erreurs ? 422 : 200);
  const props = { base: baseDe(c), seuils, aujourdhui: c.var.today, modifier: peutModifier(c), erreurs };
  return c.render(<SeuilsPage {...props} />, { titre: "Seuils de publication", erreur: Boolean(erreurs) });
}

/** Sous combien chaque producteur ne laisse rien publier. */
export const seuilRoutes = new Hono<Env>()
  .get(`${BASE}/seuils`, (c) => montrer(c))
  .post(`${BASE}/seuils`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(formSeuil, await c.req.formData());
    if (isFormErrors(saisie)) return montrer(c, saisie);
    await saveSeuil(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`${baseDe(c)}/seuils`, 303);
  })
  .post(`${BASE}/seuils/retrait`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(formRetrait, await c.req.formData());
    if (isFormErrors(saisie)) throw incomplete(saisie);
    await deleteSeuil(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`${baseDe(c)}/seuils`, 303);
  });
