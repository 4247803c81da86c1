import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { baseDe, conventionDe } from "../requete/actions.ts";
import { lireBord } from "./actions.ts";
import { GROUPES } from "./model.ts";
import { BordPage } from "./pages.tsx";

export const bordRoutes = new Hono<Env>().get("/conventions/:convention/suivi", async (c) => {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "suivi.lire"));
  const par = GROUPES.find((groupe) => groupe === c.req.query("par")) ?? "axe";
  const bord = await lireBord(db, perimetre, { convention: conventionDe(c), par, aujourdhui: today, entier: false });
  const exporte = peut(perimetre.roles, "exports.faire");
  return c.render(<BordPage base={baseDe(c)} bord={bord} par={par} aujourdhui={today} exporte={exporte} />, {
    titre: "Tableau de bord",
  });
});
