import { Hono } from "hono";
import { getConvention } from "#domaines/convention/index.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { isFormErrors } from "#ui/form.ts";
import { exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { autoritesQuiPlanifient, lireConformite } from "./actions.ts";
import { PREUVE } from "./forms.ts";
import type { Ou } from "./model.ts";
import { ConformitePage } from "./pages.tsx";
import { savePreuve } from "./store.ts";

const ICI = "/conventions/:convention/petite-enfance";
const conventionDe = (c: Requete) => c.req.param("convention") ?? "";

const liensDe = (c: Requete, schema: string | null): Record<Ou, string> => {
  const espace = `/espaces/${c.var.perimetre.espace}`;
  const ici = `/conventions/${conventionDe(c)}`;
  return {
    equipements: `${espace}/equipements`,
    zones: `${ici}/diagnostic/zones`,
    plan: `${ici}/plan`,
    schema: `${espace}/petite-enfance/schemas${schema ? `/${schema}` : ""}`,
    chiffres: `${ici}/diagnostic/sections/petiteEnfance`,
  };
};

async function montrer(c: Requete) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const { id: convention } = await getConvention(db, perimetre, conventionDe(c));
  const autorites = await autoritesQuiPlanifient(db, perimetre, today);
  const autorite = autorites.find(({ cle }) => cle === c.req.query("autorite")) ?? autorites[0] ?? null;
  const lue = autorite && (await lireConformite(db, perimetre, { convention, autorite, jour: today }));
  const props = {
    base: `/conventions/${convention}/petite-enfance`,
    liens: liensDe(c, lue?.schema ?? null),
    autorites,
    autorite,
    taille: lue?.taille ?? null,
    lignes: lue?.lignes ?? [],
    modifier: peutModifier(c),
  };
  return c.render(<ConformitePage {...props} />, { titre: "La convention tient-elle lieu de schéma ?" });
}

/** La convention, confrontée à ce qu'un schéma doit contenir. */
export const conformiteRoutes = new Hono<Env>().get(ICI, montrer).post(ICI, async (c) => {
  exigerModifier(c);
  const { db, perimetre, today } = c.var;
  const { id: convention } = await getConvention(db, perimetre, conventionDe(c));
  const saisie = parseForm(PREUVE, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const autorites = await autoritesQuiPlanifient(db, perimetre, today);
  const { cle } = orNotFound(autorites.find((une) => une.cle === saisie.autorite));
  await savePreuve(db, perimetre, { ...saisie, convention });
  return c.redirect(`/conventions/${convention}/petite-enfance?autorite=${encodeURIComponent(cle)}`, 303);
});
