import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listNoeuds } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { FORMATS_TABLEUR, TYPES_TABLEUR } from "#platform/tableur.ts";
import { type Lecture, lireTableau } from "./actions.ts";
import { BudgetPage, CHOIX_NATURES, type Cadre, type ChoixFiltre, estFiltre, FinanceursPage } from "./pages.tsx";
import { SANS_FILTRE } from "./sommes/model.ts";
import { sommerParAnnee, sommerParFinanceur } from "./sommes/store.ts";
import { parseFiltres } from "./vue/forms.ts";
import type { NomVue } from "./vue/model.ts";

type Requete = Context<Env>;

async function choixDe(c: Requete, cle: "annee" | "nature" | "financeur"): Promise<readonly ChoixFiltre[]> {
  const { db, perimetre } = c.var;
  if (cle === "nature") return CHOIX_NATURES;
  if (cle === "annee")
    return (await sommerParAnnee(db, perimetre, SANS_FILTRE)).map(({ annee }) => ({
      valeur: `${annee}`,
      libelle: `${annee}`,
    }));
  const sommes = await sommerParFinanceur(db, perimetre, SANS_FILTRE);
  const noms = new Map(sommes.map(({ financeur }) => [financeur.id, financeur.nom]));
  return [...noms].map(([valeur, libelle]) => ({ valeur, libelle }));
}

const paramsDe = (c: Requete) => new URL(c.req.url).searchParams;

async function cadreDe(c: Requete, vue: NomVue, lecture: Lecture): Promise<Cadre> {
  const filtres = parseFiltres(paramsDe(c));
  const filtre = c.req.query("filtre");
  const financeurs = filtres.financeur ? await choixDe(c, "financeur") : [];
  return {
    base: `/conventions/${c.req.param("convention")}`,
    vue,
    params: paramsDe(c),
    filtres,
    ouvert: estFiltre(filtre) ? { cle: filtre, choix: await choixDe(c, filtre) } : null,
    nomFinanceur: financeurs.find(({ valeur }) => valeur === filtres.financeur)?.libelle ?? null,
    total: lecture.total,
    chiffrees: lecture.chiffrees,
    fiches: lecture.fiches,
  };
}

async function lire(c: Requete, vue: NomVue, tout = false): Promise<Lecture> {
  forbid(peut(c.var.perimetre.roles, "budget.lire"));
  const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
  const ouverture = { ouvert: c.req.query("ouvert") ?? null, tout: tout || c.req.query("tout") === "1" };
  return lireTableau(c.var.db, c.var.perimetre, { vue, filtres: parseFiltres(paramsDe(c)), noeuds, ...ouverture });
}

const BUDGET = "/conventions/:convention/budget";
const vueDe = (nom: string | undefined): NomVue => (nom === "annee" || nom === "financeur" ? nom : "noeud");

export const budgetRoutes = new Hono<Env>()
  .get(BUDGET, async (c) => {
    const vue = c.req.query("par") === "annee" ? "annee" : "noeud";
    const lecture = await lire(c, vue);
    const page = <BudgetPage cadre={await cadreDe(c, vue, lecture)} {...lecture} />;
    return c.render(page, { titre: "Budget de la convention" });
  })
  .get(`${BUDGET}/financeurs`, async (c) => {
    const lecture = await lire(c, "financeur");
    const page = <FinanceursPage cadre={await cadreDe(c, "financeur", lecture)} tableau={lecture.tableau} />;
    return c.render(page, { titre: "Financeurs de la convention" });
  })
  .get(`${BUDGET}/export`, async (c) => {
    forbid(peut(c.var.perimetre.roles, "exports.faire"));
    const format = FORMATS_TABLEUR.find((connu) => connu === c.req.query("format")) ?? "xlsx";
    const { exporter } = await lire(c, vueDe(c.req.query("vue")), true);
    const disposition = `attachment; filename="budget.${format}"`;
    return c.body(await exporter(format), 200, {
      "content-type": TYPES_TABLEUR[format],
      "content-disposition": disposition,
    });
  });
