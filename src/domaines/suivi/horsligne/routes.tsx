import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { HorsLignePage } from "./pages.tsx";

/** La page que garde l'appareil d'un pilote : la même pour tous, elle ne sait rien de personne. */
export const horsLigneRoutes = new Hono<Env>().get("/hors-ligne", (c) =>
  c.render(<HorsLignePage />, { titre: "Pas de réseau", publique: true }),
);
