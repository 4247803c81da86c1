import { type Context, Hono } from "hono";
import { nomFichier } from "#commun/texte.ts";
import { listMesLieux, perimetresPour, peut } from "#domaines/acces/index.ts";
import { parseVue, titresDe } from "#domaines/plan/index.ts";
import { surChaqueEspace } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { FORMATS_TABLEUR, type FormatTableur, TYPES_TABLEUR } from "#platform/tableur.ts";
import { exporterJson } from "./actions.ts";
import { ecrireEnsemble, exporterVue, rangeesDEspace } from "./feuille/actions.ts";

const formatDe = (c: Context<Env>): FormatTableur =>
  FORMATS_TABLEUR.find((format) => format === c.req.query("format")) ?? "xlsx";

const paramsDe = (c: Context<Env>) => new URL(c.req.url).searchParams;

function envoyer(
  c: Context<Env>,
  corps: Uint8Array<ArrayBuffer> | string,
  { nom, type }: { nom: string; type: string },
) {
  const disposition = `attachment; filename="${nom}"`;
  return c.body(corps, 200, { "content-type": type, "content-disposition": disposition });
}

export const sortieRoutes = new Hono<Env>()
  .get("/conventions/:convention/export", async (c) => {
    forbid(peut(c.var.perimetre.roles, "exports.faire"));
    const json = await exporterJson(c.var.db, c.var.perimetre, c.req.param("convention"));
    const nom = nomFichier(c.var.usager.lieu?.convention?.titre ?? "convention", "json");
    return envoyer(c, json, { nom, type: "application/json; charset=utf-8" });
  })
  .get("/conventions/:convention/plan/export", async (c) => {
    forbid(peut(c.var.perimetre.roles, "exports.faire"));
    const format = formatDe(c);
    const corps = await exporterVue(c.var.db, c.var.perimetre, { format, params: paramsDe(c) });
    const nom = nomFichier(c.var.usager.lieu?.convention?.titre ?? "plan", format);
    return envoyer(c, corps, { nom, type: TYPES_TABLEUR[format] });
  })
  .get("/plan/export", async (c) => {
    const { compte } = c.var.usager;
    if (!compte) return c.redirect(`/connexion?vers=${encodeURIComponent(c.req.path)}`, 303);
    const vue = parseVue(paramsDe(c));
    const lieux = await listMesLieux(c.var.db, compte.id);
    const lisibles = perimetresPour(lieux, compte.id, "exports.faire");
    const titres = titresDe(lieux);
    const lots = await surChaqueEspace(c.var.db, lisibles, (ici) => rangeesDEspace(c.var.db, ici, vue, titres));
    const format = formatDe(c);
    const corps = await ecrireEnsemble(format, vue, lots.flat());
    return envoyer(c, corps, { nom: nomFichier("plans", format), type: TYPES_TABLEUR[format] });
  });
