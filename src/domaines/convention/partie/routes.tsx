import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { estVerrouillee } from "../cycle/rules.ts";
import { communeConnue } from "../perimetre/actions.ts";
import { getConvention } from "../store.ts";
import { refuserSignee } from "../verrou/actions.ts";
import { enregistrerTour, nommerDeliberations } from "./actions.ts";
import { ordreForm, PHRASES_PARTIE, partieForm, retraitForm } from "./forms.ts";
import type { PartieEcrite } from "./model.ts";
import { PartiePage, PartiesPage, RetraitPage } from "./pages.tsx";
import { deplacer, ecrirePartie, manquesSignature, retirerPartie } from "./rules.ts";
import { listParties } from "./store.ts";

type C = Context<Env, "/conventions/:convention/*">;
const PARTIES = "/conventions/:convention/parties";

const charger = async (c: C) => {
  const { db, perimetre } = c.var;
  const convention = await getConvention(db, perimetre, c.req.param("convention"));
  return { convention, ...(await listParties(db, perimetre, convention.id)) };
};

async function lister(c: C) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "convention.lire"));
  const { convention, ...tour } = await charger(c);
  const modifier = peut(perimetre.roles, "convention.modifier") && !estVerrouillee(convention);
  const noms = await nommerDeliberations(db, perimetre, convention.id);
  const props = { convention, ...tour, modifier, manques: manquesSignature(tour) };
  const nomDeliberation = (id: string | null) => (id === null ? null : (noms.get(id) ?? null));
  return c.render(<PartiesPage {...props} nomDeliberation={nomDeliberation} />, { titre: "Parties et signataires" });
}

const valeursDe = (partie: PartieEcrite | null): Record<string, string> => {
  if (!partie) return { genre: "commune" };
  const { genre, nom, nomCourt, code } = partie;
  return { genre, nom, nomCourt: nomCourt ?? "", code: code ?? "" };
};

async function montrer(c: C, partie: PartieEcrite | null, erreurs?: FormErrors) {
  const { convention } = await charger(c);
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  const titre = partie ? "Modifier la partie" : "Ajouter une partie";
  c.status(erreurs ? 422 : 200);
  const props = { convention, titre, id: partie?.id ?? null, valeurs: valeursDe(partie), erreurs };
  return c.render(<PartiePage {...props} />, { titre, erreur: Boolean(erreurs) });
}

const trouver = (parties: readonly PartieEcrite[], id: string) => orNotFound(parties.find((une) => une.id === id));

async function ecrire(c: C, id: string | null) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "convention.modifier"));
  const { convention, ...avant } = await charger(c);
  const refuse = refuserSignee(c, convention);
  if (refuse) return refuse;
  const ancienne = id === null ? null : trouver(avant.parties, id);
  const form = await c.req.formData();
  const lue = parseForm(partieForm, form);
  if (isFormErrors(lue)) return montrer(c, ancienne, lue);
  const { version, ...partie } = lue;
  const parties = ecrirePartie(avant.parties, { ...partie, id: id ?? newId() }, communeConnue);
  if (parties instanceof Refus) {
    const [champ, phrase] = PHRASES_PARTIE[parties.code];
    return montrer(c, ancienne, { values: valuesOf(form), errors: { [champ]: [phrase] } });
  }
  await enregistrerTour(db, perimetre, convention, { avant, apres: { parties }, version });
  return c.redirect(`/conventions/${convention.id}/parties`, 303);
}

async function ranger(c: C) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "convention.modifier"));
  const { convention, ...avant } = await charger(c);
  const lu = parseForm(ordreForm, await c.req.formData());
  const refuse = refuserSignee(c, convention);
  if (refuse || isFormErrors(lu)) return refuse ?? c.redirect(`/conventions/${convention.id}/parties`, 303);
  const parties = deplacer(avant.parties, lu.id, lu.sens);
  await enregistrerTour(db, perimetre, convention, { avant, apres: { parties }, version: lu.version });
  return c.redirect(`/conventions/${convention.id}/parties`, 303);
}

async function confirmer(c: C, id: string) {
  forbid(peut(c.var.perimetre.roles, "convention.modifier"));
  const { convention, parties, signataires } = await charger(c);
  const { nom } = trouver(parties, id);
  const siens = signataires.filter(({ partie }) => partie === id).length;
  const action = `/conventions/${convention.id}/parties/${id}/retrait`;
  const titre = "Retirer une partie";
  const page = <RetraitPage convention={convention} titre={titre} action={action} nom={nom} signataires={siens} />;
  return refuserSignee(c, convention) ?? c.render(page, { titre });
}

async function retirer(c: C, id: string) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "convention.modifier"));
  const { convention, ...avant } = await charger(c);
  if (!avant.parties.some((une) => une.id === id)) return c.redirect(`/conventions/${convention.id}/parties`, 303);
  const lu = parseForm(retraitForm, await c.req.formData());
  const refuse = refuserSignee(c, convention);
  if (refuse || isFormErrors(lu)) return refuse ?? confirmer(c, id);
  await enregistrerTour(db, perimetre, convention, { avant, apres: retirerPartie(avant, id), version: lu.version });
  return c.redirect(`/conventions/${convention.id}/parties`, 303);
}

/** Les parties d'une convention : les lire, en ajouter, les ranger, en retirer. */
export const partieRoutes = new Hono<Env>()
  .get(PARTIES, lister)
  .post(PARTIES, (c) => ecrire(c, null))
  .get(`${PARTIES}/nouvelle`, (c) => {
    forbid(peut(c.var.perimetre.roles, "convention.modifier"));
    return montrer(c, null);
  })
  .post(`${PARTIES}/ordre`, ranger)
  .get(`${PARTIES}/:partie`, async (c) => {
    forbid(peut(c.var.perimetre.roles, "convention.modifier"));
    return montrer(c, trouver((await charger(c)).parties, c.req.param("partie")));
  })
  .post(`${PARTIES}/:partie`, (c) => ecrire(c, c.req.param("partie")))
  .get(`${PARTIES}/:partie/retrait`, (c) => confirmer(c, c.req.param("partie")))
  .post(`${PARTIES}/:partie/retrait`, (c) => retirer(c, c.req.param("partie")));
