import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { compterParListe, TITRES_LISTE } from "../contenu/document.ts";
import { cleElement, type Difference, type Liste, LISTES } from "../contenu/model.ts";
import { baseDe, lireConvention, type Requete } from "../requete/actions.ts";
import { listSignees } from "../version/store.ts";
import { type CoteLu, lireCote } from "./actions.ts";
import { grouper } from "./ecart/actions.ts";
import { ComparaisonPage } from "./pages.tsx";
import { comparer } from "./rules.ts";

const estListe = (texte: string | undefined): texte is Liste => LISTES.some((liste) => liste === texte);

/** Une page d'éléments changés : seuls ceux que l'on montre se comparent mot à mot. */
function pagination(ecarts: readonly Difference[], liste: Liste | null, page: number) {
  const siens = liste ? ecarts.filter((un) => un.liste === liste) : ecarts;
  const groupes = [...Map.groupBy(siens, cleElement).values()];
  return { total: groupes.length, montres: groupes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).flat() };
}

function montrerEcarts({ de, a }: { de: CoteLu; a: CoteLu }, liste: Liste | null, page: number) {
  const { ecarts, tues } = comparer(de, a);
  const { total, montres } = pagination(ecarts, liste, page);
  const parts = compterParListe([...Map.groupBy(ecarts, cleElement).values()].flatMap(([un]) => un ?? []));
  return {
    total,
    tues: tues.map((une) => TITRES_LISTE[une]),
    reserves: [de, a].flatMap(({ nom, reserves }) => reserves.map((reserve) => ({ nom, reserve }))),
    parts: parts.map((part) => ({ ...part, titre: TITRES_LISTE[part.liste] })),
    groupes: grouper({ avant: de.contenu, apres: a.contenu }, montres),
  };
}

async function montrer(c: Requete) {
  const convention = await lireConvention(c);
  const { db, perimetre } = c.var;
  const signees = await listSignees(db, perimetre, convention.id);
  const dit = (nom: string) => c.req.query(nom) ?? "";
  const avenant = dit("avenant") === "oui";
  const ici = { convention: convention.id, signees, aujourdhui: c.var.today, avenant };
  const de = await lireCote(db, perimetre, { ...ici, parDefaut: "signee" }, { ou: dit("de"), le: dit("deLe") });
  const a = await lireCote(db, perimetre, { ...ici, parDefaut: "aujourdhui" }, { ou: dit("a"), le: dit("aLe") });
  const demandee = c.req.query("liste");
  const liste = estListe(demandee) ? demandee : null;
  const page = pageDe(c.req.query("page"));
  const vide = { total: 0, parts: [], groupes: [], tues: [], reserves: [] };
  const props = {
    base: baseDe(c),
    signees,
    reglages: { de: de?.ou ?? dit("de"), a: a?.ou ?? dit("a"), deLe: dit("deLe"), aLe: dit("aLe"), avenant },
    cotes: de && a ? { de: de.nom, a: a.nom } : null,
    params: new URL(c.req.url).searchParams,
    ...(de && a ? montrerEcarts({ de, a }, liste, page) : vide),
  };
  return c.render(<ComparaisonPage {...props} liste={liste} page={page} />, { titre: "Comparer deux moments" });
}

export const comparaisonRoutes = new Hono<Env>().get("/conventions/:convention/comparaison", montrer);
