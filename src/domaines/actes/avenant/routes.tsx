import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Refus } from "#commun/refus.ts";
import { type Convention, estSignee, ouvrirAvenant } from "#domaines/convention/index.ts";
import { orNotFound, incomplete } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { grouper } from "../comparaison/ecart/actions.ts";
import { cleElement } from "../contenu/model.ts";
import {
  baseDe,
  conventionDe,
  exigerSigner,
  instantDe,
  lireConvention,
  peutSigner,
  type Requete,
} from "../requete/actions.ts";
import { findCircuit } from "../signature/store.ts";
import { nomVersion } from "../version/model.ts";
import { figerSignee } from "../version/actions.ts";
import { listSignees } from "../version/store.ts";
import { remettre } from "./abandon/actions.ts";
import { dire, type Ecarts, lireAvenant, lireEcarts, souhaitsDesBilans } from "./actions.ts";
import { ABANDON, MOTIFS, motifsSaisis, NOUVEAU } from "./forms.ts";
import { type Avenant, nomAvenant } from "./model.ts";
import { AvenantsPage, type CouverteVue, type EcartsVus } from "./liste/pages.tsx";
import { AbandonPage, AvenantPage, NouveauPage } from "./pages.tsx";
import {
  type Couverte,
  numeroSuivant,
  partager,
  type RefusAvenant,
  reprendreMotifs,
  verifierOuverture,
} from "./rules.ts";
import { getAvenant, insertAvenant, listAvenants, updateAvenant } from "./store.ts";

const contenusDe = ({ figee, actuel }: Ecarts) => ({ avant: figee.contenu, apres: actuel });

const voirCouvertes = (contenus: ReturnType<typeof contenusDe>, couvertes: readonly Couverte[]): CouverteVue[] =>
  grouper(
    contenus,
    couvertes.map(({ ecart }) => ecart),
  ).map((groupe) => {
    const { couverture } = couvertes.find(({ ecart }) => cleElement(ecart) === groupe.cle) ?? {};
    return { groupe, decision: couverture ? dire(couverture) : "" };
  });

function voirEcarts(ecarts: Ecarts): EcartsVus {
  const contenus = contenusDe(ecarts);
  const depuis = nomVersion(ecarts.signee).toLowerCase();
  return { depuis, aPorter: grouper(contenus, ecarts.aPorter), couvertes: voirCouvertes(contenus, ecarts.couvertes) };
}

const jugerOuverture = (convention: Convention): Refus<RefusAvenant> | null =>
  verifierOuverture({
    signee: estSignee(convention),
    resiliee: convention.etat === "resiliee",
    avenantOuvert: convention.avenantOuvert,
  });

async function montrerListe(c: Requete) {
  const convention = await lireConvention(c);
  const { db, perimetre } = c.var;
  const avenants = await listAvenants(db, perimetre, convention.id);
  const ecarts = convention.avenantOuvert ? null : await lireEcarts(db, perimetre, convention.id);
  const refus = jugerOuverture(convention)?.code ?? null;
  const props = { base: baseDe(c), avenants, ecarts: ecarts && voirEcarts(ecarts), refus, peut: peutSigner(c) };
  return c.render(<AvenantsPage {...props} />, { titre: "Avenants" });
}

type SuiteNouveau = { proposes?: string[]; erreurs?: FormErrors; refus?: RefusAvenant };

function montrerNouveau(c: Requete, suite: SuiteNouveau) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  return c.render(<NouveauPage base={baseDe(c)} id={newId()} {...suite} />, { titre: "Ouvrir un avenant", erreur });
}

async function ouvrir(c: Requete) {
  const convention = await lireConvention(c);
  exigerSigner(c);
  const form = await c.req.formData();
  const saisi = parseForm(NOUVEAU, form);
  if (isFormErrors(saisi)) return montrerNouveau(c, { erreurs: saisi });
  const { db, perimetre, today } = c.var;
  const deja = (await listAvenants(db, perimetre, convention.id)).find(({ id }) => id === saisi.id);
  if (deja) return c.redirect(`${baseDe(c)}/avenants/${saisi.id}`, 303);
  const refus = jugerOuverture(convention);
  if (refus) return montrerNouveau(c, { erreurs: { values: valuesOf(form), errors: {} }, refus: refus.code });
  const signeeLe = convention.signeeLe ?? today;
  const depuis = await figerSignee(db, perimetre, { convention: convention.id, signeeLe, instant: instantDe(c) });
  const numero = numeroSuivant(await listAvenants(db, perimetre, convention.id));
  const reste = { motifs: [], etat: "ouvert" as const, ouvertLe: today, closLe: null, version: 1 };
  const neuf: Avenant = { ...saisi, ...reste, convention: convention.id, numero, depuis };
  if (!(await insertAvenant(db, perimetre, neuf)))
    throw new HTTPException(409, { message: "Quelqu’un vient d’ouvrir un avenant." });
  await ouvrirAvenant(db, perimetre, convention.id, true);
  return c.redirect(`${baseDe(c)}/avenants/${saisi.id}`, 303);
}

async function lire(c: Requete): Promise<Avenant> {
  const convention = await lireConvention(c);
  const avenant = await getAvenant(c.var.db, c.var.perimetre, c.req.param("avenant") ?? "");
  return orNotFound(avenant.convention === convention.id ? avenant : undefined);
}

