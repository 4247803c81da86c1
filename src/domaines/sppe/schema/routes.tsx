import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { lireCompetences } from "../competence/actions.ts";
import { choisirConvention, listConventionsNommees } from "./actions.ts";
import { SCHEMA } from "./forms.ts";
import { HORS_CONVENTION } from "./lexique.ts";
import { CONTENU_VIDE } from "./model.ts";
import { NouveauPage, type Planificatrice, SchemasPage } from "./pages.tsx";
import { estAdopte, formeDue } from "./rules.ts";
import { insertSchema, listSchemas } from "./store.ts";

async function planificatricesDe(c: Requete): Promise<Planificatrice[]> {
  const { autorites, seuils } = await lireCompetences(c.var.db, c.var.perimetre, c.var.today);
  return autorites.flatMap(({ autorite, tient }) =>
    tient.planifier ? [{ autorite, due: formeDue(tient.planifier, seuils) }] : [],
  );
}

async function montrerListe(c: Requete) {
  exigerLire(c);
  const schemas = await listSchemas(c.var.db, c.var.perimetre);
  const planificatrices = await planificatricesDe(c);
  const adoptees = new Set(schemas.filter((un) => estAdopte(un, c.var.today)).map(({ autorite }) => autorite));
  const conventions = await listConventionsNommees(c.var.db, c.var.perimetre);
  const props = {
    base: baseDe(c),
    schemas,
    conventions: new Map(conventions.map(({ id, nom }) => [id, nom])),
    sans: planificatrices.filter(({ autorite, due }) => due && !adoptees.has(autorite.cle)).slice(0, PAR_PAGE),
    page: pageDe(c.req.query("page")),
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
    modifier: peutModifier(c),
  };
  return c.render(<SchemasPage {...props} />, { titre: "Schémas de la petite enfance" });
}

async function montrerNouveau(c: Requete, erreurs?: FormErrors) {
  exigerModifier(c);
  const planificatrices = await planificatricesDe(c);
  c.status(erreurs ? 422 : 200);
  const conventions = await listConventionsNommees(c.var.db, c.var.perimetre);
  const props = { base: baseDe(c), id: newId(), today: c.var.today, planificatrices, conventions, erreurs };
  return c.render(<NouveauPage {...props} />, { titre: "Ouvrir un schéma", erreur: Boolean(erreurs) });
}

async function ouvrir(c: Requete) {
  exigerModifier(c);
  const form = await c.req.formData();
  const saisie = parseForm(SCHEMA, form);
  if (isFormErrors(saisie)) return montrerNouveau(c, saisie);
  const trouvee = (await planificatricesDe(c)).find(({ autorite }) => autorite.cle === saisie.autorite);
  const inconnue = { autorite: ["Cette autorité ne planifie pas ici aujourd’hui"] };
  if (!trouvee) return montrerNouveau(c, { values: valuesOf(form), errors: inconnue });
  const conventions = await listConventionsNommees(c.var.db, c.var.perimetre);
  const { convention, deborde } = choisirConvention(conventions, saisie.convention, saisie);
  if (deborde) return montrerNouveau(c, { values: valuesOf(form), errors: { convention: [HORS_CONVENTION] } });
  const neuf = { contenu: CONTENU_VIDE, reel: [], bilans: [], adopteLe: null, acte: "", remplace: null, version: 1 };
  const schema = { ...neuf, ...saisie, autoriteNom: trouvee.autorite.nom, convention };
  await insertSchema(c.var.db, c.var.perimetre, schema);
  return c.redirect(`${baseDe(c)}/schemas/${saisie.id}`, 303);
}

/** Les schémas de l'espace, et en ouvrir un. */
export const schemaRoutes = new Hono<Env>()
  .get(`${BASE}/schemas`, montrerListe)
  .get(`${BASE}/schemas/nouveau`, (c) => montrerNouveau(c))
  .post(`${BASE}/schemas`, ouvrir);
