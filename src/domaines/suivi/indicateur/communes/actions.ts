import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";

export type CommuneNommee = { code: string; nom: string };

/** Le nom d'une commune ; un code disparu se montre tel quel. */
export const nomDeCommune = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;

/** Les communes que couvre une convention, par ordre de nom. */
export async function communesDe(db: Db, perimetre: Perimetre, convention: string): Promise<CommuneNommee[]> {
  const { perimetre: codes } = await getConvention(db, perimetre, convention);
  const communes = codes.map((code) => ({ code, nom: nomDeCommune(code) }));
  return communes.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

/** Leurs noms seuls : les modalités d'un indicateur détaillé par commune. */
export const nomsDesCommunes = async (db: Db, perimetre: Perimetre, convention: string): Promise<string[]> =>
  (await communesDe(db, perimetre, convention)).map(({ nom }) => nom).slice(0, 40);
