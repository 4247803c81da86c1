import { type Context, Hono } from "hono";
import { enLettres } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { PAR_PAGE } from "#ui/pagination.tsx";
import { listValeurs } from "../choix/store.ts";
import { pageDe } from "../ensemble/pages.tsx";
import type { LireEtats } from "../etat/actions.ts";
import { type EtatsLus, LIBELLE_SANS_ETAT, SANS_ETAT } from "../etat/model.ts";
import { dansCesEtats, etatsDemandables } from "../etat/rules.ts";
import { type Filtres, SANS_FILTRE } from "../fiche/model.ts";
import { countFiches, listFiches } from "../fiche/store.ts";
import { listNoeuds, listSchemas } from "../noeud/store.ts";
import { communesVues } from "../partage/actions.ts";
import { vuePour } from "./actions.ts";
import { AXES_CARTES, type CleFiltre, FILTRES_LISTES, type Vue } from "./model.ts";
import { type Contexte, type NomVue, type OptionsFiltre, VUES } from "./pages.tsx";
import { avecDescendants, estFiltree } from "./rules.ts";

/** Les choix d'un filtre, lus seulement quand on l'ouvre. */
async function optionsDe(
  c: Context<Env>,
  noeuds: Contexte["noeuds"],
  { liste }: EtatsLus,
): Promise<OptionsFiltre | null> {
  const cle = c.req.query("filtre");
  if (cle === "etat") {
    const dits = liste.map(({ code, libelle }) => ({ valeur: code, libelle }));
    const choix = [...dits, { valeur: SANS_ETAT, libelle: LIBELLE_SANS_ETAT }];
    const offerts = etatsDemandables(
      choix.map(({ valeur }) => valeur),
      peut(c.var.perimetre.roles, "suivi.conduire"),
    );
    return { cle, choix: choix.filter(({ valeur }) => offerts.includes(valeur)), tues: 0 };
  }
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

const lieuDuPapier = ({ var: { usager, today } }: Context<Env>): string =>
  [usager.lieu?.convention?.titre, usager.lieu?.nomEspace, enLettres(today)].filter(Boolean).join(", ");

async function contexteDe(c: Context<Env>, vueNom: NomVue, vue: Vue, lireEtats: LireEtats) {
  const { db, perimetre } = c.var;
  const noeuds = await listNoeuds(db, perimetre);
  const etats = await lireEtats(db, perimetre, c.req.param("convention") ?? "");
  const filtres: Filtres = {
    ...vue.filtres,
    noeuds: avecDescendants(noeuds, vue.filtres.noeuds),
    ...(vue.etats.length > 0 ? { parmi: dansCesEtats(etats, vue.etats) } : {}),
  };
  const acteurs = [
    ...(filtres.pilotes.length > 0 ? await listValeurs(db, perimetre, "pilote") : []),
    ...(filtres.partenaires.length > 0 ? await listValeurs(db, perimetre, "partenaire") : []),
  ];
  const params = new URL(c.req.url).searchParams;
  const lot = params.get("lot");
  params.delete("lot"); // dit une fois : aucun lien de la page ne le redit
  params.delete("etat");
  for (const code of vue.etats) params.append("etat", code); // ce que l'on ne peut demander ne se dit pas filtré
  const contexte: Contexte = {
    base: `/conventions/${c.req.param("convention")}`,
    lieu: lieuDuPapier(c),
    vueNom,
    params,
    lot,
    vue,
    total: await countFiches(db, perimetre, filtres),
    ...(estFiltree(vue) && !vue.filtres.archivees ? { sur: await countFiches(db, perimetre, SANS_FILTRE) } : {}),
    noeuds,
    schemas: vueNom === "cartes" ? await listSchemas(db, perimetre) : [],
    peutModifier: peut(perimetre.roles, "plan.modifier"),
    options: await optionsDe(c, noeuds, etats),
    titres: new Map(),
    communes: await communesVues(c),
    etats,
    nomsActeurs: new Map(acteurs.map(({ valeur, libelle }) => [valeur, libelle])),
  };
  return { contexte, filtres };
}

async function montrer(c: Context<Env>, vueNom: NomVue, lireEtats: LireEtats) {
  forbid(peut(c.var.perimetre.roles, "plan.lire"));
  const vue = vuePour(c.var.perimetre, new URL(c.req.url).searchParams);
  const { contexte, filtres } = await contexteDe(c, vueNom, vue, lireEtats);
  const rangNoeuds = contexte.noeuds.map(({ id }) => id);
  const tri = { ...vue.tri, groupe: vueNom === "tableau" && vue.tri.groupe, rangNoeuds };
  const page = vueNom === "tableau" ? { page: { limite: PAR_PAGE, debut: (vue.page - 1) * PAR_PAGE } } : {};
  const fiches = await listFiches(c.var.db, c.var.perimetre, { filtres, tri, ...page });
  const titre = `${VUES[vueNom]} du plan d’actions`;
  const axe = AXES_CARTES.find((un) => un === c.req.query("par")) ?? "noeud";
  return c.render(pageDe(vueNom, { contexte, fiches, axe }), { titre });
}

/** Les vues du plan d'une convention ; l'état de chaque fiche vient du suivi. */
export const vueRoutes = (lireEtats: LireEtats) => {
  const vue = (nom: NomVue) => (c: Context<Env>) => montrer(c, nom, lireEtats);
  return new Hono<Env>()
    .get("/conventions/:convention/plan", (c) =>
      c.redirect(`/conventions/${c.req.param("convention")}/plan/tableau`, 302),
    )
    .get("/conventions/:convention/plan/arbre", vue("arbre"))
    .get("/conventions/:convention/plan/tableau", vue("tableau"))
    .get("/conventions/:convention/plan/cartes", vue("cartes"))
    .get("/conventions/:convention/plan/calendrier", vue("calendrier"))
    .get("/conventions/:convention/plan/synthese", vue("synthese"));
};
