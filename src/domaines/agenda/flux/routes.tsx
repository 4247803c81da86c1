import { type Context, Hono } from "hono";
import { connecte, findFlux, frapperFlux, oterFlux } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import type { LireAvenants } from "../dates/actions.ts";
import { lireFlux } from "./actions.ts";
import { AbonnementPage } from "./pages.tsx";

/** Monté avant la transaction : l'adresse secrète tient lieu de compte, et chaque espace se lit dans la sienne. */
export const fluxAvant = (avenants: LireAvenants) =>
  new Hono<Env>().get("/agenda/:fichier{[\\w-]{43}\\.ics}", async (c) => {
    const { base, maintenant, adresse } = c.var;
    const texte = await lireFlux(
      { base, maintenant, adresse, avenants },
      c.req.param("fichier").slice(0, -".ics".length),
    );
    if (texte === null) return c.notFound();
    return c.body(texte, 200, {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="maillage.ics"',
      "cache-control": "private, max-age=600",
    });
  });

async function montrer(c: Context<Env>, adresse: string | null) {
  const flux = await findFlux(c.var.db, c.var.compte.id);
  const page = <AbonnementPage flux={flux ?? null} adresse={adresse} ote={c.req.query("fait") === "ote"} />;
  return c.render(page, { titre: "Mon agenda" });
}

/** S'abonner à son agenda, changer d'adresse, ne plus s'abonner. */
export const fluxRoutes = new Hono<Env>()
  .use("/compte/agenda", connecte)
  .use("/compte/agenda/*", connecte)
  .get("/compte/agenda", (c) => montrer(c, null))
  .post("/compte/agenda", async (c) => {
    const jeton = await frapperFlux(c.var.db, c.var.compte.id, c.var.maintenant());
    // shown in the answer itself: a redirect would have to keep it somewhere
    return montrer(c, `${c.var.adresse}/agenda/${jeton}.ics`);
  })
  .post("/compte/agenda/revocation", async (c) => {
    await oterFlux(c.var.db, c.var.compte.id, c.var.maintenant());
    return c.redirect("/compte/agenda?fait=ote", 303);
  });
