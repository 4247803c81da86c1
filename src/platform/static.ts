import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Hono } from "hono";

export type StaticFile = {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  /** The same bytes under Brotli, where that is worth it. */
  brotli?: Uint8Array<ArrayBuffer>;
};

/** The few static files, in memory: address → content. `css` and `js` are the addresses that pages link to. */
export type Statique = { css: string; js: string; files: ReadonlyMap<string, StaticFile> };

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** Reads what the build left in `folder`. */
export function loadStatic(folder: string): Statique {
  const files = new Map<string, StaticFile>();
  const names = readdirSync(folder).filter((name) => !name.endsWith(".br"));
  for (const name of names) {
    const compressed = join(folder, `${name}.br`);
    files.set(`/statique/${name}`, {
      type: TYPES[extname(name)] ?? "application/octet-stream",
      body: new Uint8Array(readFileSync(join(folder, name))),
      ...(existsSync(compressed) ? { brotli: new Uint8Array(readFileSync(compressed)) } : {}),
    });
  }
  const find = (form: RegExp) => `/statique/${names.find((name) => form.test(name)) ?? "absent"}`;
  return { css: find(/^maillage-\w+\.css$/), js: find(/^maillage-\w+\.js$/), files };
}

/** A name that says its content never changes; another is asked for again after a day. */
const keep = (name: string) =>
  /-\w{8}\.\w+$/.test(name) ? "public, max-age=31536000, immutable" : "public, max-age=86400";

/** What answers for the network when there is none: it stands here, and watches over the whole site. */
const SERVICE = "service.js";

/** Serves them for ever where a changed file has another address. */
export function statiqueRoutes({ files }: Statique) {
  return new Hono().get("/:nom", (c) => {
    const file = files.get(`/statique/${c.req.param("nom")}`);
    if (!file) return c.text("Fichier inconnu", 404);
    const headers = {
      "content-type": file.type,
      "cache-control": keep(c.req.param("nom")),
      vary: "accept-encoding",
      ...(c.req.param("nom") === SERVICE ? { "service-worker-allowed": "/" } : {}),
    };
    if (file.brotli && /\bbr\b/.test(c.req.header("accept-encoding") ?? ""))
      return c.body(file.brotli, 200, { ...headers, "content-encoding": "br" });
    return c.body(file.body, 200, headers);
  });
}
