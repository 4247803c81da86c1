import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { calculer, lireSeance } from "../calcul/actions.ts";
import { baseDocuments, commissionLue, conduit, iciDe, type Requete, UNE } from "../requete/actions.ts";
import { composerProces } from "./actions.ts";
import { blocsProces, pourEcran } from "./document.ts";
import { ProcesPage } from "./pages.tsx";
import { findProces } from "./store.ts";

async function montrer(c: Requete) {
  const commission = await commissionLue(c);
  if (commission.etat !== "tenue" && commission.etat !== "close") return c.redirect(iciDe(c, commission), 303);
  const { db, perimetre } = c.var;
  const arrete = await findProces(db, perimetre, commission.id);
  const projet = async () => {
    const seance = await lireSeance(db, perimetre, commission);
    return composerProces(db, perimetre, seance, calculer(seance, seance.etat).proposition);
  };
  const { montre, structures, ouverte } = pourEcran(arrete?.contenu ?? (await projet()), c.req.query("structure"));
  const props = {
    ici: iciDe(c, commission),
    base: baseDocuments(c),
    commission,
    conduire: conduit(c),
    arrete,
    structures,
    ouverte,
    blocs: blocsProces(montre),
  };
  return c.render(<ProcesPage {...props} />, { titre: "Procès-verbal" });
}

/** Le procès-verbal d'une séance. */
export const procesRoutes = new Hono<Env>().get(`${UNE}/proces-verbal`, montrer);
