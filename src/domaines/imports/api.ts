import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { type ApiContext, type Endpoint, endpoint } from "#platform/api/endpoint.ts";
import { ApiProblem } from "#platform/api/problem.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { forbid } from "#platform/rights.ts";
import { fautesEchange, schemaEchange } from "./echange/forms.ts";
import { deposer } from "./revue/depot/actions.ts";
import { lireEchangeDepose } from "./revue/depot/lecture/actions.ts";
import { estPropre, PHRASES_PROPRES } from "./revue/depot/lexique.ts";
import type { Lecture } from "./revue/depot/model.ts";
import { type EnteteImport, ETATS_IMPORT, GENRES_IMPORT } from "./revue/model.ts";
import { exporterJson } from "./sortie/actions.ts";
import { getImport } from "./store.ts";

const TAG = "Imports et exports";
const ECHANGE = schemaEchange.meta({ ...schemaEchange.meta(), id: "Echange" });

const IMPORT = z
  .strictObject({
    id: z.string(),
    etat: z.enum(ETATS_IMPORT),
    genre: z.enum(GENRES_IMPORT),
    fichier: z.string(),
    creeLe: z.string(),
    ecritLe: z.string().nullable(),
    revue: z.string().describe("La page du site où cet import se revoit, puis s’écrit."),
  })
  .meta({ id: "Import" });

const versImportLu = (c: ApiContext, { id, etat, genre, fichier, creeLe, ecritLe, convention }: EnteteImport) => ({
  id,
  etat,
  genre,
  fichier,
  creeLe,
  ecritLe,
  revue: `${c.var.adresse}/conventions/${convention}/imports/${id}`,
});

const FAUTES_MAX = 50;
const DETAILLE_MAX = 1024 * 1024;

/** Chaque faute se dit d'un envoi dont la relecture ne retient pas le serveur ; d'un plus gros, seulement qu'il n'est pas au format. */
const fautesDe = (octets: Uint8Array) =>
  octets.length > DETAILLE_MAX ? [] : fautesEchange(new TextDecoder().decode(octets)).slice(0, FAUTES_MAX);

/** Lit ce qui est reçu, hors de toute transaction et dans un processus à part, si cette personne peut importer ici. */
async function lire(c: ApiContext): Promise<Lecture> {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "imports.faire"));
  const octets = new Uint8Array(await c.req.arrayBuffer());
  const lecture = await lireEchangeDepose(c.req.query("fichier") ?? "convention.json", octets);
  if (!(lecture instanceof Refus)) return lecture;
  if (lecture.code === "json-illisible" || lecture.code === "vide") throw new ApiProblem("corps-illisible");
  throw new ApiProblem("contenu-invalide", {
    detail: estPropre(lecture.code) ? PHRASES_PROPRES[lecture.code] : PHRASES[lecture.code],
    erreurs: fautesDe(octets).map(({ chemin, message }) => ({ champ: chemin, message })),
  });
}

const importer = endpoint({
  id: "importer",
  method: "post",
  path: "/conventions/:convention/imports",
  tag: TAG,
  summary: "Déposer un échange : il attend sa revue sur le site, rien n’est écrit dans le plan",
  scope: "import",
  query: { fichier: z.string().max(200).optional().describe("Le nom à montrer dans la revue.") },
  rawBody: ECHANGE,
  prepare: lire,
  replies: {
    200: {
      description: "Ce contenu était déjà déposé : l’import qui l’a apporté.",
      schema: IMPORT,
      headers: ["Location"],
    },
    201: { description: "L’import en revue.", schema: IMPORT, headers: ["Location"] },
  },
  handle: async (c, { prepared: lecture }) => {
    const { db, perimetre, compte, maintenant } = c.var;
    const convention = c.req.param("convention") ?? "";
    const deposant = { perimetre, convention, auteur: compte.nom, instant: maintenant().toISOString() };
    const { id, deja } = await deposer(db, deposant, lecture, { encore: false });
    c.header("Location", `/api/v1/conventions/${convention}/imports/${id}`);
    return c.json(versImportLu(c, await getImport(db, perimetre, id)), deja ? 200 : 201);
  },
});

const suivre = endpoint({
  id: "suivreImport",
  method: "get",
  path: "/conventions/:convention/imports/:import",
  tag: TAG,
  summary: "Où en est un import : en revue, écrit ou abandonné",
  scope: "import",
  replies: { 200: { description: "L’import.", schema: IMPORT } },
  handle: async (c) => {
    forbid(peut(c.var.perimetre.roles, "imports.faire"));
    return c.json(versImportLu(c, await getImport(c.var.db, c.var.perimetre, c.req.param("import") ?? "")));
  },
});

const exporter = endpoint({
  id: "exporter",
  method: "get",
  path: "/conventions/:convention/export",
  tag: TAG,
  summary: "La convention entière, au format d’échange maillage/convention@1",
  scope: "lecture",
  replies: { 200: { description: "L’échange.", schema: ECHANGE } },
  handle: async (c) => {
    forbid(peut(c.var.perimetre.roles, "exports.faire"));
    const json = await exporterJson(c.var.db, c.var.perimetre, c.req.param("convention") ?? "");
    return c.body(json, 200, { "Content-Type": "application/json; charset=utf-8" });
  },
});

/** Faire entrer et sortir une convention par l'API. */
export const importsApi: readonly Endpoint[] = [importer, suivre, exporter];
