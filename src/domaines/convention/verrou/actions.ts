import type { Context } from "hono";
import type { Env } from "#platform/http.ts";
import { estVerrouillee } from "../cycle/rules.ts";
import type { Convention } from "../model.ts";
import { VerrouilleePage } from "./pages.tsx";

/** La page qui le dit, si cette convention ne peut plus être modifiée ; rien si elle le peut. */
export function refuserSignee(c: Context<Env>, convention: Convention): Response | Promise<Response> | null {
  if (!estVerrouillee(convention)) return null;
  c.status(409);
  return c.render(VerrouilleePage({ convention }), { titre: "La convention est signée", erreur: true });
}
