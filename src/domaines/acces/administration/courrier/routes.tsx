import { type Context, Hono } from "hono";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { countWaiting, deleteDeposit, findWaiting, listWaiting, retryDeposit } from "#platform/outbox.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { connecte } from "../../session/actions.ts";
import { administrateur } from "../actions.ts";
import { natureDe } from "./model.ts";
import { AbandonPage, CourrierPage } from "./pages.tsx";
import { peutAgir } from "./rules.ts";

type C = Context<Env>;

const CHEMIN = "/administration/courrier";
const FAITS: Record<string, string> = {
  essai: "C’est redevenu à faire : le prochain essai est pour maintenant.",
  abandon: "C’est abandonné.",
  parti: "Rien n’a changé : cet envoi est parti entre-temps, ou part en ce moment.",
};

const noter = (c: C, action: string, objetId: string) =>
  noterInstallation(c.var.db, { compte: c.var.compte.id, action, objet: "courrier", objetId }, c.var.maintenant());

const idDe = (c: C) => c.req.param("depot") ?? "";

/** Le dépôt dont on parle, si l'on peut y renoncer. */
async function depotAAbandonner(c: C) {
  const depot = orNotFound(await findWaiting(c.var.db, idDe(c), c.var.maintenant()));
  orNotFound((natureDe(depot.genre).perte !== null && peutAgir(depot)) || undefined);
  return depot;
}

/** La file du courrier de l'installation. Aucun contenu, aucune adresse. */
export const courrierRoutes = new Hono<Env>()
  .use(`${CHEMIN}/*`, connecte, administrateur)
  .get(CHEMIN, async (c) => {
    const [{ db }, maintenant] = [c.var, c.var.maintenant()];
    const page = pageDe(c.req.query("page"));
    const depots = await listWaiting(db, maintenant, { limite: PAR_PAGE, debut: (page - 1) * PAR_PAGE });
    const vue = { depots, comptes: await countWaiting(db, maintenant), page, maintenant };
    return c.render(<CourrierPage {...vue} fait={FAITS[c.req.query("fait") ?? ""]} />, {
      titre: "Administration : courrier",
    });
  })
  .post(`${CHEMIN}/:depot/essai`, async (c) => {
    const fait = await retryDeposit(c.var.db, idDe(c), c.var.maintenant());
    if (fait) await noter(c, "essai", idDe(c));
    return c.redirect(`${CHEMIN}?fait=${fait ? "essai" : "parti"}`, 303);
  })
  .get(`${CHEMIN}/:depot/abandon`, async (c) =>
    c.render(<AbandonPage depot={await depotAAbandonner(c)} />, { titre: "Abandonner un envoi" }),
  )
  .post(`${CHEMIN}/:depot/abandon`, async (c) => {
    const depot = await depotAAbandonner(c);
    const fait = await deleteDeposit(c.var.db, depot.id);
    if (fait) await noter(c, "abandon", depot.id);
    return c.redirect(`${CHEMIN}?fait=${fait ? "abandon" : "parti"}`, 303);
  });
