import type { Context } from "hono";
import { type Action, peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";

export type Requete = Context<Env>;

export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";

/** L'adresse de la convention où l'on est. */
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}`;

export const instantDe = (c: Requete): string => c.var.maintenant().toISOString();

export const saitFaire = (c: Requete, acte: Action): boolean => peut(c.var.perimetre.roles, acte);
export const exiger = (c: Requete, acte: Action): void => forbid(saitFaire(c, acte));
