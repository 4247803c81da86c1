import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";

export type Requete = Context<Env>;

export const BASE = "/espaces/:espace/observatoire/projections";
export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/observatoire/projections`;

export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "observatoire.lire"));
export const exigerModifier = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "observatoire.modifier"));
export const peutModifier = (c: Requete): boolean => peut(c.var.perimetre.roles, "observatoire.modifier");
