import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { pageDe } from "#ui/pagination.tsx";
import { formPorteurs } from "../forms.ts";
import { baseDe, enregistrer, formulaireDe, iciDe, revueDe } from "../requete/actions.ts";
import { nomsDe, vuePorteurs } from "./actions.ts";
import { PorteursPage } from "./pages.tsx";
import { choisirNoms } from "./rules.ts";

const PORTEURS = "/conventions/:convention/imports/:import/porteurs";

export const porteurRoutes = new Hono<Env>()
  .get(PORTEURS, async (c) => {
    const vue = await vuePorteurs(c.var.db, c.var.perimetre, await revueDe(c), pageDe(c.req.query("page")));
    return c.render(<PorteursPage base={baseDe(c)} vue={vue} />, { titre: "Acteurs cités" });
  })
  .post(PORTEURS, async (c) => {
    const revue = await revueDe(c);
    const { version, page, ...champs } = await formulaireDe(c, formPorteurs);
    const saisies = nomsDe(revue).flatMap((lu, rang) => {
      const tape = champs[`acteur-${rang}`];
      return typeof tape === "string" ? [{ lu, tape }] : [];
    });
    const { decisions } = revue.importe;
    await enregistrer(c, revue, version, { ...decisions, porteurs: choisirNoms(decisions, saisies) });
    return c.redirect(`${iciDe(c)}/porteurs?page=${page}`, 303);
  });
