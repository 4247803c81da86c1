import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { createMiddleware } from "hono/factory";

const WORTH_IT = 1000;
/** Not an event stream: each event leaves when it is written. */
const TEXT = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]+\+)?(?:json|xml)\b)/;
const brotli = (body: Uint8Array) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
const gzip = (body: Uint8Array) => gzipSync(body, { level: 6 });

type Encoding = "br" | "gzip";

function encodingFor(accepted: string, page: boolean): Encoding | null {
  if (page && /\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : null;
}

/** A page whole, in one step of a millisecond; anything else as it flows, for an export may be long. */
async function squeeze(body: ReadableStream, encoding: Encoding, page: boolean): Promise<[BodyInit, Encoding | null]> {
  if (!page) return [body.pipeThrough(new CompressionStream("gzip")), "gzip"];
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  if (bytes.length < WORTH_IT) return [bytes, null];
  return [new Uint8Array(encoding === "br" ? brotli(bytes) : gzip(bytes)), encoding];
}

/**
 * Compresses what is text. No page holds a secret that a guess reflected in it could measure: writes are guarded by their
 * origin, not by a hidden field.
 */
export const compressed = createMiddleware(async (c, next) => {
  await next();
  const { headers, body, status } = c.res;
  const type = headers.get("content-type") ?? "";
  if (!body || headers.has("content-encoding") || !TEXT.test(type)) return;
  headers.append("vary", "accept-encoding");
  const page = type.startsWith("text/html");
  const encoding = encodingFor(c.req.header("accept-encoding") ?? "", page);
  if (!encoding) return;
  const [content, applied] = await squeeze(body, encoding, page);
  const kept = new Headers(headers);
  kept.delete("content-length");
  if (applied) kept.set("content-encoding", applied);
  c.res = undefined; // Hono would merge the former headers into the new ones
  c.res = new Response(content, { status, headers: kept });
});
