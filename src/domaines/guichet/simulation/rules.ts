import { masquerTableau } from "#commun/secret.ts";
import type { Attribution, Place, Proposition } from "../appariement/model.ts";
import { type Bilan, type BilanPublie, type Cas, type Ligne, SENS, type Sens, SORTS, type Sort } from "./model.ts";

type Vu = { rang: number; places: readonly Place[] };

/** Un dossier de plusieurs enfants est au rang du premier, et a les places de tous. */
function parDossier(attributions: readonly Attribution[]): Map<string, Vu> {
  const vus = new Map<string, Vu>();
  for (const { dossier, rang, places } of attributions) {
    const vu = vus.get(dossier);
    vus.set(dossier, vu ? { rang: Math.min(vu.rang, rang), places: [...vu.places, ...places] } : { rang, places });
  }
  return vus;
}

const sensDe = (avant: number, apres: number): Sens => {
  if (avant === apres) return "pareil";
  return apres < avant ? "monte" : "descend";
};

/** GUI-226 : une place est gagnée, perdue, changée ou gardée selon ce que le calcul donne avant et après. */
function sortDe(avant: readonly Place[], apres: readonly Place[]): Sort {
  if (avant.length === 0) return apres.length === 0 ? "sans" : "gagne";
  if (apres.length === 0) return "perd";
  return JSON.stringify(avant) === JSON.stringify(apres) ? "garde" : "change";
}

type Fait = { id: string; commune: string; situations: readonly string[] };

const AUCUN: Vu = { rang: 0, places: [] };

/**
 * GUI-225 : deux barèmes se comparent sur les mêmes demandes, les mêmes places et le même tirage ; qui monte, qui descend se lit au rang,
 * qui gagne ou perd une place au calcul. Rien n'en est gardé, rien n'en est décidé.
 */
export function comparerBaremes(
  { avant, apres }: { avant: Proposition; apres: Proposition },
  faits: readonly Fait[],
): Cas[] {
  const [anciens, nouveaux] = [parDossier(avant.attributions), parDossier(apres.attributions)];
  return faits.map(({ id, commune, situations }) => {
    const [ancien, nouveau] = [anciens.get(id) ?? AUCUN, nouveaux.get(id) ?? AUCUN];
    return {
      commune,
      situations,
      sens: sensDe(ancien.rang, nouveau.rang),
      sort: sortDe(ancien.places, nouveau.places),
    };
  });
}

/** Ce que des cas font ensemble. */
export function bilanDe(cas: readonly Cas[]): Bilan {
  const bilan: Bilan = { total: 0, monte: 0, descend: 0, gagne: 0, perd: 0, change: 0, garde: 0, sans: 0 };
  for (const { sens, sort } of cas) {
    bilan.total++;
    if (sens !== "pareil") bilan[sens]++;
    bilan[sort]++;
  }
  return bilan;
}

/** GUI-227 : un changement se lit par commune et par situation, en nombres ; une demande compte dans chacune de ses situations. */
export function repartir(cas: readonly Cas[], cles: (un: Cas) => readonly string[]): Ligne[] {
  const groupes = Map.groupBy(
    cas.flatMap((un) => cles(un).map((cle) => ({ cle, un }))),
    ({ cle }) => cle,
  );
  return [...groupes]
    .map(([cle, siens]) => ({ cle, bilan: bilanDe(siens.map(({ un }) => un)) }))
    .toSorted((a, b) => b.bilan.total - a.bilan.total || (a.cle < b.cle ? -1 : 1));
}

/** Les cas, par sens et par sort. */
export const croiser = (cas: readonly Cas[]): number[][] =>
  SENS.map((sens) => SORTS.map((sort) => cas.filter((un) => un.sens === sens && un.sort === sort).length));

const SEUIL_PUBLIE = 5;

/** GUI-228 : qui n'instruit pas les demandes n'en lit aucun nombre de moins de cinq, ni ce qui le laisserait déduire. */
export function publier(croise: readonly (readonly number[])[]): BilanPublie {
  const { lignes, colonnes, total } = masquerTableau(croise, SEUIL_PUBLIE);
  const sorts = Object.fromEntries(SORTS.map((sort, rang) => [sort, colonnes[rang] ?? null]));
  return { ...(sorts as Record<Sort, number | null>), total, monte: lignes[0] ?? null, descend: lignes[1] ?? null };
}
