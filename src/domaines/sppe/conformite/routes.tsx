import { Hono } from "hono";
import { getConvention } from "#domaines/convention/index.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { isFormErrors } from "#ui/form.ts";
import { exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { autoritesQuiPlanifient, type Conformite, lireConformite } from "./actions.ts";
import { PREUVE } from "./forms.ts";
import { ConformitePage, type Liens } from "./pages.tsx";
import { schemaDit } from "./rules.ts";
import { savePreuve } from "./store.ts";

const ICI = "/conventions/:convention/petite-enfance";
const conventionDe = (c: Requete) => c.req.param("convention") ?? "";

const liensDe = (c: Requete, schema: Conformite["schema"]): Liens => {
  const espace = `/espaces/${c.var.perimetre.espace}`;
  const ici = `/conventions/${conventionDe(c)}`;
  const lu = `${espace}/petite-enfance/schemas${schema ? `/${schema.id}` : ""}`;
  return {
    equipements: `${espace}/equipements`,
    zones: `${ici}/diagnostic/zones`,
    plan: `${ici}/plan`,
    schema: lu,
    depart: schema && !schema.adopteLe ? `${lu}/offre` : lu,
    chiffres: `${ici}/diagnostic/sections/petiteEnfance`,
  };
};

const SANS_AUTORITE = { schemaLu: null, taille: null, lignes: [] };

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
    ...(lue ? { ...lue, schemaLu: schemaDit(lue.schema, lue.autres) } : SANS_AUTORITE),
    autorites,
    autorite,
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
