import type { Context } from "hono";
import { listStructures } from "#domaines/equipements/index.ts";
import type { Env } from "#platform/http.ts";
import { exporter } from "../actions.ts";

type C = Context<Env>;

/** Les structures que cite une copie, par leur nom. */
export const nomsDe = async (c: C): Promise<ReadonlyMap<string, string>> =>
  new Map((await listStructures(c.var.db, c.var.perimetre)).map(({ id, nom }) => [id, nom]));

/** Une copie en données, à garder ou à porter ailleurs. */
export const envoyerCopie = async (c: C, famille: string): Promise<Response> =>
  c.body(JSON.stringify(await exporter(c.var.db, c.var.perimetre, famille, c.var.maintenant()), null, 1), 200, {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="famille-${c.var.today}.json"`,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
