import type { Context } from "hono";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { lireGeographie } from "../lieu/actions.ts";
import type { Geographie } from "../lieu/model.ts";
import { type Territoires, territoiresDe } from "../lieu/rules.ts";

export type Requete = Context<Env>;

export const BASE = "/espaces/:espace/statistiques";
export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/statistiques`;

export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "statistiques.lire"));
export const exigerModifier = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "statistiques.modifier"));
export const peutModifier = (c: Requete): boolean => peut(c.var.perimetre.roles, "statistiques.modifier");

/** Les communes que couvrent les conventions du périmètre : prêtées par qui connaît les conventions. */
export type LireCommunes = (db: Db, perimetre: Perimetre) => Promise<readonly string[]>;

/** Les territoires de l'espace, et de quoi les nommer. */
export async function lireTerritoires(
  c: Requete,
  lireCommunes: LireCommunes,
): Promise<{ geographie: Geographie; territoires: Territoires }> {
  const { db, perimetre } = c.var;
  const geographie = await lireGeographie(db, perimetre);
  return { geographie, territoires: territoiresDe(geographie, await lireCommunes(db, perimetre)) };
}
