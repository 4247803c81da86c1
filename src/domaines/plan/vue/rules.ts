export { adresse } from "#commun/adresse.ts";

import type { Fiche, Noeud, SchemaPriorite } from "../model.ts";
import { cheminDe, enArbre } from "../rules.ts";
import type { Vue } from "./model.ts";

/** PLA-10 : filtrer sur un nœud, c'est garder les fiches de ce nœud et de tous ceux qu'il porte. */
export function avecDescendants(noeuds: readonly Noeud[], choisis: readonly string[]): string[] {
  const pris = new Set(choisis);
  for (const { id, parent } of enArbre(noeuds)) if (parent && pris.has(parent)) pris.add(id);
  return [...pris];
}

export type Groupe<T> = { cle: string; titre: string; niveau: number; fiches: T[] };

/** PLA-11 : une fiche se range sous chacun de ses nœuds ; celles qui n'en ont aucun viennent à la fin. */
export function parNoeud<T extends Pick<Fiche, "noeuds">>(
  noeuds: readonly (Noeud & { niveau: number })[],
  fiches: readonly T[],
): Groupe<T>[] {
  const groupes: Groupe<T>[] = noeuds.map(({ id, code, libelle, niveau }) => ({
    cle: id,
    titre: code ? `${code} · ${libelle}` : libelle,
    niveau,
    fiches: fiches.filter((fiche) => fiche.noeuds.includes(id)),
  }));
  const seules = fiches.filter((fiche) => fiche.noeuds.length === 0);
  return seules.length > 0
    ? [...groupes, { cle: "sans", titre: "Fiches sans rattachement", niveau: 0, fiches: seules }]
    : groupes;
}

/** PLA-89 : d'un plan réduit par des filtres, on ne lit que les branches qui portent encore une fiche ; d'un plan entier, toutes. */
export function branchesMontrees<T extends Noeud>(
  noeuds: readonly T[],
  fiches: readonly Pick<Fiche, "noeuds">[],
  filtree: boolean,
): T[] {
  if (!filtree) return [...noeuds];
  const portes = new Set(fiches.flatMap((fiche) => fiche.noeuds));
  const chemins = [...portes].flatMap((id) => cheminDe(noeuds, id));
  const montres = new Set(chemins.map(({ id }) => id));
  return noeuds.filter(({ id }) => montres.has(id));
}

/** PLA-86 : une fiche se range sous sa priorité, nommée avec son schéma si un autre dit la même ; aucune ne se perd, même d'une priorité disparue. */
export function parPriorite<T extends Pick<Fiche, "priorite">>(
  schemas: readonly SchemaPriorite[],
  fiches: readonly T[],
): Groupe<T>[] {
  const dites = schemas.flatMap(({ valeurs }) => valeurs.map(({ valeur }) => valeur));
  const groupes = schemas.flatMap(({ code, libelle, valeurs }) =>
    valeurs.map(({ valeur }) => ({
      cle: `${code}/${valeur}`,
      titre: dites.indexOf(valeur) === dites.lastIndexOf(valeur) ? valeur : `${libelle} : ${valeur}`,
      niveau: 0,
      fiches: fiches.filter(({ priorite }) => priorite?.schema === code && priorite.valeur === valeur),
    })),
  );
  const rangees = new Set(groupes.flatMap(({ fiches: siennes }) => siennes));
  const seules = fiches.filter((fiche) => !rangees.has(fiche));
  return [...groupes, { cle: "sans", titre: "Sans priorité", niveau: 0, fiches: seules }];
}

export type Colonne<T> = { cle: string; annee: number; trimestre: number | null; fiches: T[] };

const mois = (terme: string | null) => (terme && terme.length >= 7 ? Number(terme.slice(5, 7)) : null);
const an = (terme: string | null) => (terme ? Number(terme.slice(0, 4)) : null);

/** Les années qu'une fiche occupe, et pour une échéance au mois près, le trimestre où elle finit. */
function placesDe({ echeances }: Pick<Fiche, "echeances">): { annee: number; trimestre: number | null }[] {
  return echeances.flatMap(({ debut, fin }) => {
    const [de, a] = [an(debut) ?? an(fin), an(fin) ?? an(debut)];
    if (de === null || a === null) return [];
    const dernierMois = mois(fin) ?? (fin ? null : mois(debut));
    return Array.from({ length: Math.min(a - de, 20) + 1 }, (_, rang) => ({
      annee: de + rang,
      trimestre: de + rang === a && dernierMois ? Math.ceil(dernierMois / 3) : null,
    }));
  });
}

/** PLA-12 : au calendrier, une fiche est à chaque année de ses échéances, au trimestre quand le mois est dit ; sans date elle est à part. */
export function auCalendrier<T extends Pick<Fiche, "echeances">>(
  fiches: readonly T[],
): { colonnes: Colonne<T>[]; sansDate: T[] } {
  const colonnes = new Map<string, Colonne<T>>();
  const sansDate: T[] = [];
  for (const fiche of fiches) {
    const places = placesDe(fiche);
    if (places.length === 0) sansDate.push(fiche);
    for (const { annee, trimestre } of places) {
      const cle = trimestre ? `${annee}-T${trimestre}` : `${annee}`;
      const colonne = colonnes.get(cle) ?? { cle, annee, trimestre, fiches: [] };
      if (!colonne.fiches.includes(fiche)) colonne.fiches.push(fiche);
      colonnes.set(cle, colonne);
    }
  }
  const triees = [...colonnes.values()].toSorted(
    (a, b) => a.annee - b.annee || (a.trimestre ?? 0) - (b.trimestre ?? 0),
  );
  return { colonnes: triees, sansDate };
}

/** « 2026 », « 2026 – 2028 », rien sans date. */
export const periodeEcrite = ({ debut, fin }: { debut: number | null; fin: number | null }): string =>
  debut === null ? "" : debut === fin ? `${debut}` : `${debut} – ${fin}`;

/** Une fiche se lit dans sa convention, quelle que soit la vue qui la montre. */
export const adresseFiche = ({ convention, id }: Pick<Fiche, "convention" | "id">): string =>
  `/conventions/${convention}/plan/fiches/${id}`;

/** Une vue qui ne garde pas tout le plan. */
export const estFiltree = ({ etats, filtres: { q, archivees, parmi: _jamaisDite, ...listes } }: Vue): boolean =>
  etats.length > 0 || q !== "" || archivees || Object.values(listes).some((liste) => liste.length > 0);
