import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { peut } from "#domaines/acces/index.ts";
import { FICHIER_MAX } from "#domaines/documents/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { TropGrosPage } from "./pages.tsx";

/** The file and the form around it. */
const limite = bodyLimit({
  maxSize: FICHIER_MAX + 64 * 1024,
  onError: async (c) => {
    c.status(413);
    return c.render(<TropGrosPage retour={c.req.path} />, { titre: "Fichier trop gros", erreur: true });
  },
});

const peutDeposer = createMiddleware<Env>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "actes.rediger"));
  return next();
});

const lire = createMiddleware<Env>(async (c, next) => {
  await c.req.formData();
  return next();
});

const ICI = "/conventions/:convention";

/** Mounted before the transaction: a file is read whole, within its limit, while nothing is open. */
export const depotAvant = new Hono<Env>()
  .post(`${ICI}/texte/retour`, peutDeposer, limite, lire)
  .post(`${ICI}/bibliotheque`, peutDeposer, limite, lire)
  .post(`${ICI}/modeles`, peutDeposer, limite, lire);
