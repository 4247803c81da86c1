import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { jourDe } from "#commun/jour.ts";
import type { Role } from "#commun/perimetre.ts";
import { Refus, refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { inPerimeter } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { renderDocument, TYPES_DOCUMENT } from "#platform/rendu/rendre.ts";
import { forbid } from "#platform/rights.ts";
import { Alert } from "#ui/alert.tsx";
import { DocumentPage } from "#ui/document.tsx";
import type { Fabriques } from "./actions.ts";
import { PHRASES_ECHEC, PHRASES_REFUS } from "./lexique.ts";
import { demander } from "./production/actions.ts";
import type { Production } from "./production/model.ts";
import { DocumentsPage, ProductionPage } from "./production/pages.tsx";
import { annuler, estEnCours, peutDemander, reglages } from "./production/rules.ts";
import { getProduction, getRendu, listProductions, updateAnnulation } from "./production/store.ts";

const BASE = "/conventions/:convention/documents";
const baseDe = (c: Context) => `/conventions/${c.req.param("convention")}`;
const paramsDe = (c: Context) => new URL(c.req.url).searchParams;

const envoyer = (c: Context, octets: Uint8Array<ArrayBuffer>, nom: string, type: string) =>
  c.body(octets, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${nom}"`,
    "x-content-type-options": "nosniff",
  });

const titrer = (fabriques: Fabriques) => (production: Production) => ({
  ...production,
  titre: fabriques[production.genre]?.nom ?? production.genre,
});

const REGARD_MS = 400;
const ECOUTE_MS = 60_000;

/** The state of a production as it changes; the browser asks again when this falls silent. */
const suivre = async (c: Context<Env>) => {
  const { base, usager } = c.var;
  const { perimetre } = usager;
  if (!perimetre) return c.notFound();
  const lire = () =>
    inPerimeter(base, perimetre, (db) => getProduction(db, perimetre, c.req.param("production") ?? ""));
  let production = await lire();
  return streamSSE(c, async (stream) => {
    for (let passe = 0; passe < ECOUTE_MS && !stream.aborted; passe += REGARD_MS) {
      const { etat, progression } = production;
      await stream.writeSSE({ event: "avancement", data: JSON.stringify({ etat, progression }) });
      if (!estEnCours(production)) return;
      await stream.sleep(REGARD_MS);
      production = await lire();
    }
  });
};

const demandeDe = (c: Context<Env>, parametres: URLSearchParams) => {
  const { lieu } = c.var.usager;
  if (!lieu) return null;
  const instant = c.var.maintenant();
  return { convention: c.req.param("convention") ?? "", lieu, jour: jourDe(instant), instant, parametres };
};

/** The kind that the address names, if this person may ask for it. */
function fabriqueDe(c: Context<Env>, fabriques: Fabriques, genre: string, format: string) {
  const roles = c.var.usager.perimetre?.roles ?? [];
  const fabrique = Object.hasOwn(fabriques, genre) ? fabriques[genre] : undefined;
  const annonce = fabrique && { formats: fabrique.formats, permise: fabrique.permise(roles) };
  const permis = peutDemander(annonce, format);
  if (permis instanceof Refus) return permis;
  return fabrique ? { fabrique, format: permis } : refus("genre-inconnu");
}

/** A short document is made while one waits: read in its perimeter, then laid out with no transaction open. */
const faireCourt = (fabriques: Fabriques) => async (c: Context<Env>) => {
  const { base, usager, maintenant } = c.var;
  const { perimetre } = usager;
  const params = paramsDe(c);
  const choix = fabriqueDe(c, fabriques, params.get("genre") ?? "", params.get("format") ?? "");
  if (choix instanceof Refus) return refuser(c, choix.code);
  const demande = demandeDe(c, params);
  if (!perimetre || !demande || !choix.fabrique.court) return c.notFound();
  const imprime = await inPerimeter(
    base,
    perimetre,
    (db) => choix.fabrique.composer(db, perimetre, demande),
    maintenant,
  );
  const octets = await renderDocument(imprime, choix.format, c.req.raw.signal);
  if (octets instanceof Uint8Array)
    return envoyer(c, octets, nomFichier(imprime.titre, choix.format), TYPES_DOCUMENT[choix.format]);
  c.status(503);
  const phrase = PHRASES_ECHEC[octets.code === "annule" ? "panne" : octets.code];
  return c.render(<Alert>{phrase}</Alert>, { titre: "Document", erreur: true });
};

