import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listEnjeux, rangerEnjeux } from "#domaines/diagnostic/index.ts";
import { listFiches, listNoeuds, listReponses, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { listIndicateurs } from "../indicateur/store.ts";
import { lireQualitatif } from "../observation/actions.ts";
import { etatsDesIndicateurs } from "../valeur/actions.ts";
import { ETAPES, type Etape, type IndicateurTrace } from "./model.ts";
import { TracePage } from "./pages.tsx";
import { filsDe, OBJECTIFS, orphelinsDe } from "./rules.ts";

async function indicateursDe(c: Context<Env>): Promise<IndicateurTrace[]> {
  const { db, perimetre, today } = c.var;
  const etats = await etatsDesIndicateurs(db, perimetre, await listIndicateurs(db, perimetre), today);
  const dits = await lireQualitatif(
    db,
    perimetre,
    etats.map(({ indicateur }) => indicateur),
  );
  return etats.map(({ indicateur, etat }) => ({
    id: indicateur.id,
    libelle: indicateur.libelle,
    fiches: indicateur.fiches,
    releve: etat.dernier !== null || dits.has(indicateur.id),
  }));
}

/** Les enjeux du diagnostic, pour qui le lit, et les nœuds du plan qui y répondent. */
async function enjeuxDe(c: Context<Env>) {
  const { db, perimetre } = c.var;
  if (!peut(perimetre.roles, "diagnostic.lire")) return [];
  const reponses = Map.groupBy(await listReponses(db, perimetre), ({ enjeu }) => enjeu);
  const enjeux = rangerEnjeux(await listEnjeux(db, perimetre, c.req.param("convention") ?? ""));
  return enjeux.map(({ id, texte }) => {
    const noeuds = (reponses.get(id) ?? []).map(({ noeud }) => noeud);
    return { id, texte, noeuds, repondu: noeuds.length > 0 };
  });
}

const etapeDe = (nom: string | undefined): Etape | null =>
  nom !== undefined && Object.hasOwn(ETAPES, nom) ? (nom as Etape) : null;

export const traceRoutes = new Hono<Env>().get("/conventions/:convention/trace", async (c) => {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "plan.lire") && peut(perimetre.roles, "suivi.lire"));
  const enjeux = await enjeuxDe(c);
  const noeuds = (await listNoeuds(db, perimetre)).map((noeud) => ({
    ...noeud,
    enjeux: enjeux.filter((enjeu) => enjeu.noeuds.includes(noeud.id)).map(({ texte }) => texte),
  }));
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const indicateurs = await indicateursDe(c);
  const page = pageDe(c.req.query("page"));
  const fils = filsDe(noeuds, fiches, indicateurs);
  const props = {
    base: `/conventions/${c.req.param("convention")}`,
    params: new URL(c.req.url).searchParams,
    fils: fils.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    page,
    total: fils.length,
    orphelins: orphelinsDe(noeuds, fiches, indicateurs, enjeux),
    etape: etapeDe(c.req.query("etape")),
    comptes: {
      enjeux: enjeux.length,
      effets: noeuds.reduce((somme, { impacts }) => somme + impacts.length, 0),
      objectifs: noeuds.filter(({ genre }) => OBJECTIFS.has(genre)).length,
      fiches: fiches.length,
      indicateurs: indicateurs.length,
      releves: indicateurs.filter(({ releve }) => releve).length,
    },
  };
  return c.render(<TracePage {...props} />, { titre: "De l’enjeu à la valeur" });
});