/** L'avenant que l'on va écrire : ouvert, et pas à la signature (409 sinon). */
async function exigerOuvert(c: Requete): Promise<Avenant> {
  const avenant = await lire(c);
  exigerSigner(c);
  const circuit = await findCircuit(c.var.db, c.var.perimetre, conventionDe(c));
  if (avenant.etat !== "ouvert" || circuit?.etat === "ouvert")
    throw new HTTPException(409, {
      message: "Cet avenant n’est plus à écrire : il est à la signature, signé ou abandonné.",
    });
  return avenant;
}

async function lignesDe(c: Requete, avenant: Avenant) {
  const lu = await lireAvenant(c.var.db, c.var.perimetre, avenant);
  if (!lu) return { lignes: [], couvertes: [] };
  const { modifications, contenus } = lu;
  const portees = modifications.filter(({ decision }) => decision === null);
  const decidees = modifications.filter(({ decision }) => decision !== null);
  const motifs = new Map(portees.map(({ ecart, motif }) => [cleElement(ecart), motif]));
  const decisions = new Map(decidees.map(({ ecart, decision }) => [cleElement(ecart), decision ?? ""]));
  const groupesDe = (siennes: typeof portees) =>
    grouper(
      contenus,
      siennes.map(({ ecart }) => ecart),
    );
  return {
    lignes: groupesDe(portees).map((groupe) => ({ cle: groupe.cle, groupe, motif: motifs.get(groupe.cle) ?? "" })),
    couvertes: groupesDe(decidees).map((groupe) => ({ groupe, decision: decisions.get(groupe.cle) ?? "" })),
  };
}

async function montrer(c: Requete) {
  const avenant = await lire(c);
  const { db, perimetre } = c.var;
  const circuit = await findCircuit(db, perimetre, avenant.convention);
  const signees = await listSignees(db, perimetre, avenant.convention);
  const vides = { lignes: [], couvertes: [] };
  const page = (
    <AvenantPage
      base={baseDe(c)}
      avenant={avenant}
      {...(avenant.etat === "abandonne" ? vides : await lignesDe(c, avenant))}
      page={pageDe(c.req.query("page"))}
      aLaSignature={avenant.etat === "ouvert" && circuit?.etat === "ouvert"}
      peut={peutSigner(c)}
      version={signees.find((une) => une.avenant === avenant.id)?.id ?? null}
    />
  );
  return c.render(page, { titre: nomAvenant(avenant) });
}

async function motiver(c: Requete) {
  const avenant = await exigerOuvert(c);
  const form = await c.req.formData();
  const saisi = parseForm(MOTIFS, form);
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const { lignes } = await lignesDe(c, avenant);
  const motifs = reprendreMotifs(lignes, motifsSaisis(form), saisi.commun);
  const avant = { ...avenant, version: saisi.version };
  await updateAvenant(c.var.db, c.var.perimetre, { avant, apres: { ...avenant, motifs }, action: "motivation" });
  return c.redirect(`${baseDe(c)}/avenants/${avenant.id}?page=${saisi.page}`, 303);
}

async function partagerDe(c: Requete, avenant: Avenant) {
  const ecarts = orNotFound((await lireEcarts(c.var.db, c.var.perimetre, avenant.convention)) ?? undefined);
  return { ecarts, ...partager(ecarts.tous) };
}

async function montrerAbandon(c: Requete) {
  const avenant = await exigerOuvert(c);
  const { ecarts, remis, restent } = await partagerDe(c, avenant);
  const groupes = (siens: typeof remis) => grouper(contenusDe(ecarts), siens);
  const page = <AbandonPage base={baseDe(c)} avenant={avenant} remis={groupes(remis)} restent={groupes(restent)} />;
  return c.render(page, { titre: `Abandonner l’${nomAvenant(avenant).toLowerCase()} ?` });
}

async function abandonner(c: Requete) {
  const avenant = await exigerOuvert(c);
  const saisi = parseForm(ABANDON, await c.req.formData());
  if (isFormErrors(saisi)) throw incomplete(saisi);
  const { db, perimetre, today } = c.var;
  const { figee } = (await partagerDe(c, avenant)).ecarts;
  const apres = { ...avenant, etat: "abandonne" as const, closLe: today };
  await updateAvenant(db, perimetre, { avant: { ...avenant, version: saisi.version }, apres, action: "abandon" });
  await remettre(db, perimetre, avenant.convention, figee.contenu);
  await ouvrirAvenant(db, perimetre, avenant.convention, false);
  return c.redirect(`${baseDe(c)}/avenants`, 303);
}

const AVENANTS = "/conventions/:convention/avenants";

export const avenantRoutes = new Hono<Env>()
  .get(AVENANTS, montrerListe)
  .post(AVENANTS, ouvrir)
  .get(`${AVENANTS}/nouveau`, async (c) => {
    const { id } = await lireConvention(c);
    exigerSigner(c);
    return montrerNouveau(c, { proposes: await souhaitsDesBilans(c.var.db, c.var.perimetre, id) });
  })
  .get(`${AVENANTS}/:avenant`, montrer)
  .post(`${AVENANTS}/:avenant/motifs`, motiver)
  .get(`${AVENANTS}/:avenant/abandon`, montrerAbandon)
  .post(`${AVENANTS}/:avenant/abandon`, abandonner);