async function refuser(c: Context<Env>, code: "genre-inconnu" | "format-inconnu" | "interdit") {
  if (code === "interdit") forbid(false);
  if (code === "genre-inconnu") return c.notFound();
  c.status(422);
  return c.render(<Alert>{PHRASES_REFUS["format-inconnu"]}</Alert>, { titre: "Document", erreur: true });
}

/** Mounted before the transaction: what streams, and what is laid out while one waits. */
export const documentsAvant = (fabriques: Fabriques) =>
  new Hono<Env>().get(`${BASE}/immediat`, faireCourt(fabriques)).get(`${BASE}/:production/suivi`, suivre);

/** Vrai de qui emporte toute la convention dans le format d'échange. */
type PeutExporter = (roles: readonly Role[]) => boolean;

const offresDe = (c: Context<Env>, fabriques: Fabriques) =>
  Object.entries(fabriques)
    .filter(([, { permise, entier }]) => entier !== false && permise(c.var.perimetre.roles))
    .map(([genre, { nom, formats }]) => ({ genre, nom, formats, cle: newId() }));

async function lister(c: Context<Env>, fabriques: Fabriques, peutExporter: PeutExporter) {
  const { db, perimetre } = c.var;
  const productions = await listProductions(db, perimetre, c.req.param("convention") ?? "");
  const vues = productions.map(titrer(fabriques));
  const exporter = peutExporter(perimetre.roles);
  const props = { base: baseDe(c), productions: vues, offres: offresDe(c, fabriques), exporter };
  const page = <DocumentsPage {...props} />;
  return c.render(page, { titre: "Documents" });
}

async function poster(c: Context<Env>, fabriques: Fabriques) {
  const { db, perimetre, maintenant } = c.var;
  const saisie = [...(await c.req.formData())].flatMap(([nom, valeur]) =>
    typeof valeur === "string" ? [[nom, valeur] as const] : [],
  );
  const champs = new Map(saisie);
  const genre = champs.get("genre") ?? "";
  const choix = fabriqueDe(c, fabriques, genre, champs.get("format") ?? "");
  if (choix instanceof Refus) return refuser(c, choix.code);
  const convention = c.req.param("convention") ?? "";
  const cle = champs.get("cle")?.slice(0, 100) || newId();
  const demande = { convention, genre, format: choix.format, parametres: reglages(saisie), cle };
  const id = await demander(db, perimetre, demande, maintenant());
  return c.redirect(`${baseDe(c)}/documents/${id}`, 303);
}

async function montrerApercu(c: Context<Env>, fabriques: Fabriques) {
  const params = paramsDe(c);
  const [premier = "pdf"] = fabriques[params.get("genre") ?? ""]?.formats ?? [];
  const choix = fabriqueDe(c, fabriques, params.get("genre") ?? "", premier);
  const demande = demandeDe(c, params);
  if (choix instanceof Refus) return refuser(c, choix.code);
  if (!demande) return c.notFound();
  const imprime = await choix.fabrique.composer(c.var.db, c.var.perimetre, demande);
  return c.render(<DocumentPage imprime={imprime} />, { titre: imprime.titre });
}

async function montrerProduction(c: Context<Env>, fabriques: Fabriques) {
  const production = await getProduction(c.var.db, c.var.perimetre, c.req.param("production") ?? "");
  const vue = titrer(fabriques)(production);
  const suite = estEnCours(production) ? { rafraichie: 2 } : {};
  return c.render(<ProductionPage base={baseDe(c)} production={vue} />, { titre: vue.titre, ...suite });
}

/** Documents to ask for, to follow, to take; each kind comes from the slice that knows what it says. */
export const documentsRoutes = (fabriques: Fabriques, peutExporter: PeutExporter) =>
  new Hono<Env>()
    .get(BASE, (c) => lister(c, fabriques, peutExporter))
    .post(BASE, (c) => poster(c, fabriques))
    .get(`${BASE}/apercu`, (c) => montrerApercu(c, fabriques))
    .get(`${BASE}/:production`, (c) => montrerProduction(c, fabriques))
    .post(`${BASE}/:production/annulation`, async (c) => {
      const { db, perimetre } = c.var;
      const production = await getProduction(db, perimetre, c.req.param("production"));
      const annulee = annuler(production);
      if (!(annulee instanceof Refus)) await updateAnnulation(db, production);
      return c.redirect(`${baseDe(c)}/documents/${production.id}`, 303);
    })
    .get(`${BASE}/:production/fichier`, async (c) => {
      const { production, octets } = await getRendu(c.var.db, c.var.perimetre, c.req.param("production"));
      return envoyer(c, octets, production.nom ?? "document", TYPES_DOCUMENT[production.format]);
    });
