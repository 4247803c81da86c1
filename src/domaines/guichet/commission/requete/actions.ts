import { createHash } from "node:crypto";
import type { Context } from "hono";
import { type Action, peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { orConflict } from "#platform/errors.ts";
import { forbid } from "#platform/rights.ts";
import type { Commission } from "../session/model.ts";
import { getCommission } from "../session/store.ts";

export type Requete = Context<Env>;

export const BASE = "/espaces/:espace/commissions";
export const UNE = `${BASE}/:commission`;

export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/commissions`;
export const iciDe = (c: Requete, { id }: Pick<Commission, "id">): string => `${baseDe(c)}/${id}`;
export const instantDe = (c: Requete): string => c.var.maintenant().toISOString();

export const saitFaire = (c: Requete, acte: Action): boolean => peut(c.var.perimetre.roles, acte);
export const exiger = (c: Requete, acte: Action): void => forbid(saitFaire(c, acte));

/** Qui conduit la commission lit les noms ; qui y siège n'en lit aucun. */
export const conduit = (c: Requete): boolean => saitFaire(c, "commission.conduire");

/** La commission que l'adresse nomme, à condition de pouvoir y siéger. */
export function commissionLue(c: Requete): Promise<Commission> {
  exiger(c, "commission.sieger");
  return getCommission(c.var.db, c.var.perimetre, c.req.param("commission") ?? "");
}

/** La commission que l'adresse nomme, à condition de la conduire. */
export function commissionConduite(c: Requete): Promise<Commission> {
  exiger(c, "commission.conduire");
  return getCommission(c.var.db, c.var.perimetre, c.req.param("commission") ?? "");
}

/** La version que le formulaire avait lue est celle d'aujourd'hui, ou 409. */
export function exigerVersion(form: FormData, { version }: { version: number }): void {
  if (Number(form.get("version")) !== version) orConflict({ numUpdatedRows: 0n });
}

export const texteDe = (form: FormData, nom: string): string => {
  const valeur = form.get(nom);
  return typeof valeur === "string" ? valeur.trim() : "";
};

export const sha256 = (texte: string): string => createHash("sha256").update(texte).digest("hex");

/** D'où s'impriment les documents de l'espace : la première de ses conventions que l'on lit. */
export function baseDocuments(c: Requete): string | null {
  const [convention] = c.var.perimetre.conventions;
  return convention ? `/conventions/${convention}` : null;
}
