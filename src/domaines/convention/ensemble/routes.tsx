import { Hono } from "hono";
import { accueil, listMesLieux } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { comparerVotes, lireEnsemble, type Prets } from "./actions.ts";
import { parseVueEnsemble } from "./forms.ts";
import { MesConventionsPage } from "./pages.tsx";
import { aComparer, CONTENUS_LUS, garder, ranger } from "./rules.ts";

/** L'accueil : on arrive droit chez soi si l'on n'a qu'un lieu ; sinon, où en est chacune de ses conventions. */
export const ensembleRoutes = (prets: Prets) =>
  new Hono<Env>().get("/", async (c) => {
    const { db, usager, today } = c.var;
    const { compte } = usager;
    if (!compte) return c.redirect("/connexion?vers=%2F", 303);
    const lieux = await listMesLieux(db, compte.id);
    const vers = accueil(lieux, compte.administrateur);
    if (vers) return c.redirect(vers, 303);
    const vue = parseVueEnsemble(c.req.query());
    const qui = { lieux, compte: compte.id, le: today };
    const lues = await lireEnsemble(db, qui, prets);
    const decisives = vue.attente || vue.tri === "attente" ? aComparer(lues, true).slice(0, CONTENUS_LUS) : [];
    const toutes = await comparerVotes(db, { lignes: lues, relues: decisives }, qui, prets);
    const gardees = ranger(garder(toutes, vue), vue.tri);
    const page = pageDe(c.req.query("page"));
    const lignes = gardees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
    const relues = aComparer(lignes, false).slice(0, CONTENUS_LUS - decisives.length);
    const props = {
      nom: compte.nom,
      nombre: lieux.length,
      lignes: await comparerVotes(db, { lignes, relues }, qui, prets),
      total: gardees.length,
      page,
      vue,
      params: new URL(c.req.url).searchParams,
      peutCreer: lieux.some(({ roles }) => roles.includes("chargeCooperation")),
    };
    return c.render(<MesConventionsPage {...props} />, { titre: "Mes conventions" });
  });
