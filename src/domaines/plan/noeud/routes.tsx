import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved, wasRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { countFiches, listFiches } from "../fiche/store.ts";
import type { Fiche, Noeud, TexteSurQuelquun } from "../model.ts";
import { avertir, deplacer, retirerNoeud } from "../rules.ts";
import { baseDe, ecritureDe, type Requete } from "../requete/actions.ts";
import { NOEUD, SCHEMA } from "./forms.ts";
import { NoeudPage, PrioritesPage, type REFUS, type RefusSchema } from "./pages.tsx";
import { empreinteNoeud, empreinteSchema, ranger, reglerSchema, retirerSchema, schemaDe } from "./rules.ts";
import {
  deleteNoeud,
  deleteSchema,
  getNoeud,
  insertNoeud,
  listNoeuds,
  listSchemas,
  lockNoeuds,
  lockSchema,
  saveSchema,
  updateNoeud,
} from "./store.ts";

type Suite = { erreurs?: FormErrors; refus?: keyof typeof REFUS; alerte?: TexteSurQuelquun };

/** Rien n'est faux dans ce qui fut tapé. */
const SANS_FAUTE: FormErrors = { values: {}, errors: {} };

const exiger = (c: Requete) => forbid(peut(c.var.perimetre.roles, "plan.modifier"));

async function montrerNoeud(c: Requete, noeud: Noeud | null, suite: Suite = {}) {
  const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(suite.refus === "change" ? 409 : erreur ? 422 : 200);
  const page = <NoeudPage base={baseDe(c)} noeud={noeud} noeuds={noeuds} id={newId()} {...suite} />;
  return c.render(page, { titre: noeud ? noeud.libelle : "Nouveau nœud du plan", erreur });
}

/** Ce qui fut tapé, pour le schéma de ce code ou pour un neuf, et pourquoi rien n'est écrit. */
type RetourSchema = { code?: string | undefined; erreurs?: FormErrors; refus?: RefusSchema };

async function montrerPriorites(c: Requete, retour: RetourSchema = {}) {
  exiger(c);
  const erreur = retour.erreurs !== undefined;
  c.status(retour.refus === "change" ? 409 : erreur ? 422 : 200);
  const page = <PrioritesPage base={baseDe(c)} schemas={await listSchemas(c.var.db, c.var.perimetre)} {...retour} />;
  return c.render(page, { titre: "Schémas de priorité", erreur });
}

/** Les fiches en cours et les archivées : une priorité se garde à l'archivage. */
async function listToutes(c: Requete): Promise<Fiche[]> {
  const lire = (archivees: boolean) =>
    listFiches(c.var.db, c.var.perimetre, { filtres: { ...SANS_FILTRE, archivees }, tri: ORDRE_DU_PLAN });
  return [...(await lire(false)), ...(await lire(true))];
}

async function enregistrerSchema(c: Requete, code?: string) {
  exiger(c);
  const form = await c.req.formData();
  const saisi = parseForm(SCHEMA, form);
  if (isFormErrors(saisi)) return montrerPriorites(c, { code, erreurs: saisi });
  const refuser = (refus: RefusSchema) => {
    const reprise = refus === "retire" ? undefined : code; // what was typed comes back as a new one
    return montrerPriorites(c, { code: reprise, erreurs: { values: valuesOf(form), errors: {} }, refus });
  };
  const { perimetre, convention } = ecritureDe(c);
  const place = code === undefined ? undefined : await lockSchema(c.var.db, perimetre, code);
  if (code !== undefined && !place) return refuser("retire");
  if (place && saisi.lu && saisi.lu !== empreinteSchema(place)) return refuser("change");
  const regle = reglerSchema(await listSchemas(c.var.db, perimetre), schemaDe(saisi.libelle, saisi.valeurs, code), {
    neuf: code === undefined,
    fiches: await listToutes(c),
  });
  if (regle instanceof Refus) return refuser(regle.code);
  await saveSchema(c.var.db, perimetre, convention, regle);
  return c.redirect(`${baseDe(c)}/plan/priorites`, 303);
}

async function enleverSchema(c: Requete, code: string) {
  exiger(c);
  const { perimetre, convention } = ecritureDe(c);
  const place = await lockSchema(c.var.db, perimetre, code);
  if (!place && !(await wasRemoved(c.var, "plan.priorite", code))) return c.notFound();
  const retire = place && retirerSchema(place, await listToutes(c));
  if (retire instanceof Refus) return montrerPriorites(c, { code, erreurs: SANS_FAUTE, refus: retire.code });
  if (retire) await deleteSchema(c.var.db, perimetre, convention, retire);
  return c.redirect(`${baseDe(c)}/plan/priorites`, 303);
}

const alerteDe = ({ libelle, impacts }: { libelle: string; impacts: readonly string[] }, confirme: string) =>
  avertir({ Intitulé: libelle, "Effets visés": impacts.join("\n") }, confirme);

/** Les frères qu'un nœud bien rangé décale. */
async function decaler(c: Requete, noeuds: readonly Noeud[], freres: readonly Noeud[]) {
  for (const frere of freres) {
    const avant = noeuds.find(({ id }) => id === frere.id);
    if (avant) await updateNoeud(c.var.db, c.var.perimetre, avant, frere);
  }
}

