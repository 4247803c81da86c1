import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { type ApiContext, type Endpoint, endpoint } from "#platform/api/endpoint.ts";
import { mediaTypeOf } from "#platform/api/mount.ts";
import { ApiProblem, type Fault } from "#platform/api/problem.ts";
import { TYPES } from "#platform/files/lire.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { forbid } from "#platform/rights.ts";
import { lancer } from "./numerise/actions.ts";
import { chargerPlan, composerRevue } from "./revue/actions.ts";
import { fautesEchange, schemaEchange } from "./echange/forms.ts";
import { deposer } from "./revue/depot/actions.ts";
import { lireDepose, lireEchangeDepose } from "./revue/depot/lecture/actions.ts";
import { estPropre, PHRASES_PROPRES } from "./revue/depot/lexique.ts";
import type { Lecture, RefusDepot } from "./revue/depot/model.ts";
import { ETATS_IMPORT, GENRES_IMPORT } from "./revue/model.ts";
import { proposer } from "./revue/proposition/actions.ts";
import { PROPOSITION } from "./revue/proposition/forms.ts";
import { exporterJson } from "./sortie/actions.ts";
import { getImport } from "./store.ts";
import { preparer } from "./tableur/depot/actions.ts";

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
    proposition: PROPOSITION.nullable().describe(
      "Ce qu’il changerait, tant qu’il est en revue ; null tant que ses images ou ses colonnes sont à reconnaître.",
    ),
  })
  .meta({ id: "Import" });

async function versImportLu(c: ApiContext, cle: string) {
  const { db, perimetre, adresse } = c.var;
  const importe = await getImport(db, perimetre, cle);
  const { id, etat, genre, fichier, creeLe, ecritLe, convention } = importe;
  const enRevue = etat === "brouillon";
  return {
    id,
    etat,
    genre,
    fichier,
    creeLe,
    ecritLe,
    revue: `${adresse}/conventions/${convention}/imports/${id}`,
    proposition: enRevue ? proposer(composerRevue(importe, await chargerPlan(db, perimetre, convention))) : null,
  };
}

/** Les fichiers que la page lit aussi, par leur type. */
const EXTENSIONS = new Map(
  Object.entries(TYPES).flatMap(([format, type]) => (format === "json" ? [] : [[type, format] as const])),
);

const FAUTES_MAX = 50;
const DETAILLE_MAX = 1024 * 1024;

/** Chaque faute se dit d'un envoi dont la relecture ne retient pas le serveur ; d'un plus gros, seulement qu'il n'est pas au format. */
const fautesDe = (octets: Uint8Array) =>
  octets.length > DETAILLE_MAX ? [] : fautesEchange(new TextDecoder().decode(octets)).slice(0, FAUTES_MAX);

const illisible = (code: RefusDepot, erreurs: Fault[] = []) =>
  new ApiProblem("contenu-invalide", { detail: estPropre(code) ? PHRASES_PROPRES[code] : PHRASES[code], erreurs });

function pasUnEchange(code: RefusDepot, octets: Uint8Array): ApiProblem {
  if (code === "json-illisible" || code === "vide") return new ApiProblem("corps-illisible");
  const fautes = fautesDe(octets).map(({ chemin, message }) => ({ champ: chemin, message }));
  return illisible(code, fautes);
}

/** Lit ce qui est reçu, hors de toute transaction et dans un processus à part, si cette personne peut importer ici. */
async function lire(c: ApiContext): Promise<Lecture> {
  forbid(peut(c.var.usager.perimetre?.roles ?? [], "imports.faire"));
  const octets = new Uint8Array(await c.req.arrayBuffer());
  const format = EXTENSIONS.get(mediaTypeOf(c));
  const nom = c.req.query("fichier") ?? `convention.${format ?? "json"}`;
  const lecture = format ? await lireDepose(nom, octets, `fichier.${format}`) : await lireEchangeDepose(nom, octets);
  if (lecture instanceof Refus) throw format ? illisible(lecture.code) : pasUnEchange(lecture.code, octets);
  return lecture;
}

const importer = endpoint({
  id: "importer",
  method: "post",
  path: "/conventions/:convention/imports",
  tag: TAG,
  summary: "Déposer un échange ou un document : il attend sa revue sur le site, rien n’est écrit dans le plan",
  scope: "import",
  query: { fichier: z.string().max(200).optional().describe("Le nom à montrer dans la revue.") },
  rawBody: ECHANGE,
  files: [...EXTENSIONS.keys()],
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
    const { base, db, perimetre, compte, maintenant } = c.var;
    const convention = c.req.param("convention") ?? "";
    const deposant = { perimetre, convention, auteur: compte.nom, instant: maintenant().toISOString() };
    const prete = await preparer(db, deposant, lecture);
    const { id, deja } = await deposer(db, deposant, prete, { encore: false });
    if (prete.numerise && !deja) c.var.apres(async () => void lancer({ base, perimetre, maintenant }, id));
    c.header("Location", `/api/v1/conventions/${convention}/imports/${id}`);
    return c.json(await versImportLu(c, id), deja ? 200 : 201);
  },
});

const suivre = endpoint({
  id: "suivreImport",
  method: "get",
  path: "/conventions/:convention/imports/:import",
  tag: TAG,
  summary: "Où en est un import, et ce qu’il propose",
  scope: "import",
  replies: { 200: { description: "L’import.", schema: IMPORT } },
  handle: async (c) => {
    forbid(peut(c.var.perimetre.roles, "imports.faire"));
    return c.json(await versImportLu(c, c.req.param("import") ?? ""));
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
