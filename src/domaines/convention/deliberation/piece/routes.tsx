import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import {
  archiverFichier,
  FICHIER_MAX,
  getAncienFichier,
  getFichier,
  type RefusFichier,
  saveFichier,
  typeFichier,
} from "#domaines/documents/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { Alert } from "#ui/alert.tsx";
import { lockConvention } from "../../store.ts";
import { acteDe, attacheDe, baseDe, conventionDe, exigerEcrire, exigerLire, type Requete } from "../requete/actions.ts";

const UNE = "/conventions/:convention/deliberations/:deliberation";

const PHRASES: Record<RefusFichier, string> = {
  "sans-fichier": "Choisissez d’abord un fichier.",
  "trop-lourd": "Ce fichier dépasse 20 Mo : numérisez l’acte en noir et blanc, ou réduisez-le.",
  format: "Un acte se joint en PDF, en image (PNG ou JPEG), en Word ou en OpenDocument.",
};

const FauxFichier = ({ retour, code }: { retour: string; code: RefusFichier }) => (
  <>
    <h1>Ce document n’est pas joint</h1>
    <Alert>{PHRASES[code]}</Alert>
    <p>
      <a href={retour}>Revenir à la délibération</a>
    </p>
  </>
);

const TITRE = "Ce document n’est pas joint";

/** Le fichier et le formulaire autour. */
const limite = bodyLimit({
  maxSize: FICHIER_MAX + 64 * 1024,
  onError: async (c) => {
    c.status(413);
    const page = <FauxFichier retour={c.req.path.replace(/\/piece$/, "")} code="trop-lourd" />;
    return c.render(page, { titre: TITRE, erreur: true });
  },
});

const peutJoindre = createMiddleware<Env>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "convention.deliberer"));
  return next();
});

const lire = createMiddleware<Env>(async (c, next) => {
  await c.req.formData();
  return next();
});

/** Monté avant la transaction : un acte numérisé se lit en entier, borné, pendant que rien n'est ouvert. */
export const pieceAvant = new Hono<Env>().post(`${UNE}/piece`, peutJoindre, limite, lire);

const envoyer = (c: Requete, { nom, contenu, octets }: Awaited<ReturnType<typeof getFichier>>) =>
  c.body(octets, 200, {
    "content-type": contenu,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
    "x-content-type-options": "nosniff",
  });

/** Le document d'une délibération : le joindre, le reprendre. */
export const pieceRoutes = new Hono<Env>()
  .post(`${UNE}/piece`, async (c) => {
    exigerEcrire(c);
    const { db, perimetre, maintenant } = c.var;
    await lockConvention(db, perimetre, conventionDe(c));
    const acte = await acteDe(c);
    const form = await c.req.formData();
    const depose = form.get("fichier");
    const octets = depose instanceof File ? new Uint8Array(await depose.arrayBuffer()) : new Uint8Array();
    const nom = depose instanceof File ? depose.name.slice(-200) : "";
    const type = typeFichier(nom, octets);
    if (type instanceof Refus) {
      c.status(422);
      const page = <FauxFichier retour={`${baseDe(c)}/${acte.id}`} code={type.code} />;
      return c.render(page, { titre: TITRE, erreur: true });
    }
    const instant = maintenant().toISOString();
    await archiverFichier(db, perimetre, attacheDe(acte), String(form.get("remplace") ?? ""));
    await saveFichier(db, perimetre, attacheDe(acte), { nom: nom || `acte.${type}`, type, octets, instant });
    return c.redirect(`${baseDe(c)}/${acte.id}`, 303);
  })
  .get(`${UNE}/fichier`, async (c) => {
    exigerLire(c);
    return envoyer(c, await getFichier(c.var.db, c.var.perimetre, attacheDe(await acteDe(c))));
  })
  .get(`${UNE}/fichier/:ancien`, async (c) => {
    exigerLire(c);
    const attache = attacheDe(await acteDe(c));
    return envoyer(c, await getAncienFichier(c.var.db, c.var.perimetre, attache, c.req.param("ancien")));
  });
