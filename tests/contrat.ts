import { z } from "zod";
import { hashToken } from "#platform/session.ts";
import { contractOf } from "#platform/api/contract.ts";
import type { Portee } from "#commun/portee.ts";
import type { Base } from "#platform/db/db.ts";
import { API } from "../src/app.ts";

/** The published contract of the API. */
export const CONTRAT = contractOf(API);
export const RACINE = "/api/v1";

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];
type Reponse = {
  description: string;
  headers?: Record<string, { required?: boolean }>;
  content?: Record<string, { schema: object }>;
};
type Operation = { operationId?: string; responses?: Record<string, Reponse> };
export type Demande = { method: string; url: string };

const operations = Object.entries(CONTRAT.paths ?? {}).flatMap(([chemin, methodes]) =>
  Object.entries(methodes as Record<string, Operation>).map(([methode, operation]) => ({ chemin, methode, operation })),
);

/** Every operation of the contract, by its identifier, with the statuses it documents. */
export const OPERATIONS: ReadonlyMap<string, readonly number[]> = new Map(
  operations.map(({ operation }) => [operation.operationId ?? "", Object.keys(operation.responses ?? {}).map(Number)]),
);

const motif = (chemin: string) => new RegExp(`^${RACINE}${chemin.replace(/\{\w+\}/g, "[^/]+")}$`);

function operationDe({ method, url }: Demande): Operation {
  const { pathname } = new URL(url, "http://localhost");
  const methode = method === "HEAD" ? "get" : method.toLowerCase();
  const trouvee = operations.find((une) => une.methode === methode && motif(une.chemin).test(pathname));
  if (!trouvee) throw new Error(`Hors du contrat : ${method} ${pathname}`);
  return trouvee.operation;
}

const DEFS = (CONTRAT.components?.schemas ?? {}) as Record<string, unknown>;

const lus = new WeakMap<object, z.ZodType>();

/** The schema of the document itself, read back: what is checked is what is published. */
function lireSchema(publie: object): z.ZodType {
  const deja = lus.get(publie);
  if (deja) return deja;
  const autonome = JSON.stringify({ ...publie, $defs: DEFS }).replaceAll("#/components/schemas/", "#/$defs/");
  const schema = z.fromJSONSchema(JSON.parse(autonome) as JsonSchema);
  lus.set(publie, schema);
  return schema;
}

function verifierCorps(ou: string, documentee: Reponse, type: string, corps: string): void {
  if (!documentee.content) {
    if (corps !== "") throw new Error(`${ou} : un corps là où le contrat n’en a pas`);
    return;
  }
  const media = documentee.content[type.split(";")[0] ?? ""];
  if (!media) throw new Error(`${ou} : type de contenu « ${type} » hors du contrat`);
  const lu = lireSchema(media.schema).safeParse(JSON.parse(corps));
  if (!lu.success) throw new Error(`${ou} : ${z.prettifyError(lu.error)}`);
}

/**
 * Fails unless the contract documents this answer to this request: its path, its status, its headers, its type, its body.
 * `response` is read on a copy. For the traffic of a browser, build a `Response` from what was recorded.
 */
export async function verifierReponse(demande: Demande, response: Response): Promise<string> {
  const { operationId = "", responses = {} } = operationDe(demande);
  const ou = `${operationId} ${response.status}`;
  const documentee = responses[response.status];
  if (!documentee) throw new Error(`${ou} : statut hors du contrat (${Object.keys(responses).join(", ")})`);
  for (const [nom, { required }] of Object.entries(documentee.headers ?? {}))
    if (required && !response.headers.has(nom)) throw new Error(`${ou} : il manque l’en-tête « ${nom} »`);
  if (demande.method !== "HEAD")
    verifierCorps(ou, documentee, response.headers.get("content-type") ?? "", await response.clone().text());
  return operationId;
}

type Site = { base: Base; app: { request: (path: string, init?: RequestInit) => Response | Promise<Response> } };
type Envoi = { methode?: string; corps?: unknown; entetes?: Record<string, string> };

/** What was answered, by operation: the suite says at its end which documented answers no one has seen. */
export type Vus = Map<string, Set<number>>;

let rang = 0;

/** A program that holds a token of this account; every answer that it receives is held against the contract. */
export async function programme(
  { base, app }: Site,
  compte: string,
  { portees, vus = new Map() }: { portees: readonly Portee[]; vus?: Vus },
) {
  const jeton = `maillage_essai-${compte}-${(rang += 1)}`;
  await base
    .insertInto("acces_jeton_api")
    .values({
      id: jeton,
      compte,
      nom: jeton,
      empreinte: hashToken(jeton),
      portees: JSON.stringify(portees),
      cree_le: "2026-11-01T09:00:00Z",
      expire_le: "2027-11-01T09:00:00Z",
      vu_le: null,
      revoque_le: null,
    })
    .execute();
  const demander = async (chemin: string, { methode = "GET", corps, entetes = {} }: Envoi = {}) => {
    const headers = { authorization: `Bearer ${jeton}`, ...entetes };
    const avecCorps = corps === undefined ? {} : { body: typeof corps === "string" ? corps : JSON.stringify(corps) };
    const type = corps === undefined ? {} : { "content-type": "application/json" };
    const url = RACINE + chemin;
    const response = await app.request(url, { method: methode, headers: { ...type, ...headers }, ...avecCorps });
    const id = await verifierReponse({ method: methode, url }, response);
    vus.set(id, (vus.get(id) ?? new Set()).add(response.status));
    return response;
  };
  return { jeton, demander };
}
