import { type Context, Hono } from "hono";
import { enLettres } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { lireCommune, lireCommunes } from "./actions.ts";
import type { FicheSituee } from "./model.ts";
import { CommunesPage } from "./liste/pages.tsx";
import { CommunePage } from "./pages.tsx";

const exiger = ({ var: { perimetre } }: Context<Env>) =>
  forbid(["plan.lire", "suivi.lire", "budget.lire"].every((acte) => peut(perimetre.roles, acte as "plan.lire")));

/** Chaque texte que l'on n'a pas reconnu, avec les fiches qui l'écrivent. */
const inconnusDe = (situees: readonly FicheSituee[]) => {
  const cites = situees.flatMap((une) => une.inconnus.map((texte) => ({ texte, une })));
  return [...Map.groupBy(cites, ({ texte }) => texte)].map(([texte, lot]) => ({
    texte,
    fiches: lot.map(({ une }) => une),
  }));
};

const COMMUNES = "/conventions/:convention/communes";

export const communeRoutes = new Hono<Env>()
  .get("/conventions/:convention/ma-commune", async (c) => {
    exiger(c);
    const convention = c.req.param("convention");
    const miennes = c.var.usager.lieu?.collectivites ?? [];
    const { communes } = await lireCommunes(c.var.db, c.var.perimetre, convention);
    const mienne = communes.find(({ code }) => miennes.includes(code));
    return c.redirect(`/conventions/${convention}/communes${mienne ? `/${mienne.code}` : ""}`, 303);
  })
  .get(COMMUNES, async (c) => {
    exiger(c);
    const convention = c.req.param("convention");
    const { communes, situees } = await lireCommunes(c.var.db, c.var.perimetre, convention);
    const page = pageDe(c.req.query("page"));
    const props = {
      base: `/conventions/${convention}`,
      params: new URL(c.req.url).searchParams,
      page,
      total: communes.length,
      communes: communes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ code, nom }) => ({
        code,
        nom,
        fiches: situees.filter((une) => une.communes.has(code)).length,
      })),
      partout: situees.filter(({ partout }) => partout).length,
      inconnus: inconnusDe(situees),
    };
    return c.render(<CommunesPage {...props} />, { titre: "Les communes de la convention" });
  })
  .get(`${COMMUNES}/:code`, async (c) => {
    exiger(c);
    const { convention, code } = c.req.param();
    const { db, perimetre, today } = c.var;
    const instant = c.var.maintenant().toISOString();
    const lue = await lireCommune(db, perimetre, { convention, code, instant, today });
    if (!lue) return c.notFound();
    const page = <CommunePage base={`/conventions/${convention}`} today={enLettres(today)} {...lue} />;
    return c.render(page, { titre: `${lue.nom} dans la convention` });
  });
