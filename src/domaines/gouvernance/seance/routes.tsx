import { Hono } from "hono";
import { annee } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { orConflict } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { convoquerDeNouveau } from "../convocation/actions.ts";
import { instanceDe, lireInstances } from "../instance/actions.ts";
import type { LirePropositions } from "../point/actions.ts";
import { listPointsEnAttente } from "../point/store.ts";
import { baseDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { iciDe, reunionDe } from "./actions.ts";
import { PHRASES_SEANCE, SEANCE } from "./forms.ts";
import { ReunionsPage } from "./liste/reunions/pages.tsx";
import type { Seance } from "./model.ts";
import { annulerSeance, modifierSeance } from "./rules.ts";
import { AnnulationPage, ReunionForm, titreDuForm } from "./saisie/pages.tsx";
import { insertSeance, listSeances, updateSeance } from "./store.ts";
import { montrerReunion } from "./vue/actions.tsx";

async function lister(c: Requete) {
  exiger(c, "gouvernance.lire");
  const { db, perimetre, today } = c.var;
  const instances = await lireInstances(c);
  const noms = new Map(instances.map(({ instance }) => [instance.id, instance]));
  const lignes = (await listSeances(db, perimetre)).flatMap((seance) => {
    const instance = noms.get(seance.instance);
    return instance ? [{ seance, instance }] : [];
  });
  const page = pageDe(c.req.query("page"));
  const debut = (page - 1) * PAR_PAGE;
  return c.render(
    <ReunionsPage
      base={baseDe(c)}
      instances={instances}
      lignes={lignes.slice(debut, debut + PAR_PAGE)}
      enAttente={await listPointsEnAttente(db, perimetre)}
      an={annee(today)}
      page={page}
      total={lignes.length}
      conduire={saitFaire(c, "gouvernance.conduire")}
    />,
    { titre: "Réunions" },
  );
}

async function montrerForm(c: Requete, seance: Seance | null, erreurs?: FormErrors) {
  const instance = await instanceDe(c);
  c.status(erreurs ? 422 : 200);
  const page = (
    <ReunionForm
      base={baseDe(c)}
      instance={instance}
      seance={seance}
      id={seance?.id ?? newId()}
      titre={`Réunion : ${instance.nom}`}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: titreDuForm(seance), erreur: Boolean(erreurs) });
}

const NEUVE = {
  etat: "preparation",
  preside: "",
  secretaire: "",
  notes: "",
  motif: "",
  sequence: 0,
  convoqueeLe: null,
  envoyeLe: null,
  version: 1,
} as const;

async function preparer(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const instance = await instanceDe(c);
  const form = await c.req.formData();
  const saisie = parseForm(SEANCE, form);
  if (isFormErrors(saisie)) return montrerForm(c, null, saisie);
  if (instance.closeLe) {
    const errors = { titre: [PHRASES_SEANCE["instance-close"]] };
    return montrerForm(c, null, { values: valuesOf(form), errors });
  }
  const { version: _v, ...reste } = saisie;
  const seance: Seance = { ...NEUVE, ...reste, instance: instance.id };
  await insertSeance(c.var.db, c.var.perimetre, seance);
  return c.redirect(iciDe(c, seance), 303);
}

async function modifier(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const { seance: avant } = await reunionDe(c);
  const form = await c.req.formData();
  const saisie = parseForm(SEANCE, form);
  if (isFormErrors(saisie)) return montrerForm(c, avant, saisie);
  const { id: _id, version, ...reste } = saisie;
  const apres = modifierSeance(avant, reste, c.var.today);
  if (apres instanceof Refus)
    return montrerForm(c, avant, { values: valuesOf(form), errors: { le: [PHRASES_SEANCE[apres.code]] } });
  const { db, perimetre } = c.var;
  await updateSeance(db, perimetre, { avant: { ...avant, version }, apres });
  if (apres.sequence !== avant.sequence) await convoquerDeNouveau(db, perimetre, apres);
  return c.redirect(iciDe(c, avant), 303);
}

type Annulation = { erreurs?: FormErrors; refus?: string };

async function montrerAnnulation(c: Requete, suite: Annulation = {}) {
  exiger(c, "gouvernance.conduire");
  const { seance, presences } = await reunionDe(c);
  const convoques = presences.filter(({ inviteLe }) => inviteLe !== null).length;
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const page = <AnnulationPage ici={iciDe(c, seance)} seance={seance} convoques={convoques} {...suite} />;
  return c.render(page, { titre: "Annuler la réunion", erreur });
}

async function annuler(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const { seance: avant } = await reunionDe(c);
  const form = await c.req.formData();
  if (Number(form.get("version")) !== avant.version) orConflict({ numUpdatedRows: 0n });
  const motif = String(form.get("motif") ?? "")
    .trim()
    .slice(0, 1000);
  const apres = annulerSeance(avant, motif);
  if (apres instanceof Refus)
    return apres.code === "sans-motif"
      ? montrerAnnulation(c, { erreurs: { values: valuesOf(form), errors: { motif: [PHRASES_SEANCE[apres.code]] } } })
      : montrerAnnulation(c, { refus: PHRASES_SEANCE[apres.code] });
  const { db, perimetre } = c.var;
  await updateSeance(db, perimetre, { avant, apres, action: "annulation" });
  if (apres.sequence !== avant.sequence) await convoquerDeNouveau(db, perimetre, apres);
  return c.redirect(iciDe(c, avant), 303);
}

const INSTANCE = "/conventions/:convention/instances/:instance";
const REUNION = `${INSTANCE}/reunions/:reunion`;

/** Les réunions d'une convention : les lister, en préparer une, la changer, l'annuler. */
export const reunionRoutes = (lirePropositions: LirePropositions) =>
  new Hono<Env>()
    .get("/conventions/:convention/reunions", lister)
    .get(`${INSTANCE}/reunions/nouvelle`, (c) => {
      exiger(c, "gouvernance.conduire");
      return montrerForm(c, null);
    })
    .post(`${INSTANCE}/reunions`, preparer)
    .get(REUNION, (c) => montrerReunion(c, lirePropositions))
    .post(REUNION, modifier)
    .get(`${REUNION}/modifier`, async (c) => {
      exiger(c, "gouvernance.conduire");
      return montrerForm(c, (await reunionDe(c)).seance);
    })
    .get(`${REUNION}/annulation`, (c) => montrerAnnulation(c))
    .post(`${REUNION}/annulation`, annuler);
