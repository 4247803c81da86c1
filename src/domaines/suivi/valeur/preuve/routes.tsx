import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import {
  deleteFichier,
  FICHIER_MAX,
  findFichier,
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
import { attacheDe, peutChangerPreuve } from "./actions.ts";
import { PreuveRefusee } from "./pages.tsx";

const PREUVE = "/conventions/:convention/indicateurs/:indicateur/preuves/:periode";
const TITRE = "Cette pièce n’est pas jointe";

const PHRASES: Record<RefusFichier | "changee", string> = {
  "sans-fichier": "Choisissez d’abord un fichier.",
  "trop-lourd": "Ce fichier dépasse 20 Mo : numérisez-le en noir et blanc, ou réduisez-le.",
  changee: "Cette pièce a changé depuis que vous l’avez lue : revenez la lire, puis recommencez.",
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

function refuser(c: Requete, retour: string, code: keyof typeof PHRASES) {
  c.status(code === "changee" ? 409 : 422);
  return c.render(<PreuveRefusee retour={retour} phrase={PHRASES[code]} />, { titre: TITRE, erreur: true });
}

/**
 * L'indicateur et la période que nomme l'adresse, pour qui les saisit, et les valide si c'est fait ; une période sans valeur n'a rien à
 * prouver (404). `changee` : la pièce n'est plus celle que lisait qui envoie ce formulaire.
 */
async function aProuver(c: Requete) {
  const { db, perimetre } = c.var;
  const indicateur = await getIndicateurDe(c);
  const { saisir, valider } = await droitsDe(c);
  forbid(saisir(indicateur));
  const periode = c.req.param("periode") ?? "";
  const saisies = (await listSaisies(db, perimetre, [indicateur.id])).filter((une) => une.periode === periode);
  orNotFound(saisies[0]);
  forbid(peutChangerPreuve(saisies, valider));
  const attache = attacheDe(indicateur, periode);
  const form = await c.req.formData();
  const changee = String(form.get("piece") ?? "") !== ((await findFichier(db, perimetre, attache))?.sha256 ?? "");
  const ici = `${baseDe(c)}/indicateurs/${indicateur.id}`;
  return { attache, form, changee, retour: `${ici}?periode=${periode}#joindre-preuve` };
}

async function joindre(c: Requete) {
  const { attache, form, changee, retour } = await aProuver(c);
  if (changee) return refuser(c, retour, "changee");
  const depose = form.get("fichier");
  const octets = depose instanceof File ? new Uint8Array(await depose.arrayBuffer()) : new Uint8Array();
  const nom = depose instanceof File ? depose.name.slice(-200) : "";
  const type = typeFichier(nom, octets);
  if (type instanceof Refus) return refuser(c, retour, type.code);
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
    const { attache, changee, retour } = await aProuver(c);
    if (changee) return refuser(c, retour, "changee");
    await deleteFichier(c.var.db, c.var.perimetre, attache);
    return c.redirect(retour, 303);
  });
