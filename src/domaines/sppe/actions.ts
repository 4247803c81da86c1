import type { Context } from "hono";
import { estJour, type Jour } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";

export type Requete = Context<Env>;

export const BASE = "/espaces/:espace/petite-enfance";
export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/petite-enfance`;

export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "sppe.lire"));
export const exigerModifier = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "sppe.modifier"));
export const peutModifier = (c: Requete): boolean => peut(c.var.perimetre.roles, "sppe.modifier");

/** Le jour que nomme l'adresse, sinon aujourd'hui. */
export function jourVoulu(c: Requete): Jour {
  const le = c.req.query("le") ?? "";
  return estJour(le) ? le : c.var.today;
}
