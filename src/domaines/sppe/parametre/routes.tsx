import { Hono } from "hono";
import { incomplete } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { CLE, VALEUR } from "./forms.ts";
import { type Parametre, PARAMETRES, type ValeurDuJour } from "./model.ts";
import { ParametresPage } from "./pages.tsx";
import { valeurAu } from "./rules.ts";
import { deleteValeur, listValeurs, saveValeur } from "./store.ts";

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const ecrites = await listValeurs(c.var.db, c.var.perimetre);
  const valeurs = Object.fromEntries(PARAMETRES.map((code) => [code, valeurAu(ecrites, code, c.var.today)]));
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    valeurs: valeurs as Record<Parametre, ValeurDuJour | null>,
    modifier: peutModifier(c),
    erreurs,
  };
  return c.render(<ParametresPage {...props} />, { titre: "Seuils et montants", erreur: Boolean(erreurs) });
}

/** Les seuils de la loi et les montants de la Caf, datés et sourcés. */
export const parametreRoutes = new Hono<Env>()
  .get(`${BASE}/parametres`, (c) => montrer(c))
  .post(`${BASE}/parametres`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(VALEUR, await c.req.formData());
    if (isFormErrors(saisie)) return montrer(c, saisie);
    await saveValeur(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`${baseDe(c)}/parametres`, 303);
  })
  .post(`${BASE}/parametres/retrait`, async (c) => {
    exigerModifier(c);
    const saisie = parseForm(CLE, await c.req.formData());
    if (isFormErrors(saisie)) throw incomplete(saisie);
    await deleteValeur(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`${baseDe(c)}/parametres`, 303);
  });
