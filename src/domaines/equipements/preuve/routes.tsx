import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { FICHIER_MAX, getFichier, type RefusFichier, saveFichier, typeFichier } from "#domaines/documents/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type C, cheminDe, exigerModifier, structureDe } from "../requete/actions.ts";
import { attacheDe, codePreuve } from "./actions.ts";
import { PreuvePage } from "./pages.tsx";

const PREUVE = "/espaces/:espace/equipements/:structure/preuves/:code";

const PHRASES: Record<RefusFichier, string> = {
  "sans-fichier": "Choisissez d’abord un fichier.",
  "trop-lourd": "Ce fichier dépasse 20 Mo.",
  format: "Une preuve se joint en PDF, en image (PNG ou JPEG), en Word ou en OpenDocument.",
};

const limite = bodyLimit({
  maxSize: FICHIER_MAX + 64 * 1024,
  onError: () => {
    throw new HTTPException(413, { message: PHRASES["trop-lourd"] });
  },
});

const lire = createMiddleware<Env>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "equipements.modifier"));
  await c.req.formData();
  return next();
});

/** Monté avant la transaction : le fichier est borné, et lu pendant que rien n'est ouvert. */
export const preuveAvant = new Hono<Env>().post(PREUVE, limite, lire);

/** La ligne de qualité que l'adresse nomme. */
async function ligneDe(c: C) {
  const structure = await structureDe(c);
  const code = c.req.param("code") ?? "";
  const qualite = orNotFound(structure.qualite.find((une) => codePreuve(une) === code));
  return { structure, code, qualite };
}

async function montrer(c: C, refus?: RefusFichier) {
  const { structure, code, qualite } = await ligneDe(c);
  c.status(refus ? 422 : 200);
  const props = { chemin: cheminDe(c), structure, code, qualite, refus: refus && PHRASES[refus] };
  return c.render(<PreuvePage {...props} />, { titre: "Joindre une preuve", erreur: Boolean(refus) });
}

async function joindre(c: C) {
  const { structure, code } = await ligneDe(c);
  const depose = (await c.req.formData()).get("fichier");
  const octets = depose instanceof File ? new Uint8Array(await depose.arrayBuffer()) : new Uint8Array();
  const nom = depose instanceof File ? depose.name.slice(-200) : "";
  const type = typeFichier(nom, octets);
  if (type instanceof Refus) return montrer(c, type.code);
  const instant = c.var.maintenant().toISOString();
  const fichier = { nom: nom || `preuve.${type}`, type, octets, instant };
  await saveFichier(c.var.db, c.var.perimetre, attacheDe(structure, code), fichier);
  return c.redirect(`${cheminDe(c)}/${structure.id}#qualite`, 303);
}

/** La preuve d'une ligne de qualité : la joindre, la lire. */
export const preuveRoutes = new Hono<Env>()
  .get(`${PREUVE}/depot`, (c) => {
    exigerModifier(c);
    return montrer(c);
  })
  .post(PREUVE, (c) => {
    exigerModifier(c);
    return joindre(c);
  })
  .get(PREUVE, async (c) => {
    const { structure, code } = await ligneDe(c);
    const { nom, contenu, octets } = await getFichier(c.var.db, c.var.perimetre, attacheDe(structure, code));
    return c.body(octets, 200, {
      "content-type": contenu,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
      "x-content-type-options": "nosniff",
    });
  });
