import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { getBlocConvention } from "#domaines/convention/index.ts";
import { communiquerAvis, listAvisRendus, listSchemas } from "#domaines/sppe/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE } from "#ui/pagination.tsx";
import type { Bilan } from "../bilan/model.ts";
import { baseDe, conventionDe, droitsDe, exigerRediger, listBilansDe, type Requete } from "../requete/actions.ts";
import { accordsDe, ENVOI, INSCRIPTION, REPRISE } from "./forms.ts";
import { EnvoiPage } from "./envoi/pages.tsx";
import { InscriptionPage, type Proposition, RegistrePage } from "./pages.tsx";
import type { TransmissionCdsf } from "./model.ts";
import {
  type AInscrire,
  avisAInscrire,
  bilansAInscrire,
  bilansDeSchemaAInscrire,
  cleAvis,
  envoyer,
  partiesRequises,
  reconnaitre,
  type RefusEnvoi,
  reprendre,
  schemasAInscrire,
  situationDe,
} from "./rules.ts";
import {
  deleteTransmission,
  getTransmission,
  insertTransmission,
  listTransmissions,
  updateEnvoi,
  tenirRegistre,
} from "./store.ts";

const registreDe = (c: Requete) => `${baseDe(c)}/bilans/transmissions`;

/** Ce que la petite enfance doit au comité et qu'aucun envoi ne nomme encore ; rien pour qui ne la lit pas. */
async function proposesDe(c: Requete): Promise<AInscrire[]> {
  const { db, perimetre, today } = c.var;
  if (!peut(perimetre.roles, "sppe.lire")) return [];
  const ici = conventionDe(c);
  const schemas = (await listSchemas(db, perimetre)).filter(({ convention }) => (convention ?? ici) === ici);
  const inscrits = await listTransmissions(db, perimetre);
  return [
    ...schemasAInscrire(schemas, inscrits),
    ...bilansDeSchemaAInscrire(schemas, inscrits),
    ...avisAInscrire(await listAvisRendus(db, perimetre, today), inscrits),
  ];
}

async function montrerRegistre(c: Requete) {
  const bilans = await listBilansDe(c);
  const transmissions = await listTransmissions(c.var.db, c.var.perimetre);
  const inscrites = transmissions.map((transmission) => ({
    transmission,
    situation: situationDe(transmission, c.var.today),
  }));
  const page = (
    <RegistrePage
      base={baseDe(c)}
      inscrites={inscrites}
      aInscrire={bilansAInscrire(bilans, transmissions)}
      proposes={(await proposesDe(c)).slice(0, PAR_PAGE)}
      rediger={droitsDe(c).rediger}
    />
  );
  return c.render(page, { titre: "Envois au comité départemental" });
}

const bilanParmi = async (c: Requete, id: string): Promise<Bilan | null> =>
  (await listBilansDe(c)).find((bilan) => bilan.id === id && bilan.genre !== "pointEtape") ?? null;

type SuiteInscription = {
  bilan: Bilan | null;
  propose?: AInscrire | undefined;
  erreurs?: FormErrors;
  refus?: boolean;
};

/** Ce que disent déjà le bilan, le schéma ou l'avis dont on part. */
function proposer(bilan: Bilan | null, propose: AInscrire | undefined): Proposition {
  if (bilan) return { genre: bilan.genre, objet: bilan.titre, adopteLe: bilan.adopteLe ?? "", cle: "" };
  return propose ?? { genre: "schema", objet: "", adopteLe: "", cle: "" };
}

function montrerInscription(c: Requete, { bilan, propose, ...suite }: SuiteInscription) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const commun = { base: baseDe(c), id: newId(), bilan: bilan?.id ?? "", propose: proposer(bilan, propose) };
  return c.render(<InscriptionPage {...commun} {...suite} />, { titre: "Inscrire un envoi", erreur });
}

/** Ce que l'adresse nomme ; d'un avis, ce qu'il est devenu. */
const proposeDe = (proposes: readonly AInscrire[], voulu: string): AInscrire | undefined =>
  proposes.find(({ cle }) => cle === voulu) ??
  proposes.find(({ cle, genre }) => genre === "avis" && cle.startsWith(`${voulu}.`));

/** L'envoi déjà inscrit de ce que l'adresse nomme. */
const inscriteDe = async (c: Requete, voulu: string): Promise<TransmissionCdsf | undefined> =>
  (await listTransmissions(c.var.db, c.var.perimetre)).find(
    ({ cle, genre }) => cle !== null && (cle === voulu || (genre === "avis" && cle.startsWith(`${voulu}.`))),
  );

type Saisi = Pick<TransmissionCdsf, "genre" | "objet" | "adopteLe"> & { cle: string };

/** Ce que l'envoi porte : ce que l'on a pris dans la liste, ou que l'on y reconnaît ; ou l'envoi qu'une autre main vient d'en inscrire. */
async function porteDe(c: Requete, saisi: Saisi): Promise<{ cle: string | null } | { inscrite: string }> {
  await tenirRegistre(c.var.db, c.var.perimetre);
  const proposes = await proposesDe(c);
  if (!saisi.cle) return { cle: reconnaitre(saisi, proposes)?.cle ?? null };
  const autre = (await listTransmissions(c.var.db, c.var.perimetre)).find(({ cle }) => cle === saisi.cle);
  return autre ? { inscrite: autre.id } : { cle: proposes.find(({ cle }) => cle === saisi.cle)?.cle ?? null };
}

