import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { getBlocConvention } from "#domaines/convention/index.ts";
import { listSchemas } from "#domaines/sppe/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import { baseDe, conventionDe, droitsDe, exigerRediger, listBilansDe, type Requete } from "../requete/actions.ts";
import { accordsDe, ENVOI, INSCRIPTION, REPRISE } from "./forms.ts";
import { EnvoiPage } from "./envoi/pages.tsx";
import { InscriptionPage, type Proposition, RegistrePage } from "./pages.tsx";
import {
  bilansAInscrire,
  envoyer,
  partiesRequises,
  type RefusEnvoi,
  reprendre,
  type SchemaAInscrire,
  schemasAInscrire,
  situationDe,
} from "./rules.ts";
import { deleteTransmission, getTransmission, insertTransmission, listTransmissions, updateEnvoi } from "./store.ts";

const registreDe = (c: Requete) => `${baseDe(c)}/bilans/transmissions`;

/** Les schémas adoptés de l'espace qu'aucun envoi ne nomme encore ; rien pour qui ne lit pas la petite enfance. */
async function schemasDe(c: Requete): Promise<SchemaAInscrire[]> {
  const { db, perimetre } = c.var;
  if (!peut(perimetre.roles, "sppe.lire")) return [];
  return schemasAInscrire(await listSchemas(db, perimetre), await listTransmissions(db, perimetre));
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
      schemas={await schemasDe(c)}
      rediger={droitsDe(c).rediger}
    />
  );
  return c.render(page, { titre: "Envois au comité départemental" });
}

const bilanParmi = async (c: Requete, id: string): Promise<Bilan | null> =>
  (await listBilansDe(c)).find((bilan) => bilan.id === id && bilan.genre !== "pointEtape") ?? null;

type SuiteInscription = {
  bilan: Bilan | null;
  schema?: SchemaAInscrire | undefined;
  erreurs?: FormErrors;
  refus?: boolean;
};

/** Ce que disent déjà le bilan ou le schéma dont on part. */
function proposer(bilan: Bilan | null, schema: SchemaAInscrire | undefined): Proposition {
  if (bilan) return { genre: bilan.genre, objet: bilan.titre, adopteLe: bilan.adopteLe ?? "" };
  return schema ?? { genre: "schema", objet: "", adopteLe: "" };
}

function montrerInscription(c: Requete, { bilan, schema, ...suite }: SuiteInscription) {
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const commun = { base: baseDe(c), id: newId(), bilan: bilan?.id ?? "", propose: proposer(bilan, schema) };
  return c.render(<InscriptionPage {...commun} {...suite} />, { titre: "Inscrire un envoi", erreur });
}

async function inscrire(c: Requete) {
  exigerRediger(c);
  const form = await c.req.formData();
  const saisi = parseForm(INSCRIPTION, form);
  const bilan = await bilanParmi(c, String(form.get("bilan") ?? ""));
  if (isFormErrors(saisi)) return montrerInscription(c, { bilan, erreurs: saisi });
  if (bilan?.adopteLe === null)
    return montrerInscription(c, { bilan, erreurs: { values: valuesOf(form), errors: {} }, refus: true });
  await insertTransmission(c.var.db, c.var.perimetre, {
    ...saisi,
    bilan: bilan?.id ?? null,
    convention: conventionDe(c),
    envoi: null,
    version: 1,
  });
  return c.redirect(`${registreDe(c)}/${saisi.id}`, 303);
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
  const transmission = await transmissionDe(c);
  if (transmission.envoi) throw new HTTPException(409, { message: "Cet envoi est constaté : il reste au registre." });
  await deleteTransmission(c.var.db, c.var.perimetre, transmission);
  return c.redirect(registreDe(c), 303);
}

const TRANSMISSIONS = "/conventions/:convention/bilans/transmissions";

export const transmissionRoutes = new Hono<Env>()
  .get(TRANSMISSIONS, montrerRegistre)
  .get(`${TRANSMISSIONS}/nouvelle`, async (c) => {
    exigerRediger(c);
    const schema = (await schemasDe(c)).find(({ id }) => id === c.req.query("schema"));
    return montrerInscription(c, { bilan: await bilanParmi(c, c.req.query("bilan") ?? ""), schema });
  })
  .post(TRANSMISSIONS, inscrire)
  .get(`${TRANSMISSIONS}/:transmission`, (c) => montrerEnvoi(c))
  .post(`${TRANSMISSIONS}/:transmission/envoi`, constater)
  .post(`${TRANSMISSIONS}/:transmission/reprise`, reprendreConstat)
  .post(`${TRANSMISSIONS}/:transmission/retrait`, oter);
