import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { aDesBonus } from "../bareme/rules.ts";
import type { Nommer } from "../document.ts";
import type { Reglement } from "../model.ts";
import { getReglement } from "../store.ts";

export type Requete = Context<Env>;

export const BASE = "/espaces/:espace/guichet/reglement";
export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/guichet/reglement`;
export const iciDe = (c: Requete, { id }: Pick<Reglement, "id">): string => `${baseDe(c)}/${id}`;

export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "reglement.lire"));
export const exigerTenir = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "reglement.tenir"));
export const peutTenir = (c: Requete): boolean => peut(c.var.perimetre.roles, "reglement.tenir");

export const reglementDe = (c: Requete): Promise<Reglement> =>
  getReglement(c.var.db, c.var.perimetre, c.req.param("reglement") ?? "");

/** Comment ce règlement nomme les communes et les structures qu'il cite ; le registre ne s'ouvre que s'il en cite. */
export async function nommerDe(db: Db, perimetre: Perimetre, { contenu }: Pick<Reglement, "contenu">): Promise<Nommer> {
  const structures = aDesBonus(contenu) ? await listStructures(db, perimetre) : [];
  const noms = new Map(structures.map(({ id, nom }) => [id, nom]));
  return { commune: nomCommune, structure: (id) => noms.get(id) ?? "une structure fermée" };
}

export const nomCommune = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;
