import { type Context, Hono } from "hono";
import { listMesLieux, perimetresPour } from "#domaines/acces/index.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { surChaqueEspace } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE } from "#ui/pagination.tsx";
import { countFiches, listFiches } from "../fiche/store.ts";
import { listNoeuds } from "../noeud/store.ts";
import { parseVue } from "../vue/forms.ts";
import { type CleFiltre, FILTRES_LISTES, type Vue } from "../vue/model.ts";
import { type Contexte, type NomVue, type OptionsFiltre, VUES } from "../vue/pages.tsx";
import { filtresIci, optionsEnsemble } from "./actions.ts";
import { pageDe } from "./pages.tsx";
import { fusionner, NOEUDS_NATIONAUX, replier, titresDe } from "./rules.ts";

/** Les fiches de chaque espace lisible, repliées sur les champs nationaux : les premières suffisent à une page fusionnée. */
async function lireEnsemble(
  c: Context<Env>,
  lisibles: readonly Perimetre[],
  tableau: boolean,
  { filtres, tri, page }: Vue,
) {
  const ordre = { ...tri, groupe: false, rangNoeuds: [] };
  const debut = (page - 1) * PAR_PAGE;
  const lots = await surChaqueEspace(c.var.db, lisibles, async (perimetre) => {
    const noeuds = await listNoeuds(c.var.db, perimetre);
    const coupe = tableau ? { page: { limite: page * PAR_PAGE, debut: 0 } } : {};
    const ici = await filtresIci(c.var.db, perimetre, filtres, noeuds);
    const fiches = await listFiches(c.var.db, perimetre, { filtres: ici, tri: ordre, ...coupe });
    const total = await countFiches(c.var.db, perimetre, ici);
    return { total, fiches: fiches.map((fiche) => replier(fiche, noeuds)) };
  });
  const toutes = fusionner(
    lots.map(({ fiches }) => fiches),
    tri,
  );
  return {
    total: lots.reduce((somme, { total }) => somme + total, 0),
    fiches: tableau ? toutes.slice(debut, debut + PAR_PAGE) : toutes,
  };
}

/** Les choix d'un filtre, lus seulement quand on l'ouvre. */
function optionsDe(c: Context<Env>, lisibles: readonly Perimetre[]): Promise<OptionsFiltre> | null {
  const cle = c.req.query("filtre");
  if (!cle || !Object.hasOwn(FILTRES_LISTES, cle)) return null;
  return optionsEnsemble(c.var.db, lisibles, cle as CleFiltre, c.req.queries(cle) ?? []);
}

async function montrerEnsemble(c: Context<Env>, vueNom: NomVue) {
  const { compte } = c.var.usager;
  const params = new URL(c.req.url).searchParams;
  if (!compte) return c.redirect(`/connexion?vers=${encodeURIComponent(c.req.path)}`, 303);
  const lue = parseVue(params);
  const colonnes = lue.colonnes.filter((colonne) => colonne !== "etat"); // each convention has its own list of states
  const vue: Vue = {
    ...lue,
    colonnes,
    etats: [],
    selection: false,
    tri: { ...lue.tri, groupe: lue.tri.groupe && vueNom !== "tableau" },
  };
  const lieux = await listMesLieux(c.var.db, compte.id);
  const lisibles = perimetresPour(lieux, compte.id, "plan.lire");
  const { total, fiches } = await lireEnsemble(c, lisibles, vueNom === "tableau", vue);
  const contexte: Contexte = {
    base: "",
    vueNom,
    params,
    vue,
    total,
    noeuds: [...NOEUDS_NATIONAUX],
    schemas: [],
    etats: null,
    peutModifier: false,
    options: await optionsDe(c, lisibles),
    nomsActeurs: new Map([...lue.filtres.pilotes, ...lue.filtres.partenaires].map((nom) => [nom, nom])),
    titres: titresDe(lieux),
  };
  return c.render(pageDe(vueNom, { contexte, fiches, axe: "noeud" }), {
    titre: `${VUES[vueNom]} : tous mes plans d’actions`,
  });
}

export const ensembleRoutes = new Hono<Env>()
  .get("/plan", (c) => c.redirect("/plan/tableau", 302))
  .get("/plan/arbre", (c) => montrerEnsemble(c, "arbre"))
  .get("/plan/tableau", (c) => montrerEnsemble(c, "tableau"))
  .get("/plan/cartes", (c) => montrerEnsemble(c, "cartes"))
  .get("/plan/calendrier", (c) => montrerEnsemble(c, "calendrier"))
  .get("/plan/synthese", (c) => montrerEnsemble(c, "synthese"));
