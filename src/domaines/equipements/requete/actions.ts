import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { getTerritoires, listZones, trouverCommune } from "#domaines/territoire/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { listSesStructures } from "../responsable/store.ts";
import { tientStructure } from "../responsable/rules.ts";
import type { Structure } from "../structure/model.ts";
import { getStructure } from "../structure/store.ts";

export type C = Context<Env>;

export const cheminDe = (c: C): string => `/espaces/${c.var.perimetre.espace}/equipements`;

export const exigerLire = (c: C): void => forbid(peut(c.var.perimetre.roles, "equipements.lire"));

export const peutModifier = (c: C): boolean => peut(c.var.perimetre.roles, "equipements.modifier");

export const exigerModifier = (c: C): void => forbid(peutModifier(c));

/** La structure que l'adresse nomme, telle qu'elle est aujourd'hui. */
export const structureDe = (c: C): Promise<Structure> =>
  getStructure(c.var.db, c.var.perimetre, c.req.param("structure") ?? "", c.var.today);

/** Qui tient les équipements dit les places de toutes ; un responsable, de celles qu'on lui confie. */
export async function peutDirePlaces(c: C, structure: string): Promise<boolean> {
  if (peutModifier(c)) return true;
  if (!peut(c.var.perimetre.roles, "guichet.structure")) return false;
  return tientStructure(await listSesStructures(c.var.db, c.var.perimetre), structure);
}

/** Le nom d'une commune par son code ; rien si elle n'est pas dite. */
export const nomDeCommune = (code: string | null): string =>
  code === null ? "" : (getTerritoires().communes.get(code)?.nom ?? code);

/** Le code d'une commune nommée, cherchée d'abord près de celles que l'espace nomme. */
export async function chercheurDeCommune(c: C): Promise<(nom: string) => string | null> {
  const communes = (await listZones(c.var.db, c.var.perimetre)).flatMap((zone) => zone.communes);
  const index = getTerritoires();
  return (nom) =>
    index.communes.get(nom.toUpperCase())?.code ?? trouverCommune(index, nom, { communes })?.commune.code ?? null;
}
