import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Portee } from "#commun/portee.ts";
import { TAILLE_MAX } from "../files/model.ts";
import { transactional } from "../http.ts";
import type { ApiContext, ApiEnv, Endpoint } from "./endpoint.ts";
import { ApiProblem, answerProblem } from "./problem.ts";

const MEGABYTE = 1024 * 1024;

const limitOf = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiProblem("corps-trop-gros");
    },
  });

/** What is refused before anything is read: a place that is not the asker's, a scope, a type; then the moment before. */
const enter = ({ path, scope, body, rawBody, files = [], prepare }: Endpoint) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    if (path.startsWith("/conventions/:") && !c.var.usager.perimetre) throw new ApiProblem("introuvable");
    requireScope(c, scope);
    if (body || rawBody) requireType(c, files);
    return limitOf(rawBody ? TAILLE_MAX : MEGABYTE)(c, async () => {
      if (prepare) c.set("prepared", await prepare(c));
      await next();
    });
  });

/** The token's scopes restrict what its account may do; the roles are then asked as everywhere else. */
function requireScope(c: ApiContext, scope: Portee): void {
  if (c.var.portees?.includes(scope)) return;
  throw new ApiProblem("portee-manquante", {
    detail: `Il faut un jeton de portée « ${scope} ».`,
    headers: { "WWW-Authenticate": `Bearer realm="Maillage", error="insufficient_scope", scope="${scope}"` },
  });
}

/** What the body says it is, without its parameters. */
export const mediaTypeOf = (c: ApiContext): string =>
  c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";

function requireType(c: ApiContext, files: readonly string[]): void {
  if (mediaTypeOf(c) === "application/json" || files.includes(mediaTypeOf(c))) return;
  const detail = `Envoyez du JSON, ou un fichier d’un de ces types : ${files.join(", ")}.`;
  throw new ApiProblem("type-refuse", files.length > 0 ? { detail } : {});
}

const shapeOf = (path: string) => new RegExp(`^(?:/api/v1)?${path.replaceAll(/:\w+/g, "[^/]+")}$`);

function refuseMethod(allowed: readonly string[]): never {
  throw new ApiProblem("methode-refusee", { headers: { Allow: allowed.join(", ") } });
}

/** Nothing answered: is it the address or the method? What an address allows is in the published contract, it tells nobody anything. */
function refuseAddress(paths: readonly { method: string; shape: RegExp }[], asked: string): never {
  const methods = paths.flatMap(({ method, shape }) => (shape.test(asked) ? [method.toUpperCase()] : []));
  if (methods.length === 0) throw new ApiProblem("introuvable");
  return refuseMethod(methods.includes("GET") ? [...methods, "HEAD"] : methods);
}

/** The acts of the API under one application, whose every error is a problem; `who` says who asks and how far he sees. */
export function apiOf(endpoints: readonly Endpoint[], who: MiddlewareHandler<ApiEnv>): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError(answerProblem);
  let contract: string | undefined; // made for its first reader, then kept: anyone may ask for it
  app.get("/openapi.json", async (c) => {
    const { contractOf } = await import("./contract.ts");
    contract ??= JSON.stringify(contractOf(endpoints));
    return c.body(contract, 200, { "Content-Type": "application/json; charset=utf-8" });
  });
  app.all("/openapi.json", () => refuseMethod(["GET", "HEAD"])); // whoever asks: the contract is read without a token
  app.use(who);
  app.use(limitOf(TAILLE_MAX));
  for (const act of endpoints) app.on(act.method.toUpperCase(), act.path, enter(act));
  app.use(transactional);
  for (const { method, path, run } of endpoints) app.on(method.toUpperCase(), path, run);
  const paths = endpoints.map(({ method, path }) => ({ method, shape: shapeOf(path) }));
  app.all("*", (c) => refuseAddress(paths, c.req.path));
  return app;
}