async function ecrireInscription(c: Requete, saisi: Saisi & { id: string }, bilan: Bilan | null) {
  const porte = bilan ? { cle: null } : await porteDe(c, saisi);
  if ("inscrite" in porte) return c.redirect(`${registreDe(c)}/${porte.inscrite}`, 303);
  const commun = { convention: conventionDe(c), envoi: null, version: 1 };
  const transmission = { ...saisi, ...porte, ...commun, bilan: bilan?.id ?? null };
  await insertTransmission(c.var.db, c.var.perimetre, transmission);
  return c.redirect(`${registreDe(c)}/${saisi.id}`, 303);
}

async function inscrire(c: Requete) {
  exigerRediger(c);
  const form = await c.req.formData();
  const saisi = parseForm(INSCRIPTION, form);
  const bilan = await bilanParmi(c, String(form.get("bilan") ?? ""));
  if (isFormErrors(saisi)) return montrerInscription(c, { bilan, erreurs: saisi });
  if (bilan?.adopteLe === null)
    return montrerInscription(c, { bilan, erreurs: { values: valuesOf(form), errors: {} }, refus: true });
  return ecrireInscription(c, saisi, bilan);
}

const transmissionDe = (c: Requete) => {
  forbid(peut(c.var.perimetre.roles, "evaluation.lire"));
  return getTransmission(c.var.db, c.var.perimetre, c.req.param("transmission") ?? "");
};

async function partiesDe(c: Requete) {
  const { convention } = await getBlocConvention(c.var.db, c.var.perimetre, conventionDe(c));
  return convention.parties;
}

async function montrerEnvoi(c: Requete, suite: { erreurs?: FormErrors; refus?: RefusEnvoi } = {}) {
  const transmission = await transmissionDe(c);
  const parties = await partiesDe(c);
  const collectivites = partiesRequises("collectivites", parties);
  const demandes = partiesRequises("signataires", parties).map((nom) => ({
    nom,
    collectivite: collectivites.includes(nom),
  }));
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const page = (
    <EnvoiPage
      base={baseDe(c)}
      transmission={transmission}
      situation={situationDe(transmission, c.var.today)}
      parties={demandes}
      rediger={droitsDe(c).rediger}
      {...suite}
    />
  );
  return c.render(page, { titre: transmission.objet || "Un envoi", erreur });
}

/** L'avis que cet envoi porte au comité note que copie en est faite. */
async function porterAuDossier(c: Requete, transmission: TransmissionCdsf, le: Jour): Promise<void> {
  if (transmission.genre !== "avis") return;
  const { db, perimetre, today } = c.var;
  const avis = (await listAvisRendus(db, perimetre, today)).find((un) => cleAvis(un) === transmission.cle);
  if (avis) await communiquerAvis(db, perimetre, { id: avis.id, le, aujourdhui: today });
}

async function constater(c: Requete) {
  exigerRediger(c);
  const transmission = await transmissionDe(c);
  const form = await c.req.formData();
  const saisi = parseForm(ENVOI, form);
  if (isFormErrors(saisi)) return montrerEnvoi(c, { erreurs: saisi });
  const parties = await partiesDe(c);
  const { version, ...dit } = saisi;
  const envoi = { ...dit, accords: accordsDe(form, partiesRequises("signataires", parties)) };
  const apres = envoyer(transmission, envoi, parties, c.var.today);
  if (apres instanceof Refus)
    return montrerEnvoi(c, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  await updateEnvoi(c.var.db, c.var.perimetre, { ...transmission, version }, apres);
  await porterAuDossier(c, transmission, envoi.envoyeLe);
  return c.redirect(registreDe(c), 303);
}

async function reprendreConstat(c: Requete) {
  exigerRediger(c);
  const transmission = await transmissionDe(c);
  const form = await c.req.formData();
  const saisi = parseForm(REPRISE, form);
  if (isFormErrors(saisi)) return montrerEnvoi(c, { erreurs: saisi });
  const apres = reprendre(transmission, saisi.motif);
  if (apres instanceof Refus)
    return montrerEnvoi(c, { erreurs: { values: valuesOf(form), errors: {} }, refus: apres.code });
  const avant = { ...transmission, version: saisi.version };
  await updateEnvoi(c.var.db, c.var.perimetre, avant, { envoi: null, motif: saisi.motif });
  return c.redirect(`${registreDe(c)}/${transmission.id}`, 303);
}

async function oter(c: Requete) {
  exigerRediger(c);
  const transmission = await unlessRemoved(
    c.var,
    "evaluation.transmission",
    c.req.param("transmission") ?? "",
    transmissionDe(c),
  );
  if (!transmission) return c.redirect(registreDe(c), 303);
  if (transmission.envoi) throw new HTTPException(409, { message: "Cet envoi est constaté : il reste au registre." });
  await deleteTransmission(c.var.db, c.var.perimetre, transmission);
  return c.redirect(registreDe(c), 303);
}

const TRANSMISSIONS = "/conventions/:convention/bilans/transmissions";

export const transmissionRoutes = new Hono<Env>()
  .get(TRANSMISSIONS, montrerRegistre)
  .get(`${TRANSMISSIONS}/nouvelle`, async (c) => {
    exigerRediger(c);
    const voulu = c.req.query("propose") ?? "";
    const propose = proposeDe(await proposesDe(c), voulu);
    const inscrite = propose ? undefined : await inscriteDe(c, voulu);
    if (inscrite) return c.redirect(`${registreDe(c)}/${inscrite.id}`, 303);
    return montrerInscription(c, { bilan: await bilanParmi(c, c.req.query("bilan") ?? ""), propose });
  })
  .post(TRANSMISSIONS, inscrire)
  .get(`${TRANSMISSIONS}/:transmission`, (c) => montrerEnvoi(c))
  .post(`${TRANSMISSIONS}/:transmission/envoi`, constater)
  .post(`${TRANSMISSIONS}/:transmission/reprise`, reprendreConstat)
  .post(`${TRANSMISSIONS}/:transmission/retrait`, oter);
