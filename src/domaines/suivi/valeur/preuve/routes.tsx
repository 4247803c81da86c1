import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import {
  deleteFichier,
  FICHIER_MAX,
  getFichier,
  type RefusFichier,
  saveFichier,
  typeFichier,
} from "#domaines/documents/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { baseDe, droitsDe, getIndicateurDe, instantDe, type Requete } from "../../indicateur/requete/actions.ts";
import { listSaisies } from "../store.ts";
import { attacheDe } from "./actions.ts";
import { PreuveRefusee } from "./pages.tsx";

const PREUVE = "/conventions/:convention/indicateurs/:indicateur/preuves/:periode";
const TITRE = "Cette pièce n’est pas jointe";

const PHRASES: Record<RefusFichier, string> = {
  "sans-fichier": "Choisissez d’abord un fichier.",
  "trop-lourd": "Ce fichier dépasse 20 Mo : numérisez-le en noir et blanc, ou réduisez-le.",
  format: "Une pièce se joint en PDF, en image (PNG ou JPEG), en Word ou en OpenDocument.",
};

/** Le fichier et le formulaire autour. */
const limite = bodyLimit({
  maxSize: FICHIER_MAX + 64 * 1024,
  onError: async (c) => {
    c.status(413);
    const retour = c.req.path.replace(/\/preuves\/.*$/, "");
    return c.render(<PreuveRefusee retour={retour} phrase={PHRASES["trop-lourd"]} />, { titre: TITRE, erreur: true });
  },
});

const lire = createMiddleware<Env>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "indicateurs.saisir"));
  await c.req.formData();
  return next();
});

/** Monté avant la transaction : la pièce se lit en entier, bornée, pendant que rien n'est ouvert. */
export const preuveValeurAvant = new Hono<Env>().post(PREUVE, limite, lire);

/** L'indicateur et la période que nomme l'adresse, pour qui les saisit ; une période sans valeur n'a rien à prouver (404). */
async function aProuver(c: Requete) {
  const indicateur = await getIndicateurDe(c);
  forbid((await droitsDe(c)).saisir(indicateur));
  const periode = c.req.param("periode") ?? "";
  const saisies = await listSaisies(c.var.db, c.var.perimetre, [indicateur.id]);
  orNotFound(saisies.find((une) => une.periode === periode));
  const ici = `${baseDe(c)}/indicateurs/${indicateur.id}`;
  return { attache: attacheDe(indicateur, periode), ici, retour: `${ici}?periode=${periode}#joindre-preuve` };
}

async function joindre(c: Requete) {
  const { attache, retour } = await aProuver(c);
  const depose = (await c.req.formData()).get("fichier");
  const octets = depose instanceof File ? new Uint8Array(await depose.arrayBuffer()) : new Uint8Array();
  const nom = depose instanceof File ? depose.name.slice(-200) : "";
  const type = typeFichier(nom, octets);
  if (type instanceof Refus) {
    c.status(422);
    return c.render(<PreuveRefusee retour={retour} phrase={PHRASES[type.code]} />, { titre: TITRE, erreur: true });
  }
  const instant = instantDe(c);
  await saveFichier(c.var.db, c.var.perimetre, attache, { nom: nom || `piece.${type}`, type, octets, instant });
  return c.redirect(retour, 303);
}

/** La pièce à l'appui d'une valeur : la joindre, la reprendre, l'ôter. Qui lit l'indicateur la lit. */
export const preuveRoutes = new Hono<Env>()
  .get(PREUVE, async (c) => {
    const indicateur = await getIndicateurDe(c);
    const { nom, contenu, octets } = await getFichier(
      c.var.db,
      c.var.perimetre,
      attacheDe(indicateur, c.req.param("periode")),
    );
    return c.body(octets, 200, {
      "content-type": contenu,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
      "x-content-type-options": "nosniff",
    });
  })
  .post(PREUVE, joindre)
  .post(`${PREUVE}/retrait`, async (c) => {
    const { attache, retour } = await aProuver(c);
    await deleteFichier(c.var.db, c.var.perimetre, attache);
    return c.redirect(retour, 303);
  });
