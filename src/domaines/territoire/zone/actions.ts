import { trouverCommune } from "../cog/rules.ts";
import { getTerritoires } from "../cog/store.ts";
import type { Zone, ZoneVue } from "./model.ts";

/** Les communes d'une zone : les siennes, ou toutes celles de son département. */
export function communesDe({ genre, code, communes }: Zone): readonly string[] {
  if (genre !== "departement") return communes;
  return (getTerritoires().parDepartement.get(code ?? "") ?? []).flatMap((une) => (une.ancien ? [] : une.commune.code));
}

export function vueDeZone(zone: Zone): ZoneVue {
  const communes = communesDe(zone).flatMap((code) => getTerritoires().communes.get(code) ?? []);
  const municipale = communes.reduce((somme, commune) => somme + (commune.municipale ?? 0), 0);
  return { ...zone, noms: communes.map(({ nom }) => nom), municipale };
}

/** Les codes des communes nommées, et les noms qu'on ne reconnaît pas ; on cherche d'abord près de celles que l'espace nomme déjà. */
export function reconnaitre(noms: readonly string[], zones: readonly Zone[]): { codes: string[]; inconnus: string[] } {
  const index = getTerritoires();
  const proches = zones.flatMap(({ communes }) => communes);
  const codes: string[] = [];
  const inconnus: string[] = [];
  for (const nom of noms) {
    const communes = [...codes, ...proches];
    const trouvee = index.communes.get(nom.toUpperCase()) ?? trouverCommune(index, nom, { communes })?.commune;
    if (trouvee) codes.push(trouvee.code);
    else inconnus.push(nom);
  }
  return { codes, inconnus };
}

export const departementConnu = (code: string): boolean =>
  getTerritoires().cog.departements.some((un) => un.code === code);
