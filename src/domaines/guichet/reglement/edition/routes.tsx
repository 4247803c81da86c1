import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { CADRE, VERSION } from "../forms.ts";
import type { Reglement } from "../model.ts";
import { BASE, baseDe, iciDe, type Requete } from "../requete/actions.ts";
import { aEcrire, ecrire } from "./actions.ts";
import { CadrePage } from "./pages.tsx";
import { lireSection } from "./section/forms.ts";
import { type Section, SECTIONS, TITRES_SECTION } from "./section/model.ts";
import { SectionPage } from "./section/pages.tsx";

const ICI = `${BASE}/:reglement`;

function montrerCadre(c: Requete, reglement: Reglement, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <CadrePage base={baseDe(c)} reglement={reglement} erreurs={erreurs} />;
  return c.render(page, { titre: "Cadre et délais", erreur: Boolean(erreurs) });
}

async function ecrireCadre(c: Requete) {
  const reglement = await aEcrire(c);
  const saisie = parseForm(CADRE, await c.req.formData());
  if (isFormErrors(saisie)) return montrerCadre(c, reglement, saisie);
  const { version, titre, departage, ...dit } = saisie;
  const connus = reglement.contenu.criteres.map(({ code }) => code);
  const contenu = { ...dit, departage: departage.filter((code) => connus.includes(code)) };
  await ecrire(c, reglement, { version, titre, contenu, action: "cadre" });
  return c.redirect(iciDe(c, reglement), 303);
}

function montrerSection(c: Requete, reglement: Reglement, section: Section, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <SectionPage base={baseDe(c)} reglement={reglement} section={section} erreurs={erreurs} />;
  return c.render(page, { titre: TITRES_SECTION[section], erreur: Boolean(erreurs) });
}

async function ecrireSection(c: Requete, section: Section) {
  const reglement = await aEcrire(c);
  const form = await c.req.formData();
  const saisie = parseForm(VERSION, form);
  if (isFormErrors(saisie)) throw new HTTPException(400, { message: "Ce formulaire est incomplet." });
  const lu = lireSection(form, section, reglement.contenu);
  if ("errors" in lu) return montrerSection(c, reglement, section, { values: valuesOf(form), errors: lu.errors });
  await ecrire(c, reglement, { version: saisie.version, contenu: lu.contenu, action: section });
  return c.redirect(iciDe(c, reglement), 303);
}

/** Ce qui s'écrit d'un brouillon autour de ses critères. */
export const editionReglementRoutes = SECTIONS.reduce(
  (routes, section) =>
    routes
      .get(`${ICI}/${section}`, async (c) => montrerSection(c, await aEcrire(c), section))
      .post(`${ICI}/${section}`, (c) => ecrireSection(c, section)),
  new Hono<Env>().get(`${ICI}/cadre`, async (c) => montrerCadre(c, await aEcrire(c))).post(`${ICI}/cadre`, ecrireCadre),
);
