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
  const parametres = new URL(c.req.url).searchParams;
  const voulu = { convention: conventionDe(c), parametres, par, aujourdhui: today, entier: false };
  const bord = await lireBord(db, perimetre, voulu);
  const exporte = peut(perimetre.roles, "exports.faire");
  const conduit = peut(perimetre.roles, "suivi.conduire");
  const page = { base: baseDe(c), bord, par, params: parametres, aujourdhui: today, exporte, conduit };
  return c.render(<BordPage {...page} />, { titre: "Tableau de bord" });
});
