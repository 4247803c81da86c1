import type { Perimetre } from "#commun/perimetre.ts";
import { approchants, getTerritoires, nomEntier, trouverCommune } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listConventions } from "../store.ts";
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

const parNom = (a: { nom: string }, b: { nom: string }) => a.nom.localeCompare(b.nom, "fr");

/** Les intercommunalités, puis les communes, que couvrent les conventions que l'on lit : chacune par son code et son nom. */
export async function listCollectivites(db: Db, perimetre: Perimetre): Promise<{ code: string; nom: string }[]> {
  const conventions = await listConventions(db, perimetre);
  const codes = [...new Set(conventions.flatMap(({ perimetre: couvertes }) => couvertes))];
  const { communes, epci } = getTerritoires();
  const groupements = [...new Set(codes.flatMap((code) => communes.get(code)?.epci ?? []))].flatMap((siren) => {
    const groupement = epci.get(siren);
    return groupement ? [{ code: siren, nom: nomEntier(groupement) }] : [];
  });
  const couvertes = vueDesCommunes(codes).map(({ code, nom }) => ({ code, nom }));
  return [...groupements.toSorted(parNom), ...couvertes.toSorted(parNom)];
}

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
