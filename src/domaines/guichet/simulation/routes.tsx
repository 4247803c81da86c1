import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { nomCommune, type Requete } from "../reglement/requete/actions.ts";
import { listReglements } from "../reglement/store.ts";
import { listSeancesGelees, simuler } from "./actions.ts";
import { SimulationPage } from "./pages.tsx";
import { publier } from "./rules.ts";

async function montrer(c: Requete) {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "reglement.tenir"));
  const brouillons = (await listReglements(db, perimetre)).filter(({ etat }) => etat === "brouillon");
  const seances = await listSeancesGelees(db, perimetre);
  const voulue = c.req.query("seance");
  const seance = voulue === undefined ? seances[0] : seances.find(({ id }) => id === voulue);
  const brouillon = brouillons.find(({ id }) => id === c.req.query("reglement")) ?? brouillons[0];
  const simulation = brouillon ? await simuler(db, perimetre, { brouillon, seance, le: today }) : null;
  const props = {
    ici: `/espaces/${perimetre.espace}/guichet/simulation`,
    reglements: `/espaces/${perimetre.espace}/guichet/reglement`,
    brouillons,
    seances,
    brouillon,
    seance,
    simulation,
    nommer: nomCommune,
    publie: simulation && !peut(perimetre.roles, "guichet.lire") ? publier(simulation.croise) : null,
  };
  return c.render(<SimulationPage {...props} />, { titre: "Simuler un barème" });
}

/** Ce que changerait un brouillon du règlement. */
export const simulationRoutes = new Hono<Env>().get("/espaces/:espace/guichet/simulation", montrer);
