import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { forbid } from "#platform/rights.ts";
import type { Bilan } from "../bilan/model.ts";
import { peutEcrire, peutLireBilan } from "../bilan/rules.ts";
import { getBilan, listBilans, lockBilan } from "../bilan/store.ts";

export type Requete = Context<Env>;
export type Droits = { rediger: boolean; noter: boolean };

export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}`;
export const bilansDe = (c: Requete): string => `${baseDe(c)}/bilans`;
export const instantDe = (c: Requete): string => c.var.maintenant().toISOString();

export const droitsDe = (c: Requete): Droits => ({
  rediger: peut(c.var.perimetre.roles, "evaluation.rediger"),
  noter: peut(c.var.perimetre.roles, "evaluation.noter"),
});
export const exigerRediger = (c: Requete): void => forbid(droitsDe(c).rediger);
export const exigerNoter = (c: Requete): void => forbid(droitsDe(c).noter);

const lisible = (c: Requete, bilan: Bilan): Bilan => orNotFound(peutLireBilan(bilan, droitsDe(c)) ? bilan : undefined);

/** Les bilans que cette personne peut lire ici. */
export async function listBilansDe(c: Requete): Promise<Bilan[]> {
  forbid(peut(c.var.perimetre.roles, "evaluation.lire"));
  const droits = droitsDe(c);
  return (await listBilans(c.var.db, c.var.perimetre)).filter((bilan) => peutLireBilan(bilan, droits));
}

/** Le bilan que nomme l'adresse, s'il est du périmètre et que l'on peut le lire (404 sinon). */
export async function getBilanDe(c: Requete): Promise<Bilan> {
  forbid(peut(c.var.perimetre.roles, "evaluation.lire"));
  return lisible(c, await getBilan(c.var.db, c.var.perimetre, c.req.param("bilan") ?? ""));
}

/** Le même, que l'on va écrire : retenu jusqu'à la fin de la transaction. */
export async function lockBilanDe(c: Requete): Promise<Bilan> {
  forbid(peut(c.var.perimetre.roles, "evaluation.lire"));
  return lisible(c, await lockBilan(c.var.db, c.var.perimetre, c.req.param("bilan") ?? ""));
}

const CLOS = "Ce bilan n’est plus à écrire : une instance l’a adopté.";

/** Le bilan, s'il est encore à écrire ; adopté entre-temps, 409. */
export function exigerOuvert(bilan: Bilan): Bilan {
  if (!peutEcrire(bilan)) throw new HTTPException(409, { message: CLOS });
  return bilan;
}
