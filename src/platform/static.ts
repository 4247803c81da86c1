import { Hono } from "hono";

/** The few static files, in memory: address → content. `css` and `js` are the addresses that pages link to. */
export type Statique = { css: string; js: string; files: ReadonlyMap<string, { type: string; body: Uint8Array<ArrayBuffer> }> };

/** Serves them for ever: a changed file has another address. */
export function statiqueRoutes({ files }: Statique) {
  return new Hono().get("/:nom", (c) => {
    const file = files.get(`/statique/${c.req.param("nom")}`);
    if (!file) return c.text("Fichier inconnu", 404);
    return c.body(file.body, 200, { "content-type": file.type, "cache-control": "public, max-age=31536000, immutable" });
  });
}
