import type { Context } from "hono";
import { listStructures } from "#domaines/equipements/index.ts";
import type { Env } from "#platform/http.ts";
import { nomCommune } from "../../demande/etape/actions.ts";
import { exporter } from "../actions.ts";
import type { ExportFamille } from "../model.ts";

type C = Context<Env>;

/** Les structures et les communes que cite une copie, par leur nom. */
export async function nomsDe(c: C, { lignes }: ExportFamille): Promise<ReadonlyMap<string, string>> {
  const structures = await listStructures(c.var.db, c.var.perimetre);
  const codes = (lignes["guichet_demande"] ?? []).map(({ commune }) => String(commune));
  return new Map([
    ...codes.map((code) => [code, nomCommune(code)] as const),
    ...structures.map(({ id, nom }) => [id, nom] as const),
  ]);
}

/** Une copie en données, à garder ou à porter ailleurs. */
export const envoyerCopie = async (c: C, famille: string): Promise<Response> =>
  c.body(
    JSON.stringify(await exporter(c.var.db, c.var.perimetre, famille, { instant: c.var.maintenant() }), null, 1),
    200,
    {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="famille-${c.var.today}.json"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  );
