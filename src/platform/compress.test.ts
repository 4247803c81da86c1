import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { compressed } from "./compress.ts";

const long = `<p>${"é".repeat(4000)}</p>`;
const app = new Hono()
  .use(compressed)
  .get("/page", (c) => c.html(long))
  .get("/courte", (c) => c.html("<p>é</p>"))
  .get("/refus", (c) => c.html(long, 422))
  .get("/export", (c) => c.body(long, 200, { "content-type": "text/csv; charset=utf-8" }))
  .get("/image", (c) => c.body("x".repeat(5000), 200, { "content-type": "image/png" }));

const get = (path: string, encoding?: string) =>
  app.request(path, encoding ? { headers: { "accept-encoding": encoding } } : {});
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer());

test.each([
  ["/page", "gzip, deflate, br, zstd", "br", 200],
  ["/page", "gzip", "gzip", 200],
  ["/refus", "br", "br", 422],
  ["/export", "gzip, br", "gzip", 200],
])("%s sous %s revient en %s, la même une fois dépliée", async (path, accepted, encoding, status) => {
  const response = await get(path, accepted);
  expect([response.status, response.headers.get("content-encoding"), response.headers.get("vary")]).toEqual([
    status,
    encoding,
    "accept-encoding",
  ]);
  const body = await bytes(response);
  expect(body.length).toBeLessThan(500);
  expect(String(encoding === "br" ? brotliDecompressSync(body) : gunzipSync(body))).toBe(long);
});

test.each([
  ["/page", undefined],
  ["/page", "identity"],
  ["/courte", "br"],
  ["/image", "br, gzip"],
])("%s sous %s reste tel quel", async (path, accepted) => {
  const response = await get(path, accepted);
  expect(response.headers.get("content-encoding")).toBeNull();
  expect((await bytes(response)).length).toBeGreaterThan(0);
});
