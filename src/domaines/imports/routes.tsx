import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import { getEspace, peut } from "#domaines/acces/index.ts";
import { dejaCreee, espacesOuverts, peutCreer } from "#domaines/convention/index.ts";
import { TAILLE_MAX } from "#platform/files/model.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { parseForm } from "#platform/forms.ts";
import type { Variables } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { creerDepuisFichier } from "./creation/actions.ts";
import { formCreation } from "./creation/forms.ts";
import { DepuisFichierPage } from "./creation/pages.tsx";
import { imageDe, lancer } from "./numerise/actions.ts";
import { ImportsPage, TropGrosPage } from "./pages.tsx";
import { deposer } from "./revue/depot/actions.ts";
import { lireDepose } from "./revue/depot/lecture/actions.ts";
import { estPropre, PHRASES_PROPRES } from "./revue/depot/lexique.ts";
import type { Lecture, RefusDepot } from "./revue/depot/model.ts";
import { listerSansEcart } from "./revue/vue/actions.ts";
import { listImports } from "./store.ts";
import { preparer } from "./tableur/depot/actions.ts";

type EnvDepot = { Variables: Variables & { lecture: Lecture | Refus<RefusDepot> } };

const LISTE = "/conventions/:convention/imports";
const CREATION = "/conventions/nouvelle/fichier";
const baseDe = (c: Context) => `/conventions/${c.req.param("convention")}`;
const phraseDe = (code: RefusDepot) => (estPropre(code) ? PHRASES_PROPRES[code] : PHRASES[code]);

/** The file and the form around it. */
const limite = bodyLimit({
  maxSize: TAILLE_MAX + 64 * 1024,
  onError: async (c) => {
    c.status(413);
    const page = <TropGrosPage retour={c.req.path} phrase={phraseDe("trop-gros")} />;
    return c.render(page, { titre: "Fichier trop gros", erreur: true });
  },
});

const peutDeposer = createMiddleware<EnvDepot>(async (c, next) => {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "imports.faire"));
  return next();
});

const peutCreerIci = createMiddleware<EnvDepot>(async (c, next) => {
  const { compte, perimetres } = c.var.usager;
  if (!compte) return c.redirect(`/connexion?vers=${encodeURIComponent(CREATION)}`, 303);
  forbid(peutCreer(compte.administrateur, perimetres));
  return next();
});

const lire = createMiddleware<EnvDepot>(async (c, next) => {
  const fichier = (await c.req.formData()).get("fichier");
  const depose = fichier instanceof File && fichier.name !== "" ? fichier : null;
  const lu = depose && (await lireDepose(depose.name, new Uint8Array(await depose.arrayBuffer())));
  c.set("lecture", lu ?? refus("sans-fichier"));
  return next();
});

/** A page's image takes a second to draw: it is made between two transactions. */
const montrerImage = createMiddleware<EnvDepot>(async (c) => {
  const { base, usager, maintenant } = c.var;
  const { perimetre } = usager;
  const id = c.req.param("import") ?? "";
  if (!perimetre || id.includes("\0")) return c.notFound();
  const image = await imageDe({ base, perimetre, maintenant }, id, Number(c.req.param("page")));
  return c.body(image, 200, { "content-type": "image/png", "cache-control": "private, max-age=3600" });
});

/** Mounted before the transaction: the body is bounded, and the file read in its own process, while nothing is open. */
export const importsAvant = new Hono<EnvDepot>()
  .use(CREATION, peutCreerIci)
  .post(CREATION, limite, lire)
  .post(LISTE, peutDeposer, limite, lire)
  .get(`${LISTE}/:import/pages/:page{[0-9]+}`, peutDeposer, montrerImage);

/** The reading starts once the deposit is written, and no one waits for it. */
const lancerApres = (c: Context<EnvDepot>, perimetre: Perimetre, id: string) =>
  c.var.apres(async () => void lancer({ base: c.var.base, perimetre, maintenant: c.var.maintenant }, id));

async function montrer(c: Context<EnvDepot>, code: RefusDepot | null) {
  forbid(peut(c.var.perimetre.roles, "imports.faire"));
  const imports = await listImports(c.var.db, c.var.perimetre);
  const muets = await listerSansEcart(c.var.db, c.var.perimetre, imports);
  c.status(code ? 422 : 200);
  const page = <ImportsPage base={baseDe(c)} imports={imports} muets={muets} refus={code && phraseDe(code)} />;
  return c.render(page, { titre: "Importer", erreur: code !== null });
}

type FautesCreation = { refus: string | null; erreurs?: FormErrors };
const SANS_FAUTE: FautesCreation = { refus: null };

async function montrerCreation(c: Context<EnvDepot>, fautes = SANS_FAUTE, saisi: Record<string, string> = {}) {
  const espaces = [];
  for (const id of espacesOuverts(c.var.usager.perimetres)) espaces.push(await getEspace(c.var.db, id));
  const erreur = fautes !== SANS_FAUTE;
  c.status(erreur ? 422 : 200);
  const { espace = espaces[0]?.id ?? "nouveau", nomEspace = "" } = saisi;
  const props = { id: newId(), ...fautes, espaces, espace, nomEspace };
  const page = <DepuisFichierPage {...props} />;
  return c.render(page, {
    titre: "Créer une convention à partir d’un fichier",
    publique: true,
    erreur,
  });
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
    if (prete.numerise && !deja) lancerApres(c, perimetre, id);
    return c.redirect(`${baseDe(c)}/imports/${id}${etape}${annonce ? `?annonce=${annonce}` : ""}`, 303);
  })
  .get(CREATION, (c) => montrerCreation(c))
  .post(CREATION, async (c) => {
    const { lecture, db, usager, compte, maintenant } = c.var;
    const saisi = parseForm(formCreation, await c.req.formData());
    if (isFormErrors(saisi)) return montrerCreation(c, { refus: null, erreurs: saisi }, saisi.values);
    const { id: aVenir, espace, nomEspace } = saisi;
    if (lecture instanceof Refus) return montrerCreation(c, { refus: phraseDe(lecture.code) }, { espace, nomEspace });
    if (await dejaCreee(db, compte, aVenir)) return c.redirect(`/conventions/${aVenir}/imports`, 303);
    const choisi = espace === "nouveau" ? { nom: nomEspace } : { id: espace };
    const createur = { createur: compte, perimetres: usager.perimetres, instant: maintenant() };
    const creation = { ...createur, espace: choisi, id: aVenir };
    const { chemin, perimetre, id } = await creerDepuisFichier(db, creation, lecture);
    if (lecture.numerise) lancerApres(c, perimetre, id);
    return c.redirect(chemin, 303);
  });
