import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerModifier, type Requete } from "../../requete/actions.ts";
import { listCouvertures } from "../../valeur/store.ts";
import { listStatistiques } from "../actions.ts";
import type { Statistique, StatistiquePropre } from "../model.ts";
import { deletePropre, getPropre, insertPropre, updatePropre } from "../store.ts";
import { formDefinition, PHRASES_DEFINITION } from "./forms.ts";
import { DefinitionPage, RetraitPage } from "./pages.tsx";
import { definir } from "./rules.ts";

function renderDefinition(c: Requete, avant: StatistiquePropre | null, erreurs?: FormErrors) {
  exigerModifier(c);
  c.status(erreurs ? 422 : 200);
  const page = <DefinitionPage base={baseDe(c)} avant={avant} erreurs={erreurs} />;
  return c.render(page, { titre: avant ? `Modifier ${avant.nom}` : "Ajouter un chiffre", erreur: Boolean(erreurs) });
}

/** Le chiffre saisi, ou ce qui empêche de l'écrire. */
async function lire(c: Requete, code: string | null): Promise<{ defini: Statistique; version: number } | FormErrors> {
  const form = await c.req.formData();
  const saisie = parseForm(formDefinition, form);
  if (isFormErrors(saisie)) return saisie;
  const { version, ...dite } = saisie;
  const defini = definir(dite, await listStatistiques(c.var.db, c.var.perimetre), code);
  if (defini instanceof Refus) return { values: valuesOf(form), errors: { nom: [PHRASES_DEFINITION[defini.code]] } };
  return { defini, version };
}

const propreDe = (c: Requete): Promise<StatistiquePropre> =>
  getPropre(c.var.db, c.var.perimetre, c.req.param("code") ?? "");

/** Combien de valeurs partiraient avec ce chiffre : il ne se retire que s'il n'en a aucune. */
async function compter(c: Requete, code: string): Promise<number> {
  const couvertures = await listCouvertures(c.var.db, c.var.perimetre);
  return couvertures.reduce((somme, une) => somme + (une.statistique === code ? une.nombre : 0), 0);
}

/** Les chiffres que l'espace ajoute au catalogue. */
export const definitionRoutes = new Hono<Env>()
  .get(`${BASE}/nouvelle`, (c) => renderDefinition(c, null))
  .post(BASE, async (c) => {
    exigerModifier(c);
    const lue = await lire(c, null);
    if (isFormErrors(lue)) return renderDefinition(c, null, lue);
    await insertPropre(c.var.db, c.var.perimetre, lue.defini);
    return c.redirect(`${baseDe(c)}/${lue.defini.code}`, 303);
  })
  .get(`${BASE}/:code/definition`, async (c) => renderDefinition(c, await propreDe(c)))
  .post(`${BASE}/:code/definition`, async (c) => {
    exigerModifier(c);
    const avant = await propreDe(c);
    const lue = await lire(c, avant.code);
    if (isFormErrors(lue)) return renderDefinition(c, avant, lue);
    await updatePropre(c.var.db, c.var.perimetre, { ...avant, version: lue.version }, lue.defini);
    return c.redirect(`${baseDe(c)}/${avant.code}`, 303);
  })
  .get(`${BASE}/:code/retrait`, async (c) => {
    exigerModifier(c);
    const propre = await propreDe(c);
    const page = <RetraitPage base={baseDe(c)} propre={propre} valeurs={await compter(c, propre.code)} />;
    return c.render(page, { titre: `Retirer ${propre.nom}` });
  })
  .post(`${BASE}/:code/retrait`, async (c) => {
    exigerModifier(c);
    const propre = await unlessRemoved(c.var, "statistiques.propre", c.req.param("code"), propreDe(c));
    if (!propre) return c.redirect(baseDe(c), 303);
    if ((await compter(c, propre.code)) > 0)
      throw new HTTPException(409, { message: "Ce chiffre a des valeurs : annulez d’abord ce qui les a écrites" });
    await deletePropre(c.var.db, c.var.perimetre, propre);
    return c.redirect(baseDe(c), 303);
  });
