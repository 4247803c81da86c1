import { Hono } from "hono";
import { getTerritoires, listZones, trouverCommune } from "#domaines/territoire/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { lireTerritoires } from "../../lieu/actions.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../requete/actions.ts";
import { COMMUNE_INCONNUE, ECOLE, EFFECTIF, SECTEUR_INCONNU } from "./forms.ts";
import type { Ecole } from "./model.ts";
import { EcolePage, EcolesPage, RetraitEcolePage } from "./pages.tsx";
import { deleteEcole, getEcole, insertEcoles, listEcoles, listEffectifs, saveEffectifs, updateEcole } from "./store.ts";

const ECOLES = `${BASE}/ecoles`;
const UNE = `${ECOLES}/:ecole`;

const nomDe = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;

/** Les secteurs et les communes entre lesquels on choisit. */
async function lireChoix(c: Requete) {
  const secteurs = (await listZones(c.var.db, c.var.perimetre)).filter(({ genre }) => genre === "secteurScolaire");
  const { communes } = await lireTerritoires(c.var.db, c.var.perimetre);
  return { secteurs, communes: communes.map(({ nom }) => nom), codes: communes.map(({ code }) => code) };
}

async function montrerListe(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const choix = await lireChoix(c);
  const ecoles = await listEcoles(db, perimetre);
  const effectifs = await listEffectifs(db, perimetre);
  const page = pageDe(c.req.query("page"));
  const vues = ecoles.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((ecole) => ({
    ecole,
    commune: nomDe(ecole.commune),
    secteur: choix.secteurs.find(({ id }) => id === ecole.secteur)?.nom ?? "Celui de sa commune",
    dernier: effectifs.find((un) => un.ecole === ecole.id) ?? null,
  }));
  c.status(erreurs ? 422 : 200);
  const props = {
    ...choix,
    base: baseDe(c),
    vues,
    total: ecoles.length,
    page,
    params: new URLSearchParams(),
    modifier: peutModifier(c),
    erreurs,
  };
  return c.render(<EcolesPage {...props} />, { titre: "Écoles", erreur: Boolean(erreurs) });
}

async function montrer(c: Requete, ecole: Ecole, erreurs?: FormErrors) {
  exigerLire(c);
  const effectifs = (await listEffectifs(c.var.db, c.var.perimetre)).filter((un) => un.ecole === ecole.id);
  c.status(erreurs ? 422 : 200);
  const props = {
    ...(await lireChoix(c)),
    base: baseDe(c),
    ecole,
    commune: nomDe(ecole.commune),
    effectifs,
    modifier: peutModifier(c),
    erreurs,
  };
  return c.render(<EcolePage {...props} />, { titre: ecole.nom, erreur: Boolean(erreurs) });
}

/** L'école saisie, sa commune reconnue et son secteur connu, ou ce qui ne va pas. */
async function lire(c: Requete): Promise<(Omit<Ecole, "id" | "version"> & { version: number }) | FormErrors> {
  const form = await c.req.formData();
  const saisie = parseForm(ECOLE, form);
  if (isFormErrors(saisie)) return saisie;
  const { secteurs, codes } = await lireChoix(c);
  const index = getTerritoires();
  const commune =
    index.communes.get(saisie.commune.toUpperCase()) ??
    trouverCommune(index, saisie.commune, { communes: codes })?.commune;
  if (!commune) return { values: valuesOf(form), errors: { commune: [COMMUNE_INCONNUE] } };
  if (saisie.secteur && !secteurs.some(({ id }) => id === saisie.secteur))
    return { values: valuesOf(form), errors: { secteur: [SECTEUR_INCONNU] } };
  return { ...saisie, commune: commune.code };
}

const ecoleDe = (c: Requete) => getEcole(c.var.db, c.var.perimetre, c.req.param("ecole") ?? "");

async function ajouter(c: Requete) {
  exigerModifier(c);
  const saisie = await lire(c);
  if (isFormErrors(saisie)) return montrerListe(c, saisie);
  const id = newId();
  await insertEcoles(c.var.db, c.var.perimetre, [{ ...saisie, id, version: 1 }]);
  return c.redirect(`${baseDe(c)}/ecoles/${id}`, 303);
}

async function modifier(c: Requete) {
  exigerModifier(c);
  const ecole = await ecoleDe(c);
  const saisie = await lire(c);
  if (isFormErrors(saisie)) return montrer(c, ecole, saisie);
  const { version, ...dit } = saisie;
  await updateEcole(c.var.db, c.var.perimetre, { ...ecole, version }, dit);
  return c.redirect(`${baseDe(c)}/ecoles/${ecole.id}`, 303);
}

async function compter(c: Requete) {
  exigerModifier(c);
  const ecole = await ecoleDe(c);
  const saisie = parseForm(EFFECTIF, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, ecole, saisie);
  await saveEffectifs(c.var.db, c.var.perimetre, [{ ...saisie, ecole: ecole.id }]);
  return c.redirect(`${baseDe(c)}/ecoles/${ecole.id}`, 303);
}

/** Les écoles de l'espace et leurs effectifs. */
export const ecoleRoutes = new Hono<Env>()
  .get(ECOLES, (c) => montrerListe(c))
  .post(ECOLES, ajouter)
  .get(UNE, async (c) => montrer(c, await ecoleDe(c)))
  .post(UNE, modifier)
  .post(`${UNE}/effectifs`, compter)
  .get(`${UNE}/retrait`, async (c) => {
    exigerModifier(c);
    const ecole = await ecoleDe(c);
    const rentrees = (await listEffectifs(c.var.db, c.var.perimetre)).filter((un) => un.ecole === ecole.id).length;
    return c.render(<RetraitEcolePage base={baseDe(c)} ecole={ecole} rentrees={rentrees} />, {
      titre: `Retirer « ${ecole.nom} »`,
    });
  })
  .post(`${UNE}/retrait`, async (c) => {
    exigerModifier(c);
    const ecole = await unlessRemoved(c.var, "observatoire.ecole", c.req.param("ecole"), ecoleDe(c));
    if (ecole) await deleteEcole(c.var.db, c.var.perimetre, ecole);
    return c.redirect(`${baseDe(c)}/ecoles`, 303);
  });
