import type { Hono } from "hono";
import type { Env } from "#platform/http.ts";

/** The single door of families, the agents behind it and the commission. */
export function mountGuichet(_app: Hono<Env>): void {}
