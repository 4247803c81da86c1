import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerLire, exigerModifier, jourVoulu, peutModifier, type Requete } from "../../actions.ts";
import { type Competences, communesVoisines, lireCompetences, titulaireDit, titulairesProposes } from "../actions.ts";
import { EXERCICE, exercicesDe, type SaisieExercice } from "../forms.ts";
import { peutRecevoir } from "../rules.ts";
import type { Exercice } from "../model.ts";
import { deleteExercice, saveExercices } from "../store.ts";
import { confirmationDe } from "./actions.ts";
import { ActePage, CommunePage } from "./pages.tsx";
import { actesEffaces } from "./rules.ts";

const lire = (c: Requete) => lireCompetences(c.var.db, c.var.perimetre, jourVoulu(c));
const codesDe = ({ communes }: Competences) => communes.map(({ code }) => code);

type Refus = { erreurs: FormErrors; effaces?: readonly Exercice[] };

async function montrerActe(c: Requete, { erreurs, effaces = [] }: Partial<Refus> = {}) {
  exigerModifier(c);
  const lues = await lire(c);
  const titulaires = titulairesProposes(codesDe(lues), lues.exercices);
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    communes: lues.communes,
    voisines: communesVoisines(lues),
    titulaires,
    erreurs,
    effaces,
  };
  return c.render(<ActePage {...props} />, { titre: "Écrire un acte", erreur: Boolean(erreurs) });
}

async function montrerCommune(c: Requete, { erreurs, effaces = [] }: Partial<Refus> = {}) {
  exigerLire(c);
  const lues = await lire(c);
  const commune = orNotFound(lues.communes.find(({ code }) => code === c.req.param("commune")));
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    jour: lues.jour,
    commune,
    exercices: lues.exercices.filter((un) => un.commune === commune.code),
    titulaires: titulairesProposes([commune.code], lues.exercices),
    modifier: peutModifier(c),
    erreurs,
    effaces,
  };
  return c.render(<CommunePage {...props} />, { titre: `Petite enfance à ${commune.nom}`, erreur: Boolean(erreurs) });
}

const SANS_TITULAIRE = "Dites à qui la compétence est transférée";
const ACTION_SOCIALE =
  "Un centre d’action sociale reçoit des missions, pas la compétence : nommez l’intercommunalité ou le syndicat";
const EFFACE = "Un autre acte est déjà écrit ce jour-là : regardez ce qui serait effacé, et confirmez";
const INCONNUE = "Une de ces communes n’est ni de cet espace ni de ses intercommunalités";

/** Ce que l'on a saisi, en règle avec les communes de l'espace, ou la faute à montrer. */
async function lireSaisie(
  c: Requete,
  form: FormData,
): Promise<FormErrors | { saisie: SaisieExercice; lues: Competences }> {
  const saisie = parseForm(EXERCICE, form);
  if (isFormErrors(saisie)) return saisie;
  const lues = await lire(c);
  const connues = new Set([...codesDe(lues), ...communesVoisines(lues).map(({ code }) => code)]);
  const values = valuesOf(form);
  if (saisie.communes.some((code) => !connues.has(code))) return { values, errors: { communes: [INCONNUE] } };
  if (saisie.mode === "transferee" && !saisie.titulaire) return { values, errors: { titulaire: [SANS_TITULAIRE] } };
  if (!peutRecevoir(saisie.titulaire)) return { values, errors: { titulaire: [ACTION_SOCIALE] } };
  return { saisie, lues };
}

async function ecrire(c: Requete, revenir: (refus: Refus) => Promise<Response>, apres: string) {
  exigerModifier(c);
  const form = await c.req.formData();
  const lu = await lireSaisie(c, form);
  if (isFormErrors(lu)) return revenir({ erreurs: lu });
  const titulaire = titulaireDit(lu.saisie.titulaire, lu.saisie.communes, lu.lues.exercices);
  const ecrits = exercicesDe(lu.saisie, titulaire, () => newId());
  const effaces = actesEffaces(lu.lues.exercices, ecrits);
  if (effaces.length > 0 && lu.saisie.efface !== confirmationDe(effaces))
    return revenir({ erreurs: { values: valuesOf(form), errors: { efface: [EFFACE] } }, effaces });
  await saveExercices(c.var.db, c.var.perimetre, ecrits, lu.lues.exercices);
  return c.redirect(apres, 303);
}

const communeDe = (c: Requete) => `${baseDe(c)}/communes/${c.req.param("commune") ?? ""}`;

/** Ce que les communes décident de leurs compétences. */
export const acteRoutes = new Hono<Env>()
  .get(`${BASE}/actes/nouveau`, (c) => montrerActe(c))
  .post(`${BASE}/actes`, (c) => ecrire(c, (refus) => montrerActe(c, refus), baseDe(c)))
  .get(`${BASE}/communes/:commune`, (c) => montrerCommune(c))
  .post(`${BASE}/communes/:commune/actes`, (c) => ecrire(c, (refus) => montrerCommune(c, refus), communeDe(c)))
  .post(`${BASE}/communes/:commune/actes/:acte/retrait`, async (c) => {
    exigerModifier(c);
    const { commune, acte } = c.req.param();
    await deleteExercice(c.var.db, c.var.perimetre, { commune, id: acte });
    return c.redirect(communeDe(c), 303);
  });
