import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { type Convention, getConvention } from "#domaines/convention/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";

export type Requete = Context<Env>;

export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}`;
export const instantDe = (c: Requete): string => c.var.maintenant().toISOString();

export const peutSigner = (c: Requete): boolean => peut(c.var.perimetre.roles, "actes.signer");
export const exigerSigner = (c: Requete): void => forbid(peutSigner(c));

/** La convention que nomme l'adresse, si l'on peut la lire. */
export function lireConvention(c: Requete): Promise<Convention> {
  forbid(peut(c.var.perimetre.roles, "convention.lire"));
  return getConvention(c.var.db, c.var.perimetre, conventionDe(c));
}
