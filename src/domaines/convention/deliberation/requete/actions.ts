import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { getDeliberation } from "../store.ts";
import { type ActeEcrit, type Empreintes, PIECE_DELIBERATION } from "../model.ts";

export type Requete = Context<Env>;

/** Les empreintes de ce que la convention dit aujourd'hui : une tranche plus haute les calcule. */
export type EmpreintesCourantes = (c: Requete) => Promise<Empreintes>;

export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}/deliberations`;

export const peutEcrire = (c: Requete): boolean => peut(c.var.perimetre.roles, "convention.deliberer");
export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "convention.lire"));
export const exigerEcrire = (c: Requete): void => forbid(peutEcrire(c));

/** La délibération que nomme l'adresse. */
export const acteDe = (c: Requete): Promise<ActeEcrit> =>
  getDeliberation(c.var.db, c.var.perimetre, { convention: conventionDe(c), id: c.req.param("deliberation") ?? "" });

export const attacheDe = ({ id, convention }: Pick<ActeEcrit, "id" | "convention">) => ({
  objet: PIECE_DELIBERATION,
  objetId: id,
  convention,
});
