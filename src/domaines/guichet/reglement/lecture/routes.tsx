import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { blocsReglement } from "../document.ts";
import { PUBLICATION, VERSION } from "../forms.ts";
import { MODELE_REGLEMENT } from "../lexique.ts";
import { manquements, ouvrirVersion, publier, type RefusPublication, situationAu } from "../publication/rules.ts";
import {
  BASE,
  baseDe,
  exigerLire,
  exigerTenir,
  iciDe,
  nommerDe,
  peutTenir,
  reglementDe,
  type Requete,
} from "../requete/actions.ts";
import { deleteReglement, insertReglement, listReglements, updateReglement } from "../store.ts";
import { AbandonPage, ReglementPage, titreDe, VersionsPage } from "./pages.tsx";

const ICI = `${BASE}/:reglement`;
const TITRE = "Règlement d’attribution";

async function montrerVersions(c: Requete, refus?: string) {
  exigerLire(c);
  const tous = await listReglements(c.var.db, c.var.perimetre);
  const versions = tous
    .filter(({ etat }) => etat === "publie" || peutTenir(c))
    .map((reglement) => ({ reglement, situation: situationAu(reglement, tous, c.var.today) }));
  c.status(refus ? 422 : 200);
  const page = <VersionsPage base={baseDe(c)} versions={versions} tenir={peutTenir(c)} refus={refus} />;
  return c.render(page, { titre: TITRE, erreur: Boolean(refus) });
}

/** Un brouillon ne se lit que de qui le tient : pour les autres, il n'existe pas encore. */
async function lisible(c: Requete) {
  exigerLire(c);
  const reglement = await reglementDe(c);
  if (reglement.etat === "brouillon" && !peutTenir(c)) throw new HTTPException(404, { message: "Page introuvable" });
  return reglement;
}

async function montrer(c: Requete, suite: { erreurs?: FormErrors; refus?: RefusPublication } = {}) {
  const reglement = await lisible(c);
  const tous = await listReglements(c.var.db, c.var.perimetre);
  const { perimetre, today } = c.var;
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const props = {
    base: baseDe(c),
    reglement,
    situation: situationAu(reglement, tous, today),
    convention: perimetre.conventions[0] ?? null,
    blocs: blocsReglement(reglement, await nommerDe(c.var.db, perimetre, reglement)),
    tenir: peutTenir(c),
    today,
    manques: manquements(reglement.contenu),
    ...suite,
  };
  return c.render(<ReglementPage {...props} />, { titre: titreDe(reglement), erreur });
}

async function ouvrir(c: Requete) {
  exigerTenir(c);
  const { db, perimetre } = c.var;
  const tous = await listReglements(db, perimetre);
  const neuve = ouvrirVersion(tous, { id: newId(), titre: TITRE, modele: MODELE_REGLEMENT });
  if (neuve instanceof Refus) return montrerVersions(c, "Un brouillon est déjà ouvert : terminez-le, ou renoncez-y.");
  await insertReglement(db, perimetre, neuve);
  return c.redirect(iciDe(c, neuve), 303);
}

async function publierIci(c: Requete) {
  exigerTenir(c);
  const { db, perimetre, today } = c.var;
  const reglement = await reglementDe(c);
  const saisie = parseForm(PUBLICATION, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, { erreurs: saisie });
  const avant = { ...reglement, version: saisie.version };
  const apres = publier(avant, { ...saisie, today }, await listReglements(db, perimetre));
  if (apres instanceof Refus) return montrer(c, { refus: apres.code });
  await updateReglement(db, perimetre, { avant, apres, action: "publication" });
  return c.redirect(iciDe(c, reglement), 303);
}

async function renoncer(c: Requete) {
  exigerTenir(c);
  const reglement = await reglementDe(c);
  const saisie = parseForm(VERSION, await c.req.formData());
  if (isFormErrors(saisie)) throw new HTTPException(400, { message: "Ce formulaire est incomplet." });
  await deleteReglement(c.var.db, c.var.perimetre, { ...reglement, version: saisie.version });
  return c.redirect(baseDe(c), 303);
}

/** Les versions du règlement, lues, ouvertes, publiées. */
export const lectureReglementRoutes = new Hono<Env>()
  .get(BASE, (c) => montrerVersions(c))
  .post(BASE, ouvrir)
  .get(ICI, (c) => montrer(c))
  .post(`${ICI}/publication`, publierIci)
  .get(`${ICI}/abandon`, async (c) => {
    exigerTenir(c);
    return c.render(<AbandonPage base={baseDe(c)} reglement={await reglementDe(c)} />, {
      titre: "Renoncer à ce brouillon",
    });
  })
  .post(`${ICI}/abandon`, renoncer);
