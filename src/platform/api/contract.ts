import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Endpoint, Reply } from "./endpoint.ts";
import { PROBLEM, PROBLEM_TYPE, PROBLEMS, type ProblemCode } from "./problem.ts";

const ALWAYS: readonly ProblemCode[] = [
  "parametre-invalide",
  "jeton-absent",
  "jeton-invalide",
  "portee-manquante",
  "trop-de-requetes",
  "panne",
];
const IN_A_PLACE: readonly ProblemCode[] = ["role-insuffisant", "introuvable"];
const WITH_A_BODY: readonly ProblemCode[] = ["corps-illisible", "corps-trop-gros", "type-refuse", "contenu-invalide"];
const ON_A_VERSION: readonly ProblemCode[] = ["version-depassee", "version-absente"];

const RATE = {
  RateLimit: z.string().optional().describe('Ce qui reste dans l’heure : « "lecture";r=599;t=3600 ».'),
  "RateLimit-Policy": z.string().optional().describe('Ce que l’heure permet : « "lecture";q=600;w=3600 ».'),
};
const HEADERS = {
  ETag: z.string().describe("La version de ce qui est rendu."),
  Link: z.string().describe("Les autres pages de la liste, selon la RFC 8288."),
  Location: z.string().describe("L’adresse de ce qui vient d’être créé."),
};

/** Every problem that an act can answer, by status. */
function problemsOf({ path, body, rawBody, versioned, problems = [] }: Endpoint): Map<number, ProblemCode[]> {
  const codes = [
    ...ALWAYS,
    ...(path.startsWith("/conventions/:") ? IN_A_PLACE : []),
    ...(body || rawBody ? WITH_A_BODY : []),
    ...(versioned ? ON_A_VERSION : []),
    ...problems,
  ];
  return Map.groupBy(new Set(codes), (code) => PROBLEMS[code][0]);
}

const replyOf = ({ description, schema, headers = [] }: Reply) => ({
  description,
  headers: z
    .object(RATE)
    .required()
    .extend(Object.fromEntries(headers.map((name) => [name, HEADERS[name]]))),
  ...(schema && { content: { "application/json": { schema } } }),
});

const problemOf = (status: number, codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `${code} : ${PROBLEMS[code][1]}.`).join("\n"),
  headers: z.object({
    ...RATE,
    ...(status === 401 ? { "WWW-Authenticate": z.string() } : {}),
    ...(status === 429 ? { "Retry-After": z.string().describe("Les secondes à attendre.") } : {}),
  }),
  content: { [PROBLEM_TYPE]: { schema: PROBLEM } },
});

/** A file is sent as it is: OpenAPI 3.1 says so by a string of no other shape. */
const filesOf = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: z.string().meta({ contentMediaType: type }) }]));

function requestOf({ path, query, body, rawBody, files = [], versioned, replies }: Endpoint): RouteConfig["request"] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  const schema = body ?? rawBody;
  const headers = {
    ...(versioned && { "If-Match": z.string().optional().describe("L’ETag de la version que l’on modifie.") }),
    ...(304 in replies && { "If-None-Match": z.string().optional().describe("L’ETag déjà connu.") }),
  };
  return {
    ...(names.length > 0 && { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    query,
    ...(Object.keys(headers).length > 0 && { headers: z.object(headers) }),
    ...(schema && { body: { required: true, content: { "application/json": { schema }, ...filesOf(files) } } }),
  };
}

const routeOf = (act: Endpoint): RouteConfig => ({
  operationId: act.id,
  method: act.method,
  path: act.path.replace(/:(\w+)/g, "{$1}"),
  tags: [act.tag],
  summary: act.summary,
  security: [{ jeton: [act.scope] }],
  request: requestOf(act) ?? {},
  responses: {
    ...Object.fromEntries(Object.entries(act.replies).map(([status, reply]) => [status, replyOf(reply)])),
    ...Object.fromEntries([...problemsOf(act)].map(([status, codes]) => [status, problemOf(status, codes)])),
  },
});

/** The contract of the API, made from the very schemas that read its requests. */
export function contractOf(endpoints: readonly Endpoint[]) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "jeton", {
    type: "http",
    scheme: "bearer",
    description:
      "Un jeton personnel, créé sur la page « Mon compte ». Ses portées bornent ce que le compte peut faire.",
  });
  for (const act of endpoints) registry.registerPath(routeOf(act));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Maillage",
      version: "1",
      description: "Lire et écrire les conventions territoriales globales de son périmètre.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: "/api/v1" }],
  });
}
