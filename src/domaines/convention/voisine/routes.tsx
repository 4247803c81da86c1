import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { listLogees } from "./actions.ts";
import { ConventionsPage } from "./pages.tsx";

/** Les conventions qui vivent sous un même toit. */
export const voisineRoutes = new Hono<Env>().get("/espaces/:espace/conventions", async (c) => {
  const { db, perimetre, today, usager } = c.var;
  forbid(peut(perimetre.roles, "convention.lire"));
  const logees = await listLogees(db, perimetre, today);
  return c.render(<ConventionsPage nomEspace={usager.lieu?.nomEspace ?? ""} logees={logees} />, {
    titre: "Conventions de l’espace",
  });
});
