import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { TYPES_EQUIPEMENT } from "./model.ts";
import { EquipementsPage } from "./pages.tsx";
import { countLignes, countParType, listLignes } from "./store.ts";

/** Les équipements des conventions que l'on peut lire dans un espace. */
export const equipementsRoutes = new Hono<Env>().get("/espaces/:espace/equipements", async (c) => {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "equipements.lire"));
  const filtres = {
    q: (c.req.query("q") ?? "").slice(0, 200),
    type: TYPES_EQUIPEMENT.find((type) => type === c.req.query("type")) ?? null,
  };
  const page = pageDe(c.req.query("page"));
  const props = {
    chemin: `/espaces/${perimetre.espace}/equipements`,
    lignes: await listLignes(db, perimetre, filtres, { numero: page, taille: PAR_PAGE }),
    types: await countParType(db, perimetre),
    compte: await countLignes(db, perimetre, filtres),
    filtres,
    page,
  };
  return c.render(<EquipementsPage {...props} />, { titre: "Équipements" });
});
