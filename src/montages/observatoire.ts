import type { Hono } from "hono";
import type { Env } from "#platform/http.ts";

/** Figures, diagnostic, portraits, maps and projections of a territory. */
export function mountObservatoire(_app: Hono<Env>): void {}
