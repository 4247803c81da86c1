import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { getConvention } from "../../store.ts";
import { refuserSignee } from "../../verrou/actions.ts";
import { partieDe } from "../../deliberation/rules.ts";
import { listDeliberations } from "../../deliberation/store.ts";
import { enregistrerTour, nommerDeliberations } from "../actions.ts";
import { ordreForm, PHRASES_SIGNATAIRE, retraitForm, signataireForm } from "../forms.ts";
import type { Signataire } from "../model.ts";
import { RetraitPage } from "../pages.tsx";
import { deplacer, ecrireSignataire, nomEntier } from "../rules.ts";
import { listParties } from "../store.ts";
import { SignatairePage } from "./pages.tsx";

type C = Context<Env, "/conventions/:convention/*">;
const SIGNATAIRES = "/conventions/:convention/signataires";

/** La convention, ses parties et ses signataires, pour qui peut les modifier. */
const charger = async (c: C) => {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "convention.modifier"));
  const convention = await getConvention(db, perimetre, c.req.param("convention"));
  return { convention, ...(await listParties(db, perimetre, convention.id)) };
};

const trouver = (signataires: readonly Signataire[], id: string) => orNotFound(signataires.find((un) => un.id === id));

const CHAMPS = ["partie", "civilite", "prenom", "nom", "qualite", "deliberation"] as const;
const valeursDe = (un: Partial<Signataire>): Record<string, string> =>
  Object.fromEntries(CHAMPS.map((champ) => [champ, un[champ] ?? ""]));

async function montrer(c: C, signataire: Partial<Signataire>, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const { convention, parties } = await charger(c);
  const noms = await nommerDeliberations(db, perimetre, convention.id);
  const titre = signataire.id ? "Modifier le signataire" : "Ajouter un signataire";
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  c.status(erreurs ? 422 : 200);
  const deliberations = [...noms].map(([id, nom]) => ({ id, nom }));
  const props = {
    convention,
    titre,
    id: signataire.id ?? null,
    valeurs: valeursDe(signataire),
    parties,
    deliberations,
  };
  return c.render(<SignatairePage {...props} erreurs={erreurs} />, { titre, erreur: Boolean(erreurs) });
}

async function ecrire(c: C, id: string | null) {
  const { db, perimetre } = c.var;
  const { convention, ...avant } = await charger(c);
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  const ancien = id === null ? {} : trouver(avant.signataires, id);
  const form = await c.req.formData();
  const lu = parseForm(signataireForm, form);
  if (isFormErrors(lu)) return montrer(c, ancien, lu);
  const { version, ...saisi } = lu;
  const ecrits = await listDeliberations(db, perimetre, convention.id);
  const actes = ecrits.map((un) => ({ id: un.id, partie: partieDe(un.collectivite, avant.parties)?.id ?? null }));
  const signataires = ecrireSignataire(avant, { ...saisi, id: id ?? newId() }, actes);
  if (signataires instanceof Refus) {
    const [champ, phrase] = PHRASES_SIGNATAIRE[signataires.code];
    return montrer(c, ancien, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  }
  await enregistrerTour(db, perimetre, convention, { avant, apres: { signataires }, version });
  return c.redirect(`/conventions/${convention.id}/parties`, 303);
}

async function ranger(c: C) {
  const { db, perimetre } = c.var;
  const { convention, ...avant } = await charger(c);
  const lu = parseForm(ordreForm, await c.req.formData());
  const refuse = refuserSignee(c, convention);
  if (refuse || isFormErrors(lu)) return refuse ?? c.redirect(`/conventions/${convention.id}/parties`, 303);
  const signataires = deplacer(avant.signataires, lu.id, lu.sens).map((un, ordre) => ({ ...un, ordre }));
  await enregistrerTour(db, perimetre, convention, { avant, apres: { signataires }, version: lu.version });
  return c.redirect(`/conventions/${convention.id}/parties`, 303);
}

async function confirmer(c: C, id: string) {
  const { convention, signataires } = await charger(c);
  const action = `/conventions/${convention.id}/signataires/${id}/retrait`;
  const [titre, nom] = ["Retirer un signataire", nomEntier(trouver(signataires, id))];
  const page = <RetraitPage convention={convention} titre={titre} action={action} nom={nom} signataires={0} />;
  return refuserSignee(c, convention) ?? c.render(page, { titre });
}

async function retirer(c: C, id: string) {
  const { db, perimetre } = c.var;
  const { convention, ...avant } = await charger(c);
  const parti = avant.signataires.find((un) => un.id === id);
  if (!parti) return c.redirect(`/conventions/${convention.id}/parties`, 303);
  const lu = parseForm(retraitForm, await c.req.formData());
  const refuse = refuserSignee(c, convention);
  if (refuse || isFormErrors(lu)) return refuse ?? confirmer(c, id);
  const signataires = avant.signataires.filter((un) => un !== parti);
  await enregistrerTour(db, perimetre, convention, { avant, apres: { signataires }, version: lu.version });
  return c.redirect(`/conventions/${convention.id}/parties`, 303);
}

/** Qui signe, et dans quel ordre. */
export const signataireRoutes = new Hono<Env>()
  .get(`${SIGNATAIRES}/nouveau`, (c) => montrer(c, { partie: c.req.query("partie") ?? "" }))
  .post(SIGNATAIRES, (c) => ecrire(c, null))
  .post(`${SIGNATAIRES}/ordre`, ranger)
  .get(`${SIGNATAIRES}/:signataire`, async (c) =>
    montrer(c, trouver((await charger(c)).signataires, c.req.param("signataire"))),
  )
  .post(`${SIGNATAIRES}/:signataire`, (c) => ecrire(c, c.req.param("signataire")))
  .get(`${SIGNATAIRES}/:signataire/retrait`, (c) => confirmer(c, c.req.param("signataire")))
  .post(`${SIGNATAIRES}/:signataire/retrait`, (c) => retirer(c, c.req.param("signataire")));
