import { type AnneesPubliees, masquerAnnees } from "#commun/secret.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { LieuNomme } from "../lieu/model.ts";
import type { Valeur } from "../valeur/model.ts";

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

/** Des communes qui font un sous-total. */
export type Groupe = { nom: string; communes: readonly LieuNomme[] };

/** STAT-23 : chaque commune est d'un seul groupe : le premier bassin qui la tient, sinon les autres communes. */
export function grouper(
  communes: readonly LieuNomme[],
  bassins: readonly { nom: string; communes: readonly string[] }[],
): Groupe[] {
  const prises = new Set<string>();
  const groupes = bassins.map(({ nom, communes: siennes }) => {
    const libres = communes.filter(({ code }) => siennes.includes(code) && !prises.has(code));
    for (const { code } of libres) prises.add(code);
    return { nom, communes: libres };
  });
  const autres = {
    nom: bassins.length > 0 ? "Autres communes" : "Ensemble",
    communes: communes.filter(({ code }) => !prises.has(code)),
  };
  return [...groupes, autres].filter(({ communes: siennes }) => siennes.length > 0);
}

/** Une cellule publiée : son nombre ; cachée ; ou inconnue de nous. */
export type CellulePubliee = number | "cache" | "inconnu";

export type LignePubliee = { nom: string; total: boolean; annees: CellulePubliee[]; somme: CellulePubliee | null };

type Lecture = (commune: LieuNomme, annee: number) => Valeur | undefined;

/** Ce que le seuil regarde : le compte lui-même, ou le numérateur d'un rapport. */
const compteDe = ({ formule }: Statistique, valeur: Valeur | undefined): number | null =>
  (formule.genre === "compte" ? valeur?.valeur : valeur?.calcul.numerateur) ?? null;

const celluleDe = (publie: number | null | undefined, valeur: Valeur | undefined): CellulePubliee => {
  if (valeur?.secret) return "cache";
  if (valeur?.valeur == null) return "inconnu";
  return publie === null ? "cache" : valeur.valeur;
};

type Demande = {
  statistique: Statistique;
  groupes: readonly Groupe[];
  annees: readonly number[];
  seuil: number;
  lire: Lecture;
};

/**
 * STAT-24 : à la publication, un nombre sous le seuil de son producteur se cache, et avec lui ce qu'il faut d'autres pour qu'aucun
 * sous-total ni total ne le rende ; un taux se cache avec son numérateur ; de trois années complètes dont une se cache, la somme se
 * montre si elle n'en rend aucune.
 */
export function publier({ statistique, groupes, annees, seuil, lire }: Demande): LignePubliee[] {
  const comptes = groupes.map(({ communes }) =>
    communes.map((une) => annees.map((annee) => Math.round(compteDe(statistique, lire(une, annee)) ?? 0))),
  );
  const masque = masquerAnnees(comptes, seuil);
  const compte = statistique.formule.genre === "compte";
  const complet = annees.length === DUREE;
  return groupes.flatMap(({ nom, communes }, g) => [
    ...communes.map((une, l): LignePubliee => {
      const vues = annees.map((annee, a) => celluleDe(masque.cellules[g]?.[l]?.[a], lire(une, annee)));
      const connues = annees.every((annee) => lire(une, annee)?.valeur != null);
      const somme = compte && complet && connues && vues.includes("cache") ? (masque.sommes[g]?.[l] ?? "cache") : null;
      return { nom: une.nom, total: false, annees: vues, somme };
    }),
    ...(compte ? [sousTotal(nom, { communes, annees, lire }, masque.groupes[g] ?? [])] : []),
  ]);
}

function sousTotal(
  nom: string,
  { communes, annees, lire }: { communes: readonly LieuNomme[] } & Pick<Demande, "annees" | "lire">,
  publies: AnneesPubliees["totaux"],
): LignePubliee {
  const connu = (annee: number) => communes.every((une) => lire(une, annee)?.valeur != null);
  const cellules = annees.map((annee, a): CellulePubliee => (connu(annee) ? (publies[a] ?? "cache") : "inconnu"));
  return { nom, total: true, annees: cellules, somme: null };
}
