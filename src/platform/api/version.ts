import type { Context } from "hono";
import { ApiProblem } from "./problem.ts";

/** The version of a row as a strong validator. */
export const etagOf = (version: number): string => `"${version}"`;

const tagsOf = (header: string): string[] => header.split(",").map((tag) => tag.trim());

/** What was asked for only if it has changed, has not (a weak comparison, RFC 9110 §13.1.2). */
function isKnown(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.trim() === "*" || tagsOf(header).some((tag) => tag.replace(/^W\//, "") === etag);
}

/** Answers with a versioned value, or with 304 when the reader already holds it. */
export function answerVersion(c: Context, version: number, value: unknown): Response {
  const etag = etagOf(version);
  c.header("ETag", etag);
  return isKnown(c.req.header("if-none-match"), etag) ? c.body(null, 304) : c.json(value);
}

/** A write names the version it was made on; `*` names none, and would let one person erase what another wrote. */
export function requireVersion(c: Context, version: number): void {
  const header = c.req.header("if-match");
  if (!header || header.trim() === "*") throw new ApiProblem("version-absente");
  if (!tagsOf(header).includes(etagOf(version))) throw new ApiProblem("version-depassee");
}
