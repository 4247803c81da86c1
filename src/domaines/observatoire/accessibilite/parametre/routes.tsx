import { Hono } from "hono";
import { estJour } from "#commun/jour.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { z } from "zod";
import { PHRASES_PROFIL } from "../lexique.ts";
import type { Profil } from "../model.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../requete/actions.ts";
import { PROFIL } from "./forms.ts";
import { PROFILS } from "./lexique.ts";
import { ParametresPage } from "./pages.tsx";
import { lirePaliers, profilLe, verifierProfil } from "./rules.ts";
import { deleteHypothese, listHypotheses, saveHypothese } from "./store.ts";

async function montrer(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const propres = await listHypotheses(c.var.db, c.var.perimetre);
  const depart = profilLe(propres, c.var.today) ?? PROFILS[0];
  if (!depart) return c.notFound();
  c.status(erreurs ? 422 : 200);
  const page = (
    <ParametresPage
      base={baseDe(c)}
      publies={PROFILS}
      propres={propres}
      depart={depart}
      modifier={peutModifier(c)}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: "Hypothèses de trajet", erreur: Boolean(erreurs) });
}

const profilDe = ({ rurale, periurbaine, dense, paliers, ...dit }: z.output<typeof PROFIL>): Profil => ({
  ...dit,
  code: `territoire-${dit.depuis}`,
  paliers: lirePaliers(paliers),
  vitesses: [rurale, periurbaine, dense],
});

/** Les hypothèses de trajet du territoire, datées. */
export const parametreRoutes = new Hono<Env>()
  .get(`${BASE}/parametres`, (c) => montrer(c))
  .post(`${BASE}/parametres`, async (c) => {
    exigerModifier(c);
    const form = await c.req.formData();
    const saisie = parseForm(PROFIL, form);
    if (isFormErrors(saisie)) return montrer(c, saisie);
    const profil = profilDe(saisie);
    const refuse = verifierProfil(profil);
    if (refuse) {
      const [champ, phrase] = PHRASES_PROFIL[refuse.code];
      return montrer(c, { values: valuesOf(form), errors: { [champ]: [phrase] } });
    }
    await saveHypothese(c.var.db, c.var.perimetre, profil);
    return c.redirect(`${baseDe(c)}/parametres`, 303);
  })
  .post(`${BASE}/parametres/retrait`, async (c) => {
    exigerModifier(c);
    const depuis = String((await c.req.formData()).get("depuis") ?? "");
    if (!estJour(depuis)) return c.notFound();
    await deleteHypothese(c.var.db, c.var.perimetre, depuis);
    return c.redirect(`${baseDe(c)}/parametres`, 303);
  });
