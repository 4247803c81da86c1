import type { Context } from "hono";
import { z } from "zod";
import type { Portee } from "#commun/portee.ts";
import type { Env } from "../http.ts";
import { ApiProblem, faultsOf, type ProblemCode } from "./problem.ts";

z.config(z.locales.fr());

/** A request of the API: `portees` is what its token allows. */
export type ApiEnv = { Variables: Env["Variables"] & { portees?: readonly Portee[]; prepared?: unknown } };
export type ApiContext = Context<ApiEnv>;

/** What an answer that is not a problem holds, and the headers it bears. */
export type Reply = { description: string; schema?: z.ZodType; headers?: readonly ("ETag" | "Link" | "Location")[] };

/** One act of the API, said once: what answers it and what the contract publishes are the same words. */
type Definition<Q extends z.ZodRawShape, B extends z.ZodType, P> = {
  id: string;
  method: "get" | "post" | "patch";
  /** As Hono writes it, under `/api/v1`. */
  path: string;
  tag: string;
  summary: string;
  scope: Portee;
  query?: Q;
  body?: B;
  /** The shape of a body that `prepare` reads itself, byte for byte. */
  rawBody?: z.ZodType;
  /** The other media types that this body may have, each a file as it is. */
  files?: readonly string[];
  /** The moment before any transaction: what takes long to read is read there. */
  prepare?: (c: ApiContext) => Promise<P>;
  /** Written on the version that `If-Match` names. */
  versioned?: boolean;
  replies: Readonly<Record<number, Reply>>;
  problems?: readonly ProblemCode[];
  handle: (c: ApiContext, input: Input<Q, B, P>) => Promise<Response>;
};
type Input<Q extends z.ZodRawShape, B, P> = { query: z.output<z.ZodObject<Q>>; body: z.output<B>; prepared: P };

export type Endpoint = Omit<Definition<z.ZodRawShape, z.ZodType, unknown>, "handle" | "query"> & {
  query: z.ZodObject;
  run: (c: ApiContext) => Promise<Response>;
};

export function endpoint<
  Q extends z.ZodRawShape = Record<never, never>,
  B extends z.ZodType = z.ZodUndefined,
  P = undefined,
>({ handle, query, ...rest }: Definition<Q, B, P>): Endpoint {
  const schema = z.strictObject(query ?? ({} as Q));
  const run = async (c: ApiContext) => {
    const input = { query: parseQuery(c, schema), body: await parseBody(c, rest.body), prepared: c.var.prepared };
    return handle(c, input as Input<Q, B, P>);
  };
  return { ...rest, query: schema, run };
}

const isList = (field: unknown): boolean => field instanceof z.ZodOptional && field.unwrap() instanceof z.ZodArray;

function parseQuery(c: ApiContext, schema: z.ZodObject): unknown {
  const given = Object.entries(c.req.queries()).map(([name, values]) => [
    name,
    isList(schema.shape[name]) ? values : values.at(-1),
  ]);
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  throw new ApiProblem("parametre-invalide", { erreurs: faultsOf(result.error) });
}

/** Another encoding is refused: its accents would be written as replacement characters. */
const UTF8 = new TextDecoder("utf-8", { fatal: true });
const read = (bytes: ArrayBuffer): unknown => JSON.parse(UTF8.decode(bytes));

async function parseBody(c: ApiContext, schema: z.ZodType | undefined): Promise<unknown> {
  if (!schema) return undefined;
  const json = await c.req
    .arrayBuffer()
    .then(read)
    .catch(() => {
      throw new ApiProblem("corps-illisible");
    });
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new ApiProblem("contenu-invalide", { erreurs: faultsOf(result.error) });
}
