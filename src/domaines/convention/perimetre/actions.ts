import { approchants, getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import type { CommuneVue, NomReconnu } from "./model.ts";

/** Les communes de ces codes, dans leur ordre, avec leurs populations officielles ; un code disparu garde sa place. */
export const vueDesCommunes = (codes: readonly string[]): CommuneVue[] =>
  codes.map((code) => {
    const commune = getTerritoires().communes.get(code);
    const vide = { code, nom: code, departement: "", municipale: null, totale: null };
    if (!commune) return vide;
    const { nom, departement, municipale, totale } = commune;
    return { code, nom, departement, municipale, totale };
  });

/** Plusieurs communes d'aujourd'hui s'appellent ainsi. */
const homonymes = (nom: string): boolean => {
  const memes = approchants(getTerritoires(), nom).filter(({ exact }) => exact);
  return new Set(memes.map(({ commune }) => commune.code)).size > 1;
};

/** Chaque nom saisi, reconnu d'abord parmi les voisines des communes déjà choisies. */
export const reconnaitreCommunes = (noms: readonly string[], communes: readonly string[]): NomReconnu[] =>
  noms.map((nom) => {
    const index = getTerritoires();
    const parCode = index.communes.get(nom.toUpperCase());
    const trouvee = parCode ?? trouverCommune(index, nom, { communes })?.commune;
    return { nom, code: trouvee?.code ?? null, plusieurs: !trouvee && homonymes(nom) };
  });

export const communeConnue = (code: string): boolean => getTerritoires().communes.has(code);

/** Le département le plus présent parmi ces communes. */
export function departementDe(codes: readonly string[]) {
  const { communes, cog } = getTerritoires();
  const nombres = new Map<string, number>();
  for (const code of codes) {
    const departement = communes.get(code)?.departement ?? "";
    nombres.set(departement, (nombres.get(departement) ?? 0) + 1);
  }
  const [premier] = [...nombres].toSorted(([, a], [, b]) => b - a);
  return cog.departements.find(({ code }) => code === premier?.[0]);
}
