import { type AnneesPubliees, masquerAnnees } from "#commun/secret.ts";
import type { Geographie, Lieu, LieuNomme } from "../../lieu/model.ts";
import { membresDe, nommerLieu } from "../../lieu/rules.ts";
import type { Groupe, Reseau, Serie } from "../model.ts";

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
  const restent = communes.filter(({ code }) => !prises.has(code));
  const autres = { nom: restent.length < communes.length ? "Autres communes" : "Ensemble", communes: restent };
  return [...groupes, autres].filter(({ communes: siennes }) => siennes.length > 0);
}

/** L'intercommunalité d'une commune ; une commune qui n'est d'aucune est seule de son réseau. */
export function ensembleDe({ index }: Geographie, commune: string): Lieu {
  const epci = index.communes.get(commune)?.epci;
  return epci && index.epci.has(epci) ? { genre: "epci", code: epci } : { genre: "commune", code: commune };
}

/**
 * STAT-28 : ce qui se tait se décide intercommunalité par intercommunalité, la même pour tous : deux personnes qui ne lisent pas les mêmes
 * conventions publient le même tableau, et les deux ne se soustraient pas.
 */
export function reseauDe(geographie: Geographie, lieu: Lieu): Reseau {
  const codes = lieu.genre === "epci" ? membresDe(geographie, lieu) : [lieu.code];
  const communes = codes.map((code): LieuNomme => {
    const une: Lieu = { genre: "commune", code };
    return { ...une, nom: nommerLieu(geographie, une) };
  });
  const ordonnees = communes.toSorted((a, b) => (a.nom < b.nom ? -1 : 1));
  return { lieu, nom: nommerLieu(geographie, lieu), groupes: grouper(ordonnees, geographie.bassins) };
}

/** Ce que chaque série d'un chiffre permet de publier d'un réseau, ces années-là. */
export const masquesDe = ({ groupes }: Reseau, series: readonly Serie[], annees: readonly number[]): AnneesPubliees[] =>
  series.map(({ seuil, compter }) =>
    masquerAnnees(
      groupes.map(({ communes }) =>
        communes.map(({ code }) => annees.map((annee) => Math.round(compter(code, annee) ?? 0))),
      ),
      seuil,
    ),
  );

/** Où est une commune dans un réseau : son groupe, son rang. */
export function placeDe({ groupes }: Reseau, commune: string): { groupe: number; rang: number } | null {
  for (const [groupe, { communes }] of groupes.entries()) {
    const rang = communes.findIndex(({ code }) => code === commune);
    if (rang >= 0) return { groupe, rang };
  }
  return null;
}

type Annee = { reseau: Reseau; masques: readonly AnneesPubliees[]; annee: number };

const communeTue = ({ reseau, masques, annee }: Annee, commune: string): boolean => {
  const place = placeDe(reseau, commune);
  return place !== null && masques.some(({ cellules }) => cellules[place.groupe]?.[place.rang]?.[annee] === null);
};

/**
 * STAT-29 : un ensemble de communes se tait s'il en tait quelques-unes d'un groupe sans les taire toutes, ou toutes celles d'un groupe dont le
 * sous-total se tait : montré, il rendrait par différence ce que l'on cache.
 */
function groupeTu(vue: Annee, groupe: number, dedans: ReadonlySet<string>): boolean {
  const tues = (vue.reseau.groupes[groupe]?.communes ?? []).filter(({ code }) => communeTue(vue, code));
  const prises = tues.filter(({ code }) => dedans.has(code));
  if (prises.length === 0) return false;
  return prises.length < tues.length || vue.masques.some(({ groupes }) => groupes[groupe]?.[vue.annee] === null);
}

/** Vrai si rien ne se dit de ce lieu cette année-là (`annee` : son rang dans les masques). */
export function estTuDans(vue: Annee, lieu: Lieu, membres: readonly string[]): boolean {
  if (lieu.genre === "commune") return communeTue(vue, lieu.code);
  if (lieu.genre === vue.reseau.lieu.genre && lieu.code === vue.reseau.lieu.code)
    return vue.masques.some(({ totaux }) => totaux[vue.annee] === null);
  const dedans = new Set(membres);
  return vue.reseau.groupes.some((_, groupe) => groupeTu(vue, groupe, dedans));
}
