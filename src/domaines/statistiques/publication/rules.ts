import type { AnneesPubliees } from "#commun/secret.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { LieuNomme } from "../lieu/model.ts";
import type { Valeur } from "../valeur/model.ts";
import type { Groupe, Reseau } from "./model.ts";

/** Des années qui se publient ensemble : toujours les mêmes trois, pour que deux publications ne se soustraient pas. */
export type Periode = { debut: number; annees: readonly number[] };

const DUREE = 3;

/** STAT-22 : les sommes de trois ans se font de trois années fixes, qui ne glissent pas d'une publication à l'autre. */
export const periodeDe = (annee: number): Periode => {
  const debut = Math.floor(annee / DUREE) * DUREE;
  return { debut, annees: Array.from({ length: DUREE }, (_, rang) => debut + rang) };
};

/** Les périodes dont on connaît une année au moins, la dernière d'abord. */
export const periodesDe = (valeurs: readonly Valeur[]): Periode[] =>
  [...new Set(valeurs.map(({ millesime }) => periodeDe(millesime).debut))].toSorted((a, b) => b - a).map(periodeDe);

/** Une cellule publiée : son nombre ; cachée ; ou inconnue de nous. */
export type CellulePubliee = number | "cache" | "inconnu";

export type LignePubliee = { nom: string; total: boolean; annees: CellulePubliee[]; somme: CellulePubliee | null };

type Lecture = (commune: LieuNomme, annee: number) => Valeur | undefined;

type Demande = {
  statistique: Statistique;
  reseau: Reseau;
  annees: readonly number[];
  masques: readonly AnneesPubliees[];
  lire: Lecture;
};

const celluleDe = (tue: boolean, valeur: Valeur | undefined): CellulePubliee => {
  if (valeur?.secret) return "cache";
  if (valeur?.valeur == null) return "inconnu";
  return tue ? "cache" : valeur.valeur;
};

/** La somme de trois années complètes dont une se cache, si aucune série n'en laisse rien deviner. */
function sommeDe({ statistique, annees, masques, lire }: Demande, une: LieuNomme, place: [number, number]) {
  const valeurs = annees.map((annee) => lire(une, annee)?.valeur);
  if (statistique.beneficiaires) return null; // those of three years may be the same two people
  if (statistique.formule.genre !== "compte" || annees.length !== DUREE || valeurs.some((valeur) => valeur == null))
    return null;
  if (masques.some(({ sommes }) => sommes[place[0]]?.[place[1]] == null)) return "cache";
  return valeurs.reduce<number>((somme, valeur) => somme + (valeur ?? 0), 0);
}

function totalDe(
  { annees, lire }: Demande,
  communes: readonly LieuNomme[],
  tu: (rang: number) => boolean,
): CellulePubliee[] {
  return annees.map((annee, rang) => {
    const valeurs = communes.map((une) => lire(une, annee)?.valeur);
    if (valeurs.some((valeur) => valeur == null)) return "inconnu";
    return tu(rang) ? "cache" : valeurs.reduce<number>((somme, valeur) => somme + (valeur ?? 0), 0);
  });
}

function lignesDuGroupe(demande: Demande, { nom, communes }: Groupe, g: number): LignePubliee[] {
  const { statistique, annees, masques, lire } = demande;
  if (!communes.some((une) => annees.some((annee) => lire(une, annee)))) return [];
  const lignes = communes.map((une, l): LignePubliee => {
    const tue = (rang: number) => masques.some(({ cellules }) => cellules[g]?.[l]?.[rang] === null);
    const vues = annees.map((annee, rang) => celluleDe(tue(rang), lire(une, annee)));
    return {
      nom: une.nom,
      total: false,
      annees: vues,
      somme: vues.includes("cache") ? sommeDe(demande, une, [g, l]) : null,
    };
  });
  if (statistique.formule.genre !== "compte") return lignes;
  const tu = (rang: number) => masques.some(({ groupes }) => groupes[g]?.[rang] === null);
  return [...lignes, { nom, total: true, annees: totalDe(demande, communes, tu), somme: null }];
}

/**
 * STAT-24 : à la publication, un nombre sous le seuil de son producteur se cache, et avec lui ce qu'il faut d'autres pour qu'aucun
 * sous-total ni total ne le rende ; un taux se cache avec ses termes ; de trois années complètes dont une se cache, la somme se
 * montre si elle n'en rend aucune ; jamais celle d'un montant, que les mêmes deux personnes peuvent recevoir trois ans de suite.
 */
export function publier(demande: Demande): LignePubliee[] {
  const { statistique, reseau, masques } = demande;
  const { groupes, nom } = reseau;
  const lignes = groupes.flatMap((groupe, g) => lignesDuGroupe(demande, groupe, g));
  if (statistique.formule.genre !== "compte" || lignes.filter(({ total }) => total).length < 2) return lignes;
  const toutes = groupes.flatMap(({ communes }) => communes);
  const tu = (rang: number) => masques.some(({ totaux }) => totaux[rang] === null);
  return [...lignes, { nom, total: true, annees: totalDe(demande, toutes, tu), somme: null }];
}
