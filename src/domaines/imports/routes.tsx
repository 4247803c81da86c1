import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refus, refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { TAILLE_MAX } from "#platform/files/model.ts";
import { PHRASES } from "#platform/files/refus.ts";
import type { Variables } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { ImportsPage, TropGrosPage } from "./pages.tsx";
import { deposer } from "./revue/depot/actions.ts";
import { preparer } from "./tableur/depot/actions.ts";
import { lireDepose } from "./revue/depot/lecture/actions.ts";
import { estPropre, PHRASES_PROPRES } from "./revue/depot/lexique.ts";
import type { Lecture, RefusDepot } from "./revue/depot/model.ts";
import { listImports } from "./store.ts";

type EnvDepot = { Variables: Variables & { lecture: Lecture | Refus<RefusDepot> } };

const LISTE = "/conventions/:convention/imports";
const baseDe = (c: Context) => `/conventions/${c.req.param("convention")}`;
const phraseDe = (code: RefusDepot) => (estPropre(code) ? PHRASES_PROPRES[code] : PHRASES[code]);

/** The file and the form around it. */
const limite = bodyLimit({
  maxSize: TAILLE_MAX + 64 * 1024,
  onError: async (c) => {
    c.status(413);
    const page = <TropGrosPage base={baseDe(c)} phrase={phraseDe("trop-gros")} />;
    return c.render(page, { titre: "Fichier trop gros", erreur: true });
  },
});

const lire = createMiddleware<EnvDepot>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "imports.faire"));
  const fichier = (await c.req.formData()).get("fichier");
  const depose = fichier instanceof File && fichier.name !== "" ? fichier : null;
  const lu = depose && (await lireDepose(depose.name, new Uint8Array(await depose.arrayBuffer())));
  c.set("lecture", lu ?? refus("sans-fichier"));
  return next();
});

/** Mounted before the transaction: the body is bounded, and the file read in its own process, while nothing is open. */
export const importsAvant = new Hono<EnvDepot>().post(LISTE, limite, lire);

async function montrer(c: Context<EnvDepot>, code: RefusDepot | null) {
  forbid(peut(c.var.perimetre.roles, "imports.faire"));
  const imports = await listImports(c.var.db, c.var.perimetre);
  c.status(code ? 422 : 200);
  const page = <ImportsPage base={baseDe(c)} imports={imports} refus={code && phraseDe(code)} />;
  return c.render(page, { titre: "Importer", erreur: code !== null });
}

export const importsRoutes = new Hono<EnvDepot>()
  .get(LISTE, (c) => montrer(c, null))
  .post(LISTE, async (c) => {
    const { lecture, db, perimetre, compte, maintenant } = c.var;
    if (lecture instanceof Refus) return montrer(c, lecture.code);
    const convention = c.req.param("convention");
    const deposant = { perimetre, convention, auteur: compte.nom, instant: maintenant().toISOString() };
    const prete = await preparer(db, deposant, lecture);
    const { id, deja } = await deposer(db, deposant, prete, { encore: false });
    const annonce = deja && (deja.etat === "ecrit" ? "deja" : "dejaEnRevue");
    const etape = prete.depot && !deja ? "/colonnes" : "";
    return c.redirect(`${baseDe(c)}/imports/${id}${etape}${annonce ? `?annonce=${annonce}` : ""}`, 303);
  });
