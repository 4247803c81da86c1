import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { executerPurge, listerDues, proposerPurge } from "./actions.ts";
import { conservationForm, PHRASES_PURGE, versionForm, visaForm } from "./forms.ts";
import type { Purge } from "./model.ts";
import { PurgePage, PurgesPage } from "./pages.tsx";
import { abandonner, viser } from "./rules.ts";
import {
  getConservation,
  getPurge,
  listLignesPurge,
  listNumeros,
  listPurges,
  lockPurge,
  saveConservation,
  updateEcartees,
  updatePurge,
} from "./store.ts";

type C = Context<Env>;
const BASE = "/espaces/:espace/purges";
const PAR_PAGE = 25;

type Suite = { refus?: keyof typeof PHRASES_PURGE; erreurs?: FormErrors };
const statut = ({ refus, erreurs }: Suite) => (refus || erreurs ? 422 : 200);

async function montrerToutes(c: C, suite: Suite = {}) {
  const { db, perimetre, today } = c.var;
  const dues = (await listerDues(db, perimetre, today)).length;
  const [purges, conservation] = [await listPurges(db, perimetre), await getConservation(db, perimetre)];
  const refus = suite.refus && PHRASES_PURGE[suite.refus];
  const props = { espace: perimetre.espace, purges, dues, conservation, refus, erreurs: suite.erreurs };
  c.status(statut(suite));
  return c.render(<PurgesPage {...props} />, { titre: "Purges", erreur: statut(suite) === 422 });
}

const lire = (c: C) => getPurge(c.var.db, c.var.perimetre, c.req.param("purge") ?? "");
const versPurge = (c: C, id: string) => c.redirect(`/espaces/${c.var.perimetre.espace}/purges/${id}`, 303);
const pageDe = (c: C, nombre: number) => Math.min(nombre, Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1));

async function montrer(c: C, purge: Purge, suite: Suite = {}) {
  const { db, perimetre, today } = c.var;
  const lignes = await listLignesPurge(db, perimetre, purge.id);
  const familles = lignes.map(({ famille }) => famille);
  const numeros = await listNumeros(db, perimetre, familles);
  const nombre = Math.max(1, Math.ceil(lignes.length / PAR_PAGE));
  const page = (
    <PurgePage
      espace={perimetre.espace}
      purge={purge}
      lignes={lignes.map((ligne) => ({ ...ligne, numero: numeros.get(ligne.famille) }))}
      conservation={await getConservation(db, perimetre)}
      aujourdhui={today}
      page={{ numero: pageDe(c, nombre), nombre }}
      refus={suite.refus && PHRASES_PURGE[suite.refus]}
      erreurs={suite.erreurs}
    />
  );
  c.status(statut(suite));
  return c.render(page, { titre: `Purge n° ${purge.numero}`, erreur: statut(suite) === 422 });
}

/** La purge telle que le formulaire l'a montrée ; changée depuis, l'acte est refusé (409). */
async function lireVersion(c: C): Promise<Purge> {
  const saisie = parseForm(versionForm, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const purge = await lockPurge(c.var.db, c.var.perimetre, c.req.param("purge") ?? "");
  return memeVersion(purge, saisie.version);
}

function memeVersion(purge: Purge, version: number): Purge {
  if (purge.version !== version)
    throw new HTTPException(409, { message: "Quelqu’un a changé cette purge entre-temps" });
  return purge;
}

async function noterVisa(c: C) {
  const { db, perimetre, today } = c.var;
  const purge = await lire(c);
  const saisie = parseForm(visaForm, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, purge, { erreurs: saisie });
  const { version, ...visa } = saisie;
  const visee = viser(memeVersion(purge, version), visa, today);
  if (visee instanceof Refus) return montrer(c, purge, { refus: visee.code });
  await updatePurge(db, perimetre, purge, visee);
  return versPurge(c, purge.id);
}

async function ecarter(c: C) {
  const { db, perimetre } = c.var;
  const purge = await lire(c);
  if (abandonner(purge) instanceof Refus) return montrer(c, purge, { refus: "etat" });
  const lignes = await listLignesPurge(db, perimetre, purge.id);
  const garder = new Set((await c.req.formData()).getAll("garder").map(String));
  const page = pageDe(c, Math.max(1, Math.ceil(lignes.length / PAR_PAGE)));
  const vues = lignes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const ailleurs = lignes.filter((ligne) => !ligne.retenue && !vues.includes(ligne));
  const ecartees = [...ailleurs, ...vues.filter(({ famille }) => garder.has(famille))].map(({ famille }) => famille);
  await updateEcartees(db, perimetre, purge, ecartees);
  return versPurge(c, purge.id);
}

/** Les purges, pour le délégué. */
export const purgeRoutes = new Hono<Env>()
  .use(`${BASE}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, "guichet.droits"));
    return next();
  })
  .get(BASE, (c) => montrerToutes(c))
  .post(BASE, async (c) => {
    const { db, perimetre, today, maintenant } = c.var;
    const id = await proposerPurge(db, perimetre, { le: today, instant: maintenant() });
    return id instanceof Refus ? montrerToutes(c, { refus: id.code }) : versPurge(c, id);
  })
  .post(`${BASE}/durees`, async (c) => {
    const saisie = parseForm(conservationForm, await c.req.formData());
    if (isFormErrors(saisie)) return montrerToutes(c, { erreurs: saisie });
    await saveConservation(c.var.db, c.var.perimetre, saisie);
    return c.redirect(`/espaces/${c.var.perimetre.espace}/purges`, 303);
  })
  .get(`${BASE}/:purge`, async (c) => montrer(c, await lire(c)))
  .post(`${BASE}/:purge/visa`, noterVisa)
  .post(`${BASE}/:purge/ecarts`, ecarter)
  .post(`${BASE}/:purge/execution`, async (c) => {
    const { db, perimetre, today, maintenant } = c.var;
    const purge = await lireVersion(c);
    const executee = await executerPurge(db, perimetre, purge, { le: today, instant: maintenant() });
    return executee instanceof Refus ? montrer(c, purge, { refus: executee.code }) : versPurge(c, purge.id);
  })
  .post(`${BASE}/:purge/abandon`, async (c) => {
    const purge = await lireVersion(c);
    const abandonnee = abandonner(purge);
    if (abandonnee instanceof Refus) return montrer(c, purge, { refus: abandonnee.code });
    await updatePurge(c.var.db, c.var.perimetre, purge, abandonnee);
    return versPurge(c, purge.id);
  });
