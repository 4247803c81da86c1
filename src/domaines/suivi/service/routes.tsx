import { Hono } from "hono";
import { z } from "zod";
import { estJour, type Jour } from "#commun/jour.ts";
import { estMois, joursDuMois, moisDuJour } from "#commun/mois.ts";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { communesDe, nomDeCommune } from "../indicateur/communes/actions.ts";
import { baseDe, conventionDe, exigerDefinir, exigerLire, type Requete } from "../indicateur/requete/actions.ts";
import { CalendrierPage, type CalendrierProps } from "./calendrier/pages.tsx";
import { ARRET, EXCEPTION, SERVICE } from "./forms.ts";
import { ServicePage, type ServiceProps, ServicesPage } from "./pages.tsx";
import { excepter, passagesDuMois } from "./rules.ts";
import { periodeEnLettres } from "../periode/rules.ts";
import {
  deleteArret,
  deleteException,
  getService,
  insertArret,
  insertService,
  listArrets,
  listExceptions,
  listServices,
  listServicesRetires,
  saveException,
  updateService,
} from "./store.ts";

const peutDefinir = (c: Requete) => peut(c.var.perimetre.roles, "indicateurs.definir");

async function montrerServices(c: Requete, erreurs?: FormErrors) {
  exigerLire(c);
  c.status(erreurs ? 422 : 200);
  const services = await listServices(c.var.db, c.var.perimetre);
  const retires = await listServicesRetires(c.var.db, c.var.perimetre);
  const vue = { services, retires, structures: await structuresDe(c), peutDefinir: peutDefinir(c), erreurs };
  return c.render(<ServicesPage base={baseDe(c)} {...vue} />, {
    titre: "Services qui tiennent des séances",
    erreur: Boolean(erreurs),
  });
}

/** Les structures que l'on peut rattacher à un service : celles du registre. */
const structuresDe = async (c: Requete) =>
  peutDefinir(c) ? (await listStructures(c.var.db, c.var.perimetre)).map(({ id, nom }) => ({ id, nom })) : [];

/** Une structure que le registre ne connaît pas n'est rattachée à rien. */
const connue = async (c: Requete, id: string | null) =>
  (await structuresDe(c)).some((une) => une.id === id) ? id : null;

const serviceDe = (c: Requete) => getService(c.var.db, c.var.perimetre, c.req.param("service") ?? "");

async function montrerService(c: Requete, retour?: ServiceProps["retour"]) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const service = await serviceDe(c);
  c.status(retour ? 422 : 200);
  return c.render(
    <ServicePage
      base={baseDe(c)}
      service={service}
      arrets={await listArrets(db, perimetre, service.id)}
      communes={await communesDe(db, perimetre, conventionDe(c))}
      nomDe={nomDeCommune}
      structures={await structuresDe(c)}
      peutDefinir={peutDefinir(c)}
      retour={retour}
    />,
    { titre: service.nom, erreur: Boolean(retour) },
  );
}

async function ajouterArret(c: Requete) {
  exigerDefinir(c);
  const { db, perimetre } = c.var;
  const service = await serviceDe(c);
  const saisi = parseForm(ARRET, await c.req.formData());
  if (isFormErrors(saisi)) return montrerService(c, { de: "arret", erreurs: saisi });
  const { convention, id } = service;
  const communes = await communesDe(db, perimetre, conventionDe(c));
  const commune = communes.some(({ code }) => code === saisi.commune) ? saisi.commune : null;
  await insertArret(db, perimetre, { ...saisi, commune, id: newId(), convention, service: id });
  return c.redirect(`${baseDe(c)}/seances/services/${id}`, 303);
}

type Suite = Partial<Pick<CalendrierProps, "erreurs" | "refus">>;

async function montrerCalendrier(c: Requete, suite: Suite = {}) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const voulu = c.req.query("mois") ?? "";
  const mois = estMois(voulu) ? voulu : moisDuJour(today);
  const jours = joursDuMois(mois);
  const services = await listServices(db, perimetre);
  const enCours = new Set(services.map(({ id }) => id));
  const arrets = (await listArrets(db, perimetre)).filter(({ service }) => enCours.has(service));
  const exceptions = await listExceptions(db, perimetre, { de: jours[0] ?? today, a: jours.at(-1) ?? today });
  c.status(suite.erreurs || suite.refus ? 422 : 200);
  const page = (
    <CalendrierPage
      base={baseDe(c)}
      mois={mois}
      aujourdhui={today}
      services={services}
      arrets={arrets}
      passages={passagesDuMois(arrets, exceptions, mois)}
      nomDe={nomDeCommune}
      peutDefinir={peutDefinir(c)}
      peutSaisir={peut(perimetre.roles, "indicateurs.saisir")}
      {...suite}
    />
  );
  return c.render(page, {
    titre: `Tournées de ${periodeEnLettres(mois)}`,
    erreur: Boolean(suite.erreurs || suite.refus),
  });
}