async function creerNoeud(c: Requete) {
  exiger(c);
  const form = await c.req.formData();
  const saisi = parseForm(NOEUD, form);
  if (isFormErrors(saisi)) return montrerNoeud(c, null, { erreurs: saisi });
  const { perimetre, convention } = ecritureDe(c);
  const { id = newId(), lu: _lu, confirme, ordre, ...dit } = saisi;
  const erreurs = { values: valuesOf(form), errors: {} };
  const alerte = alerteDe(dit, confirme);
  if (alerte) return montrerNoeud(c, null, { alerte, erreurs });
  const noeuds = await lockNoeuds(c.var.db, perimetre); // the parent stays until what goes under it is written
  const parent = dit.parent || null;
  if (parent && !noeuds.some((un) => un.id === parent))
    return montrerNoeud(c, null, { erreurs, refus: "noeud-inconnu" });
  await ecrireNeuf(c, noeuds, { ...dit, parent, code: dit.code || null, id, convention, ordre: 0 }, ordre);
  return c.redirect(`${baseDe(c)}/plan/arbre`, 303);
}

/** Envoyé deux fois, le même nœud n'en fait qu'un ; un autre, d'une page revenue en arrière, en fait un de plus. */
async function ecrireNeuf(c: Requete, noeuds: readonly Noeud[], neuf: Noeud, rang: number | null) {
  const deja = noeuds.find(({ id }) => id === neuf.id);
  if (deja?.libelle === neuf.libelle) return;
  const [range, ...freres] = ranger(noeuds, { ...neuf, id: deja ? newId() : neuf.id }, rang);
  if (await insertNoeud(c.var.db, c.var.perimetre, range)) await decaler(c, noeuds, freres);
}

const PLAN = "/conventions/:convention/plan";

export const noeudRoutes = new Hono<Env>()
  .get(`${PLAN}/noeuds/nouveau`, (c) => {
    exiger(c);
    return montrerNoeud(c, null);
  })
  .post(`${PLAN}/noeuds`, creerNoeud)
  .get(`${PLAN}/noeuds/:noeud`, async (c) => {
    exiger(c);
    return montrerNoeud(c, await getNoeud(c.var.db, c.var.perimetre, c.req.param("noeud")));
  })
  .post(`${PLAN}/noeuds/:noeud`, async (c) => {
    exiger(c);
    const noeuds = await lockNoeuds(c.var.db, c.var.perimetre);
    const noeud = await getNoeud(c.var.db, c.var.perimetre, c.req.param("noeud"));
    const form = await c.req.formData();
    const saisi = parseForm(NOEUD, form);
    if (isFormErrors(saisi)) return montrerNoeud(c, noeud, { erreurs: saisi });
    const { id: _id, lu, confirme, ordre, ...dit } = saisi;
    const erreurs = { values: valuesOf(form), errors: {} };
    const alerte = alerteDe(dit, confirme);
    if (alerte) return montrerNoeud(c, noeud, { alerte, erreurs });
    if (lu && lu !== empreinteNoeud(noeud)) return montrerNoeud(c, noeud, { erreurs, refus: "change" });
    const deplace = deplacer(noeuds, noeud.id, saisi.parent || null);
    if (deplace instanceof Refus) return montrerNoeud(c, noeud, { erreurs, refus: deplace.code });
    const apres = { ...noeud, ...dit, code: dit.code || null, parent: deplace.parent };
    const [range, ...freres] = ranger(noeuds, apres, ordre);
    await updateNoeud(c.var.db, c.var.perimetre, noeud, range);
    await decaler(c, noeuds, freres);
    return c.redirect(`${baseDe(c)}/plan/arbre`, 303);
  })
  .post(`${PLAN}/noeuds/:noeud/retrait`, async (c) => {
    exiger(c);
    const { db, perimetre } = c.var;
    const noeuds = await lockNoeuds(db, perimetre); // first: what is being filed under it is then there to be counted
    const noeud = await unlessRemoved(
      c.var,
      "plan.noeud",
      c.req.param("noeud"),
      getNoeud(db, perimetre, c.req.param("noeud")),
    );
    if (!noeud) return c.redirect(`${baseDe(c)}/plan/arbre`, 303);
    const enCours = await countFiches(db, perimetre, { ...SANS_FILTRE, noeuds: [noeud.id] });
    const archivees = await countFiches(db, perimetre, { ...SANS_FILTRE, noeuds: [noeud.id], archivees: true });
    const retire = retirerNoeud(noeuds, noeud.id, enCours + archivees);
    if (retire instanceof Refus) return montrerNoeud(c, noeud, { refus: retire.code });
    await deleteNoeud(db, perimetre, retire);
    return c.redirect(`${baseDe(c)}/plan/arbre`, 303);
  })
  .get(`${PLAN}/priorites`, (c) => montrerPriorites(c))
  .post(`${PLAN}/priorites`, (c) => enregistrerSchema(c))
  .post(`${PLAN}/priorites/:code`, (c) => enregistrerSchema(c, c.req.param("code")))
  .post(`${PLAN}/priorites/:code/retrait`, (c) => enleverSchema(c, c.req.param("code")));
