import { Hono } from "hono";
import { listMesLieux, perimetresPour, peut } from "#domaines/acces/index.ts";
import { surTousLesEspaces } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { titresDe } from "../ensemble/rules.ts";
import { RecherchePage } from "./pages.tsx";
import { chercher } from "./store.ts";

const saisieDe = (q: string | undefined) => (q ?? "").trim().slice(0, 200);

export const rechercheRoutes = new Hono<Env>()
  .get("/conventions/:convention/recherche", async (c) => {
    const { db, perimetre } = c.var;
    forbid(peut(perimetre.roles, "plan.lire"));
    const q = saisieDe(c.req.query("q"));
    const trouvailles = await chercher(db, [perimetre], q);
    const chemin = `/conventions/${c.req.param("convention")}/recherche`;
    return c.render(<RecherchePage chemin={chemin} q={q} trouvailles={trouvailles} titres={new Map()} />, {
      titre: "Rechercher",
    });
  })
  .get("/recherche", async (c) => {
    const { db, usager } = c.var;
    if (!usager.compte) return c.redirect("/connexion?vers=/recherche", 303);
    const q = saisieDe(c.req.query("q"));
    const lieux = await listMesLieux(db, usager.compte.id);
    const lisibles = perimetresPour(lieux, usager.compte.id, "plan.lire");
    const trouvailles = (await surTousLesEspaces(db, () => chercher(db, lisibles, q))).slice(0, 100);
    return c.render(<RecherchePage chemin="/recherche" q={q} trouvailles={trouvailles} titres={titresDe(lieux)} />, {
      titre: "Rechercher",
    });
  });