const arretDe = async (c: Requete, id: string) =>
  orNotFound((await listArrets(c.var.db, c.var.perimetre)).find((arret) => arret.id === id));

async function ecrireException(c: Requete) {
  exigerDefinir(c);
  const form = await c.req.formData();
  const saisi = parseForm(EXCEPTION, form);
  if (isFormErrors(saisi)) return montrerCalendrier(c, { erreurs: saisi });
  const arret = await arretDe(c, saisi.arret);
  const excepte = excepter(arret, saisi.jour, saisi.genre);
  if (excepte instanceof Refus)
    return montrerCalendrier(c, { refus: excepte.code, erreurs: { values: valuesOf(form), errors: {} } });
  await saveException(c.var.db, c.var.perimetre, arret, saisi);
  return c.redirect(`${baseDe(c)}/seances/calendrier?mois=${saisi.jour.slice(0, 7)}`, 303);
}

const RETABLISSEMENT = z.object({
  arret: z.string(),
  jour: z
    .string()
    .refine(estJour)
    .transform((texte) => texte as Jour),
});
const SEANCES = "/conventions/:convention/seances";

/** Les services, leurs arrêts, et le calendrier de ceux qui vont de commune en commune. */
export const serviceRoutes = new Hono<Env>()
  .get(`${SEANCES}/services`, (c) => montrerServices(c))
  .post(`${SEANCES}/services`, async (c) => {
    exigerDefinir(c);
    const saisi = parseForm(SERVICE, await c.req.formData());
    if (isFormErrors(saisi)) return montrerServices(c, saisi);
    const equipement = await connue(c, saisi.equipement);
    const service = { ...saisi, equipement, id: newId(), convention: conventionDe(c), retireLe: null };
    await insertService(c.var.db, c.var.perimetre, service);
    return c.redirect(`${baseDe(c)}/seances/services/${service.id}`, 303);
  })
  .get(`${SEANCES}/services/:service`, (c) => montrerService(c))
  .post(`${SEANCES}/services/:service`, async (c) => {
    exigerDefinir(c);
    const service = await serviceDe(c);
    const saisi = parseForm(SERVICE, await c.req.formData());
    if (isFormErrors(saisi)) return montrerService(c, { de: "service", erreurs: saisi });
    const equipement = await connue(c, saisi.equipement);
    await updateService(c.var.db, c.var.perimetre, service, { ...service, ...saisi, equipement });
    return c.redirect(`${baseDe(c)}/seances/services/${service.id}`, 303);
  })
  .post(`${SEANCES}/services/:service/retrait`, async (c) => {
    exigerDefinir(c);
    const service = await serviceDe(c);
    const retirer = (await c.req.formData()).get("vers") === "retire"; // a double click asks twice for the same
    const retireLe = retirer ? (service.retireLe ?? c.var.maintenant().toISOString()) : null;
    await updateService(c.var.db, c.var.perimetre, service, { ...service, retireLe });
    return c.redirect(`${baseDe(c)}/seances/services/${service.id}`, 303);
  })
  .post(`${SEANCES}/services/:service/arrets`, ajouterArret)
  .post(`${SEANCES}/services/:service/arrets/:arret/retrait`, async (c) => {
    exigerDefinir(c);
    const service = await serviceDe(c);
    const siens = await listArrets(c.var.db, c.var.perimetre, service.id);
    const arret = siens.find(({ id }) => id === c.req.param("arret")); // gone already: a second click asks for what is done
    if (arret) await deleteArret(c.var.db, c.var.perimetre, arret);
    return c.redirect(`${baseDe(c)}/seances/services/${service.id}`, 303);
  })
  .get(`${SEANCES}/calendrier`, (c) => montrerCalendrier(c))
  .post(`${SEANCES}/calendrier`, ecrireException)
  .post(`${SEANCES}/calendrier/retablissement`, async (c) => {
    exigerDefinir(c);
    const saisi = parseForm(RETABLISSEMENT, await c.req.formData());
    if (isFormErrors(saisi)) return c.notFound();
    const arret = await arretDe(c, saisi.arret);
    await deleteException(c.var.db, c.var.perimetre, arret, saisi.jour);
    return c.redirect(`${baseDe(c)}/seances/calendrier?mois=${saisi.jour.slice(0, 7)}`, 303);
  });
