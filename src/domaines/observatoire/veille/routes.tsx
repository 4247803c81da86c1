import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { voirTaches } from "./actions.ts";
import { gesteForm, PHRASES_TACHE, regleForm } from "./forms.ts";
import { ENONCES } from "./lexique.ts";
import { CODES_REGLE, type CodeRegle, ETATS_TACHE, type Tache } from "./model.ts";
import { ReglesPage, TachePage, titreTache, VeillePage } from "./pages.tsx";
import { veiller } from "./passage/actions.ts";
import { listRegles, saveRegle } from "./regle/store.ts";
import { passer } from "./tache/rules.ts";
import { countTaches, getTache, listTaches, updateTache } from "./tache/store.ts";

type C = Context<Env>;

const VEILLE = "/espaces/:espace/observatoire/veille";
const iciDe = (c: C) => `/espaces/${c.var.perimetre.espace}/observatoire/veille`;
const peutModifier = (c: C) => peut(c.var.perimetre.roles, "observatoire.modifier");

async function renderTache(c: C, tache: Tache, erreurs?: FormErrors) {
  const { vues, nomDe } = await voirTaches(c.var.db, c.var.perimetre, [tache], c.var.today);
  const vue = orNotFound(vues[0]);
  c.status(erreurs ? 422 : 200);
  const par = tache.closePar ? nomDe(tache.closePar) : null;
  const page = <TachePage ici={iciDe(c)} vue={vue} par={par} peutModifier={peutModifier(c)} erreurs={erreurs} />;
  return c.render(page, { titre: titreTache(vue), erreur: Boolean(erreurs) });
}

async function renderRegles(c: C, fautive?: CodeRegle, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const regles = await listRegles(c.var.db, c.var.perimetre);
  const page = (
    <ReglesPage ici={iciDe(c)} regles={regles} peutModifier={peutModifier(c)} fautive={fautive} erreurs={erreurs} />
  );
  return c.render(page, { titre: "Règles et seuils", erreur: Boolean(erreurs) });
}

/** La veille : ses tâches, ce que l'on en fait, ses règles. */
export const veilleRoutes = new Hono<Env>()
  .use(`${VEILLE}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, c.req.method === "POST" ? "observatoire.modifier" : "observatoire.lire"));
    return next();
  })
  .get(VEILLE, async (c) => {
    const { db, perimetre, today } = c.var;
    const etat = ETATS_TACHE.find((un) => un === c.req.query("etat")) ?? "ouverte";
    const { vues } = await voirTaches(db, perimetre, await listTaches(db, perimetre, etat), today);
    const props = {
      ici: iciDe(c),
      etat,
      nombres: await countTaches(db, perimetre),
      taches: vues,
      page: pageDe(c.req.query("page")),
      peutModifier: peutModifier(c),
      vu: /^\d{1,4}$/.exec(c.req.query("vu") ?? "")?.[0] ?? null,
    };
    return c.render(<VeillePage {...props} />, { titre: "Veille" });
  })
  .post(`${VEILLE}/passage`, async (c) => {
    const neuves = await veiller(c.var.db, c.var.perimetre, c.var.today);
    return c.redirect(`${iciDe(c)}?vu=${neuves}`, 303);
  })
  .get(`${VEILLE}/taches/:id`, async (c) =>
    renderTache(c, await getTache(c.var.db, c.var.perimetre, c.req.param("id"))),
  )
  .post(`${VEILLE}/taches/:id`, async (c) => {
    const { db, perimetre, today, compte } = c.var;
    const tache = await getTache(db, perimetre, c.req.param("id"));
    const form = await c.req.formData();
    const geste = parseForm(gesteForm, form);
    if (isFormErrors(geste)) return renderTache(c, tache, geste);
    const passee = passer(tache, { vers: geste.vers, motif: geste.motif, le: today, par: compte.id });
    if (passee instanceof Refus)
      return renderTache(c, tache, { values: valuesOf(form), errors: { motif: [PHRASES_TACHE[passee.code]] } });
    await updateTache(db, { ...tache, version: geste.version }, passee);
    return c.redirect(`${iciDe(c)}/taches/${tache.id}`, 303);
  })
  .get(`${VEILLE}/regles`, (c) => renderRegles(c))
  .post(`${VEILLE}/regles/:regle`, async (c) => {
    const { db, perimetre } = c.var;
    const code = orNotFound(CODES_REGLE.find((un) => un === c.req.param("regle")));
    const form = await c.req.formData();
    const saisie = parseForm(regleForm(ENONCES[code].bornes), form);
    if (isFormErrors(saisie)) return renderRegles(c, code, saisie);
    const avant = orNotFound((await listRegles(db, perimetre)).find((une) => une.code === code));
    const { version, ...apres } = saisie;
    await saveRegle(db, perimetre, { ...avant, version }, apres);
    return c.redirect(`${iciDe(c)}/regles`, 303);
  });
