import { type Context, Hono } from "hono";
import type { Role } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { tailleDe } from "#platform/rendu/mesures.ts";
import { forbid } from "#platform/rights.ts";
import { seDessine } from "./actions.ts";
import type { RefusLogo } from "./model.ts";
import { LogosPage } from "./pages.tsx";
import { typeLogo, verifierLogo } from "./rules.ts";
import { deleteLogo, getImage, listLogos, listParties, saveLogo } from "./store.ts";

type C = Context<Env>;
export type DroitsLogo = { lire: (roles: readonly Role[]) => boolean; modifier: (roles: readonly Role[]) => boolean };

const BASE = "/conventions/:convention/documents/logos";
const conventionDe = (c: C) => c.req.param("convention") ?? "";

async function montrer(c: C, { lire, modifier }: DroitsLogo, faute: Parameters<typeof LogosPage>[0]["faute"] = null) {
  const { db, perimetre } = c.var;
  forbid(lire(perimetre.roles));
  const parties = await listParties(db, perimetre, conventionDe(c));
  const logos = await listLogos(db, perimetre, parties);
  c.status(faute ? 422 : 200);
  const props = { base: `/conventions/${conventionDe(c)}`, parties, logos, peutModifier: modifier(perimetre.roles) };
  return c.render(<LogosPage {...props} faute={faute} />, { titre: "Logos des parties", erreur: faute !== null });
}

/** The image, its kind by its content, or why it is none. */
async function lireImage(depose: FormDataEntryValue | null, alt: string) {
  if (!(depose instanceof File)) return new Refus<RefusLogo>("sans-image");
  const octets = new Uint8Array(await depose.arrayBuffer());
  const type = typeLogo(octets);
  if (type instanceof Refus) return type;
  const refuse = verifierLogo(tailleDe({ type, octets }), alt);
  if (refuse) return refuse;
  const image = { nom: depose.name.slice(0, 200), type, octets };
  return (await seDessine({ type, octets, alt })) ? image : new Refus<RefusLogo>("abimee");
}

async function deposer(c: C, droits: DroitsLogo) {
  const { db, perimetre, maintenant } = c.var;
  forbid(droits.modifier(perimetre.roles));
  const form = await c.req.formData();
  const [partie, alt] = [String(form.get("partie") ?? ""), String(form.get("alt") ?? "").slice(0, 300)];
  const connues = await listParties(db, perimetre, conventionDe(c));
  if (!connues.includes(partie)) return montrer(c, droits, { partie, code: "partie-inconnue", alt });
  const image = await lireImage(form.get("fichier"), alt);
  if (image instanceof Refus) return montrer(c, droits, { partie, code: image.code, alt });
  await saveLogo(db, perimetre, { ...image, partie, alt: alt.trim(), instant: maintenant().toISOString() });
  return c.redirect(`/conventions/${conventionDe(c)}/documents/logos`, 303);
}

/** The logo of each party of a convention. */
export const logoRoutes = (droits: DroitsLogo) =>
  new Hono<Env>()
    .get(BASE, (c) => montrer(c, droits))
    .post(BASE, (c) => deposer(c, droits))
    .post(`${BASE}/retrait`, async (c) => {
      const { db, perimetre } = c.var;
      forbid(droits.modifier(perimetre.roles));
      const partie = String((await c.req.formData()).get("partie") ?? "");
      const connues = await listParties(db, perimetre, conventionDe(c));
      if (!connues.includes(partie)) return c.notFound();
      await deleteLogo(db, perimetre, partie);
      return c.redirect(`/conventions/${conventionDe(c)}/documents/logos`, 303);
    })
    .get(`${BASE}/:logo`, async (c) => {
      forbid(droits.lire(c.var.perimetre.roles));
      const ou = { convention: conventionDe(c), id: c.req.param("logo") };
      const { type, octets } = await getImage(c.var.db, c.var.perimetre, ou);
      return c.body(octets, 200, { "content-type": `image/${type}`, "x-content-type-options": "nosniff" });
    });
