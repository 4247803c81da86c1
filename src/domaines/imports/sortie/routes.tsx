import { type Context, Hono } from "hono";
import { nomFichier } from "#commun/texte.ts";
import { listMesLieux, perimetresPour, peut } from "#domaines/acces/index.ts";
import { parseVue, titresDe } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { FORMATS_TABLEUR, type FormatTableur, TYPES_TABLEUR } from "#platform/tableur.ts";
import { exporterJson } from "./actions.ts";
import { compterEnsemble, type Ensemble, exporterAuFil, exporterOds } from "./ensemble/actions.ts";
import { ClasseurTropGrandPage } from "./ensemble/pages.tsx";
import { peutEcrireOds } from "./ensemble/rules.ts";
import { exporterVue } from "./feuille/actions.ts";

const formatDe = (c: Context<Env>): FormatTableur =>
  FORMATS_TABLEUR.find((format) => format === c.req.query("format")) ?? "xlsx";

const paramsDe = (c: Context<Env>) => new URL(c.req.url).searchParams;

function envoyer(
  c: Context<Env>,
  corps: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string,
  { nom, type }: { nom: string; type: string },
) {
  const disposition = `attachment; filename="${nom}"`;
  return c.body(corps, 200, { "content-type": type, "content-disposition": disposition });
}

async function envoyerOds(c: Context<Env>, ensemble: Ensemble) {
  const total = await compterEnsemble(c.var.db, ensemble);
  if (peutEcrireOds(total) === true)
    return envoyer(c, await exporterOds(c.var.db, ensemble), {
      nom: nomFichier("plans", "ods"),
      type: TYPES_TABLEUR.ods,
    });
  const vers = (format: string) => {
    const params = paramsDe(c);
    params.set("format", format);
    return `/plan/export?${params}`;
  };
  c.status(422);
  return c.render(<ClasseurTropGrandPage total={total} vers={vers} />, { titre: "Classeur trop grand", erreur: true });
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
    const corps = await exporterVue(c.var.db, c.var.perimetre, {
      format,
      params: paramsDe(c),
      convention: c.req.param("convention"),
    });
    const nom = nomFichier(c.var.usager.lieu?.convention?.titre ?? "plan", format);
    return envoyer(c, corps, { nom, type: TYPES_TABLEUR[format] });
  })
  .get("/plan/export", async (c) => {
    const { compte } = c.var.usager;
    if (!compte) return c.redirect(`/connexion?vers=${encodeURIComponent(c.req.path)}`, 303);
    const lieux = await listMesLieux(c.var.db, compte.id);
    const lisibles = perimetresPour(lieux, compte.id, "exports.faire");
    const ensemble: Ensemble = { lisibles, vue: parseVue(paramsDe(c)), titres: titresDe(lieux) };
    const format = c.req.query("format") === "json" ? "json" : formatDe(c);
    if (format === "ods") return envoyerOds(c, ensemble);
    const type = format === "json" ? "application/json; charset=utf-8" : TYPES_TABLEUR[format];
    return envoyer(c, exporterAuFil(c.var.base, ensemble, format), { nom: nomFichier("plans", format), type });
  });
