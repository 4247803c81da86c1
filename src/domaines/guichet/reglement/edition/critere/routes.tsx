import { Hono } from "hono";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listAccueils } from "../../../demande/etape/actions.ts";
import { CRITERE, VERSION } from "../../forms.ts";
import type { Critere, Reglement } from "../../model.ts";
import { BASE, baseDe, iciDe, nomCommune, type Requete } from "../../requete/actions.ts";
import { aEcrire, ecrire } from "../actions.ts";
import { critereDe } from "./forms.ts";
import { CriterePage, CriteresPage, titreDuCritere } from "./pages.tsx";

const ICI = `${BASE}/:reglement/criteres`;

const trouver = (reglement: Reglement, code: string): Critere =>
  orNotFound(reglement.contenu.criteres.find((critere) => critere.code === code));

/** Où un critère peut ne compter que là. */
const accueilsDe = ({ var: { db, perimetre, today } }: Requete) => listAccueils(db, perimetre, today);

async function montrer(c: Requete, reglement: Reglement, critere: Critere | null, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const communes = (critere?.communes ?? []).map(nomCommune).join("\n");
  const structures = (await accueilsDe(c)).map(({ id, nom }) => ({ valeur: id, libelle: nom }));
  const props = { base: baseDe(c), reglement, critere, communes, structures, erreurs };
  return c.render(<CriterePage {...props} />, { titre: titreDuCritere(critere), erreur: Boolean(erreurs) });
}

const retour = (c: Requete, reglement: Reglement) => c.redirect(`${iciDe(c, reglement)}/criteres`, 303);

/** Ce que le formulaire dit d'un critère, neuf ou non. */
async function lire(c: Requete, reglement: Reglement, ancien: Critere | null) {
  const form = await c.req.formData();
  const saisie = parseForm(CRITERE, form);
  if (isFormErrors(saisie)) return saisie;
  const connues = new Set((await accueilsDe(c)).map(({ id }) => id));
  const critere = critereDe({ ...saisie, code: ancien?.code ?? saisie.code }, form, connues);
  if (isFormErrors(critere)) return critere;
  if (!ancien && reglement.contenu.criteres.some(({ code }) => code === critere.code))
    return { values: valuesOf(form), errors: { code: ["Un critère porte déjà ce code"] } };
  return { critere, version: saisie.version };
}

async function enregistrer(c: Requete, ancien: Critere | null, reglement: Reglement) {
  const lu = await lire(c, reglement, ancien);
  if (isFormErrors(lu)) return montrer(c, reglement, ancien, lu);
  const { criteres } = reglement.contenu;
  const suite = ancien ? criteres.map((un) => (un.code === ancien.code ? lu.critere : un)) : [...criteres, lu.critere];
  await ecrire(c, reglement, { version: lu.version, contenu: { criteres: suite }, action: "critère" });
  return retour(c, reglement);
}

async function oter(c: Requete) {
  const reglement = await aEcrire(c);
  const critere = trouver(reglement, c.req.param("critere") ?? "");
  const saisie = parseForm(VERSION, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, reglement, critere, saisie);
  const { criteres, departage } = reglement.contenu;
  const contenu = {
    criteres: criteres.filter(({ code }) => code !== critere.code),
    departage: departage.filter((code) => code !== critere.code),
  };
  await ecrire(c, reglement, { version: saisie.version, contenu, action: "critère ôté" });
  return retour(c, reglement);
}

/** Les critères d'un brouillon. */
export const critereRoutes = new Hono<Env>()
  .get(ICI, async (c) => {
    const page = <CriteresPage base={baseDe(c)} reglement={await aEcrire(c)} />;
    return c.render(page, { titre: "Critères et points" });
  })
  .post(ICI, async (c) => enregistrer(c, null, await aEcrire(c)))
  .get(`${ICI}/nouveau`, async (c) => montrer(c, await aEcrire(c), null))
  .get(`${ICI}/:critere`, async (c) => {
    const reglement = await aEcrire(c);
    return montrer(c, reglement, trouver(reglement, c.req.param("critere")));
  })
  .post(`${ICI}/:critere`, async (c) => {
    const reglement = await aEcrire(c);
    return enregistrer(c, trouver(reglement, c.req.param("critere")), reglement);
  })
  .post(`${ICI}/:critere/retrait`, oter);
