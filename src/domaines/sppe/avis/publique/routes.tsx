import { Hono } from "hono";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { frise } from "../etape/rules.ts";
import { etatAu } from "../rules.ts";
import { getAvisParLien } from "../store.ts";
import { nomCommune } from "../suivi/actions.ts";
import { SuivrePage } from "./pages.tsx";

/** Le demandeur suit sa demande par son lien : sans compte, sans témoin, sans script. */
export const publiqueRoutes = new Hono<Env>().get("/avis/:lien", async (c) => {
  orNotFound(c.var.usager.perimetre ?? undefined);
  const { db, perimetre, today } = c.var;
  const avis = await getAvisParLien(db, perimetre, c.req.param("lien"));
  const props = { avis, commune: nomCommune(avis.commune), etat: etatAu(avis, today), etapes: frise(avis, today) };
  return c.render(<SuivrePage {...props} />, { titre: `Suivre la demande : ${avis.objet}`, publique: true });
});
