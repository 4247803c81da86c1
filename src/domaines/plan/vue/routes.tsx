import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { pageDe } from "../ensemble/pages.tsx";
import type { Filtres } from "../fiche/model.ts";
import { listValeurs } from "../choix/store.ts";
import { countFiches, listFiches } from "../fiche/store.ts";
import { listNoeuds, listSchemas } from "../noeud/store.ts";
import { parseVue } from "./forms.ts";
import { type CleFiltre, FILTRES_LISTES, PAR_PAGE, type Vue } from "./model.ts";
import { type Contexte, type NomVue, type OptionsFiltre, VUES } from "./pages.tsx";
import { avecDescendants } from "./rules.ts";

/** Les choix d'un filtre, lus seulement quand on l'ouvre. */
async function optionsDe(c: Context<Env>, noeuds: Contexte["noeuds"]): Promise<OptionsFiltre | null> {
  const cle = c.req.query("filtre");
  if (!cle || !Object.hasOwn(FILTRES_LISTES, cle)) return null;
  if (cle === "noeud")
    return {
      cle,
      choix: noeuds.map(({ id, libelle, niveau }) => ({ valeur: id, libelle: `${"— ".repeat(niveau)}${libelle}` })),
      tues: 0,
    };
  const choisie = cle as Exclude<CleFiltre, "noeud">;
  return { cle: choisie, choix: await listValeurs(c.var.db, c.var.perimetre, choisie), tues: 0 };
}

async function contexteDe(c: Context<Env>, vueNom: NomVue, vue: Vue) {
  const { db, perimetre } = c.var;
  const noeuds = await listNoeuds(db, perimetre);
  const filtres: Filtres = { ...vue.filtres, noeuds: avecDescendants(noeuds, vue.filtres.noeuds) };
  const acteurs = [
    ...(filtres.pilotes.length > 0 ? await listValeurs(db, perimetre, "pilote") : []),
    ...(filtres.partenaires.length > 0 ? await listValeurs(db, perimetre, "partenaire") : []),
  ];
  const contexte: Contexte = {
    base: `/conventions/${c.req.param("convention")}`,
    vueNom,
    params: new URL(c.req.url).searchParams,
    vue,
    total: await countFiches(db, perimetre, filtres),
    noeuds,
    schemas: vueNom === "cartes" ? await listSchemas(db, perimetre) : [],
    peutModifier: peut(perimetre.roles, "plan.modifier"),
    options: await optionsDe(c, noeuds),
    titres: new Map(),
    nomsActeurs: new Map(acteurs.map(({ valeur, libelle }) => [valeur, libelle])),
  };
  return { contexte, filtres };
}

async function montrer(c: Context<Env>, vueNom: NomVue) {
  forbid(peut(c.var.perimetre.roles, "plan.lire"));
  const vue = parseVue(new URL(c.req.url).searchParams);
  const { contexte, filtres } = await contexteDe(c, vueNom, vue);
  const rangNoeuds = contexte.noeuds.map(({ id }) => id);
  const tri = { ...vue.tri, groupe: vueNom === "tableau" && vue.tri.groupe, rangNoeuds };
  const page = vueNom === "tableau" ? { page: { limite: PAR_PAGE, debut: (vue.page - 1) * PAR_PAGE } } : {};
  const fiches = await listFiches(c.var.db, c.var.perimetre, { filtres, tri, ...page });
  const titre = `${VUES[vueNom]} du plan d’actions`;
  const axe = c.req.query("par") === "priorite" ? "priorite" : "noeud";
  return c.render(pageDe(vueNom, { contexte, fiches, axe }), { titre });
}

export const vueRoutes = new Hono<Env>()
  .get("/conventions/:convention/plan", (c) =>
    c.redirect(`/conventions/${c.req.param("convention")}/plan/tableau`, 302),
  )
  .get("/conventions/:convention/plan/arbre", (c) => montrer(c, "arbre"))
  .get("/conventions/:convention/plan/tableau", (c) => montrer(c, "tableau"))
  .get("/conventions/:convention/plan/cartes", (c) => montrer(c, "cartes"))
  .get("/conventions/:convention/plan/calendrier", (c) => montrer(c, "calendrier"))
  .get("/conventions/:convention/plan/synthese", (c) => montrer(c, "synthese"));
