import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { noterLecture } from "../../acces/actions.ts";
import { relancer } from "../confirmation/rules.ts";
import { BASE, baseDe, exigerInstruire, instruireDemande } from "../instruction/actions.ts";
import { CANAUX } from "../model.ts";
import { updateEtat } from "../store.ts";
import { estPourAgent, listDues } from "./actions.ts";
import { RelancesPage } from "./pages.tsx";

/** Qui rappeler, et le rappel noté. */
export const relanceRoutes = new Hono<Env>()
  .get(`${BASE}/relances`, async (c) => {
    exigerInstruire(c);
    const toutes = (await listDues(c.var.db, c.var.perimetre, c.var.today)).filter(estPourAgent);
    const page = pageDe(c.req.query("page"));
    const lignes = toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
    const nommees = lignes.map(({ famille }) => famille.id);
    await noterLecture(c, nommees, "instruction");
    const props = { base: baseDe(c), lignes, page, total: toutes.length };
    return c.render(<RelancesPage {...props} />, { titre: "Familles à rappeler" });
  })
  .post(`${BASE}/demandes/:id/relance`, async (c) => {
    const form = await c.req.formData();
    const { demande } = await instruireDemande(c, String(form.get("version") ?? ""));
    const canal = CANAUX.find((un) => un === form.get("canal"));
    const changeLe = c.var.maintenant().toISOString();
    if (canal)
      await updateEtat(c.var.db, c.var.perimetre, demande, { ...relancer(demande, canal, c.var.today), changeLe });
    return c.redirect(`${baseDe(c)}/relances`, 303);
  });
