import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { findActeurParNom, listActeurs } from "#domaines/acteurs/index.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { suivreConvies } from "../convocation/actions.ts";
import { estTenue } from "../chiffres/rules.ts";
import { communesDe, instanceDe } from "../instance/actions.ts";
import { baseDe, exiger, type Requete } from "../requete/actions.ts";
import { quandDit } from "../seance/liste/pages.tsx";
import { listSeances } from "../seance/store.ts";
import { MEMBRE, PHRASES_MEMBRE } from "./forms.ts";
import type { Membre } from "./model.ts";
import { MembrePage } from "./pages.tsx";
import { entreeProposee, verifierMembre } from "./rules.ts";
import { getMembre, insertMembre, listMembres, updateMembre } from "./store.ts";

/** Le membre que nomme l'adresse, s'il est bien de l'instance qu'elle nomme. */
async function membreDe(c: Requete): Promise<Membre> {
  const membre = await getMembre(c.var.db, c.var.perimetre, c.req.param("membre") ?? "");
  return orNotFound(membre.instance === c.req.param("instance") ? membre : undefined);
}

async function montrer(c: Requete, membre: Membre | null, erreurs?: FormErrors) {
  exiger(c, "gouvernance.conduire");
  const instance = await instanceDe(c);
  const { db, perimetre, today } = c.var;
  const membres = await listMembres(db, perimetre, instance.id);
  const seances = await listSeances(db, perimetre, instance.id);
  const ouvertes = seances.filter(
    ({ id, etat }) => etat === "preparation" || etat === "convoquee" || id === membre?.seance,
  );
  c.status(erreurs ? 422 : 200);
  const page = (
    <MembrePage
      base={baseDe(c)}
      instance={instance}
      membre={membre}
      id={membre?.id ?? newId()}
      membres={membres}
      colleges={[...new Set(membres.map(({ college }) => college).filter(Boolean))]}
      acteurs={await listActeurs(db, perimetre)}
      communes={await communesDe(c)}
      reunions={ouvertes.map((seance) => ({ id: seance.id, nom: `${seance.titre}, ${quandDit(seance)}` }))}
      entree={entreeProposee(
        seances.filter(estTenue).map(({ le }) => le),
        today,
      )}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: membre ? membre.nom : "Ajouter un membre", erreur: Boolean(erreurs) });
}

/** Un invité d'une seule réunion l'est d'une réunion de cette instance. */
async function invitation(c: Requete, { voix, seance, instance }: Pick<Membre, "voix" | "seance" | "instance">) {
  if (voix !== "consultative" || seance === null) return null;
  const seances = await listSeances(c.var.db, c.var.perimetre, instance);
  return seances.some(({ id }) => id === seance) ? seance : null;
}

/** Ce que le formulaire dit d'un membre ; son acteur se reconnaît à son nom. */
async function lire(c: Requete, form: FormData, avant: Membre | null): Promise<Membre | FormErrors> {
  const saisie = parseForm(MEMBRE, form);
  if (isFormErrors(saisie)) return saisie;
  const { db, perimetre } = c.var;
  const { id: instance } = await instanceDe(c);
  const autres = await listMembres(db, perimetre, instance);
  const acteur = await findActeurParNom(db, perimetre, saisie.nom);
  const place = avant ?? { id: saisie.id, rang: autres.length };
  const dit = { ...saisie, id: place.id, rang: place.rang, instance, acteur: acteur?.id ?? null };
  const membre = verifierMembre({ ...dit, seance: await invitation(c, dit) }, autres);
  if (!(membre instanceof Refus)) return membre;
  const [champ, phrase] = PHRASES_MEMBRE[membre.code];
  return { values: valuesOf(form), errors: { [champ]: [phrase] } };
}

async function ajouter(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const membre = await lire(c, await c.req.formData(), null);
  if (isFormErrors(membre)) return montrer(c, null, membre);
  await insertMembre(c.var.db, c.var.perimetre, { ...membre, version: 1 });
  return c.redirect(`${baseDe(c)}/instances/${membre.instance}`, 303);
}

async function modifier(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const avant = await membreDe(c);
  const apres = await lire(c, await c.req.formData(), avant);
  if (isFormErrors(apres)) return montrer(c, avant, apres);
  const { db, perimetre, today } = c.var;
  await updateMembre(db, perimetre, { avant: { ...avant, version: apres.version }, apres });
  for (const seance of await listSeances(db, perimetre, avant.instance))
    if (seance.le !== null && seance.le >= today) await suivreConvies(db, perimetre, seance, today);
  return c.redirect(`${baseDe(c)}/instances/${avant.instance}`, 303);
}

const MEMBRES = "/conventions/:convention/instances/:instance/membres";

/** Les membres d'une instance : les nommer, changer leur place, dire qui est sorti. */
export const membreRoutes = new Hono<Env>()
  .get(`${MEMBRES}/nouveau`, (c) => montrer(c, null))
  .post(MEMBRES, ajouter)
  .get(`${MEMBRES}/:membre`, async (c) => {
    exiger(c, "gouvernance.conduire");
    return montrer(c, await membreDe(c));
  })
  .post(`${MEMBRES}/:membre`, modifier);
