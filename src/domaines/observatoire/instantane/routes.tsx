import { type Context, Hono } from "hono";
import { annee } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { PortraitPage, titreDe } from "../portrait/pages.tsx";
import { prendreInstantane } from "./actions.ts";
import { AnneePage, Garde, InstantanesPage } from "./pages.tsx";
import { estDu } from "./rules.ts";
import { getInstantane, listAnnees, listTerritoires } from "./store.ts";

type C = Context<Env>;

const INSTANTANES = "/espaces/:espace/observatoire/instantanes";
const iciDe = (c: C) => `/espaces/${c.var.perimetre.espace}/observatoire/instantanes`;
const anneeDe = (c: C) =>
  orNotFound(/^\d{4}$/.test(c.req.param("annee") ?? "") ? Number(c.req.param("annee")) : undefined);

/** Les portraits gardés d'année en année. */
export const instantaneRoutes = new Hono<Env>()
  .use(`${INSTANTANES}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, c.req.method === "POST" ? "observatoire.modifier" : "observatoire.lire"));
    return next();
  })
  .get(INSTANTANES, async (c) => {
    const annees = await listAnnees(c.var.db, c.var.perimetre);
    const due = estDu(
      c.var.today,
      annees.map((une) => une.annee),
    )
      ? annee(c.var.today)
      : null;
    const props = { ici: iciDe(c), annees, due, peutModifier: peut(c.var.perimetre.roles, "observatoire.modifier") };
    return c.render(<InstantanesPage {...props} />, { titre: "Portraits des années passées" });
  })
  .post(INSTANTANES, async (c) => {
    await prendreInstantane((travail) => travail(c.var.db), c.var.perimetre, c.var.today);
    return c.redirect(iciDe(c), 303);
  })
  .get(`${INSTANTANES}/:annee`, async (c) => {
    const an = anneeDe(c);
    const territoires = await listTerritoires(c.var.db, c.var.perimetre, an);
    orNotFound(territoires[0]);
    return c.render(<AnneePage ici={iciDe(c)} annee={an} territoires={territoires} />, { titre: `Portraits de ${an}` });
  })
  .get(`${INSTANTANES}/:annee/:territoire`, async (c) => {
    const an = anneeDe(c);
    const territoire = c.req.param("territoire");
    const { contenu, prisLe } = await getInstantane(c.var.db, c.var.perimetre, { annee: an, territoire });
    const ici = iciDe(c).replace(/instantanes$/, "portraits");
    return c.render(
      <PortraitPage
        ici={ici}
        portrait={contenu}
        peutModifier={false}
        telecharger={<Garde prisLe={prisLe} />}
        annee={an}
      />,
      {
        titre: `${titreDe(contenu.lieu)}, en ${an}`,
      },
    );
  });
