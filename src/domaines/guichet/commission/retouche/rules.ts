import { type Mois, moisDeRang } from "#commun/mois.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { type Attribution, DEMI_JOURNEES, type Dossier, type Reglages } from "../../appariement/model.ts";
import type { DossierGele, StructureGelee } from "../gel/model.ts";
import type { Commission, EtatCommission } from "../session/model.ts";
import type { Geste, GenreRetouche, Retouche } from "./model.ts";

export type RefusRetouche =
  | "pas-encore"
  | "trop-tard"
  | "sans-motif"
  | "dossier-inconnu"
  | "numero-inconnu"
  | "deja-dans-la-liste"
  | "deja-retire"
  | "sans-choix-ici"
  | "structure-inconnue"
  | "pas-un-choix"
  | "sans-semaine"
  | "sans-reserve"
  | "ne-tient-pas"
  | "sans-effet"
  | "geste-inconnu";

/** Ce qui se change dès que la liste est gelée : une urgence, un retrait, des places ; le reste appartient à la commission qui siège. */
const DES_LE_GEL: readonly GenreRetouche[] = ["ajout", "retrait", "capacite"];

/**
 * GUI-381 : un dossier ajouté, ou une place imposée, pour un mois que la séance n'examine pas se peut (une urgence n'attend pas), mais se
 * dit ; attendre jusque-là compte. Les mois d'entrée hors de la séance, chacun une fois.
 */
export function entreesHors(
  { deMois, aMois }: Pick<Commission, "deMois" | "aMois">,
  geste: Geste,
  dossier: Pick<DossierGele, "enfants"> | null | undefined,
): Mois[] {
  if (geste.genre !== "ajout" && geste.genre !== "imposee") return [];
  const imposee = geste.genre === "imposee" ? geste.place.entree : undefined;
  const entrees = (dossier?.enfants ?? []).map(({ entree, tolerance = 0 }) => ({ entree, tolerance }));
  const dites = imposee === undefined ? entrees : [{ entree: imposee, tolerance: 0 }];
  const hors = dites.filter(
    ({ entree, tolerance }) => moisDeRang(entree) > aMois || moisDeRang(entree + tolerance) < deMois,
  );
  return [...new Set(hors.map(({ entree }) => moisDeRang(entree)))].toSorted();
}

/** GUI-270 : un ajout, un retrait ou des places changent dès le gel ; imposer, écarter, changer des points ou revenir sur un geste, en séance. */
export function peutRetoucher(etat: EtatCommission, genre: GenreRetouche): null | Refus<RefusRetouche> {
  if (etat === "close" || etat === "annulee") return refus("trop-tard");
  if (etat === "tenue") return null;
  return etat !== "preparee" && DES_LE_GEL.includes(genre) ? null : refus("pas-encore");
}

/** Un motif se lit dans le procès-verbal : un mot ne suffit pas. */
export const MOTIF_MIN = 8;

/** GUI-271 : aucun geste sans motif. */
export const motiver = (motif: string): null | Refus<RefusRetouche> =>
  motif.trim().length < MOTIF_MIN ? refus("sans-motif") : null;

/** Ce qui entre dans le calcul : les structures et les dossiers, une fois les gestes faits. */
export type Etat = {
  structures: StructureGelee[];
  dossiers: (DossierGele & Pick<Dossier, "imposee" | "ecartees">)[];
};

type Capacite = Extract<Geste, { genre: "capacite" }>;

/** GUI-272 : un changement de places touche les demi-journées et les mois nommés, de la section et de l'établissement, jamais sous zéro. */
function changerGrille(grille: readonly number[], geste: Capacite, { premier }: Pick<Reglages, "premier">): number[] {
  return grille.map((places, rang) => {
    const mois = premier + Math.floor(rang / DEMI_JOURNEES);
    const vise = mois >= geste.de && mois <= geste.a && (geste.semaine & (1 << (rang % DEMI_JOURNEES))) !== 0;
    return vise ? Math.max(0, places + geste.variation) : places;
  });
}

function changerPlaces(structure: StructureGelee, geste: Capacite, reglages: Reglages): StructureGelee {
  if (structure.id !== geste.structure) return structure;
  const etablissement = changerGrille(structure.etablissement, geste, reglages);
  const visee = reglages.sections.findIndex(({ code }) => code === geste.section);
  if (!structure.sections || visee < 0) return { ...structure, etablissement };
  const sections = structure.sections.map((grille, rang) =>
    rang === visee ? changerGrille(grille, geste, reglages) : grille,
  );
  return { ...structure, etablissement, sections };
}

const surDossier = (
  etat: Etat,
  id: string,
  changer: (dossier: Etat["dossiers"][number]) => Etat["dossiers"][number],
) => ({
  ...etat,
  dossiers: etat.dossiers.map((dossier) => (dossier.id === id ? changer(dossier) : dossier)),
});

/** Sous quel critère un dossier porte les points que la commission change. */
export const POINTS_DE_LA_COMMISSION = "commission";

/** GUI-273 : des points changés font une ligne de plus, avec le motif : le compte d'une famille tombe juste. */
const ajouterPoints = (
  dossier: Etat["dossiers"][number],
  points: number,
  raison: string,
): Etat["dossiers"][number] => ({
  ...dossier,
  points: dossier.points + points,
  lignes: [
    ...dossier.lignes,
    { critere: POINTS_DE_LA_COMMISSION, libelle: "Décision de la commission", points, raison },
  ],
});

/** Un geste fait sur l'état ; un ajout a déjà mis son dossier dans la liste, une levée a déjà ôté le sien. */
function faire(etat: Etat, { geste, motif = "" }: Faite, reglages: Reglages): Etat {
  switch (geste.genre) {
    case "retrait":
      return { ...etat, dossiers: etat.dossiers.filter(({ id }) => id !== geste.dossier) };
    case "imposee":
      return surDossier(etat, geste.dossier, (dossier) => ({ ...dossier, imposee: geste.place }));
    case "ecartee":
      return surDossier(etat, geste.dossier, (dossier) => ({
        ...dossier,
        ecartees: [...(dossier.ecartees ?? []), geste.structure],
      }));
    case "points":
      return surDossier(etat, geste.dossier, (dossier) => ajouterPoints(dossier, geste.variation, motif));
    case "capacite":
      return { ...etat, structures: etat.structures.map((une) => changerPlaces(une, geste, reglages)) };
    default:
      return etat;
  }
}

/** Un geste, et son motif s'il est déjà dit. */
export type Faite = Pick<Retouche, "rang" | "geste"> & Partial<Pick<Retouche, "motif">>;

const admettre = ({ nonRecevable: _conditions, ...dossier }: DossierGele): DossierGele => dossier;

/** Les gestes qui valent encore : une levée ôte celui qu'elle nomme. */
export function quiValent(retouches: readonly Faite[]): Faite[] {
  const levees = new Set(retouches.flatMap(({ geste }) => (geste.genre === "levee" ? [geste.rang] : [])));
  return retouches.filter(({ rang, geste }) => geste.genre !== "levee" && !levees.has(rang));
}

/**
 * GUI-273 : la liste d'aujourd'hui est celle qui fut gelée, plus chaque geste dans son ordre ; un dossier ajouté, ou non recevable, n'y est
 * que par son ajout.
 */
export function appliquer(
  { reglages, structures }: { reglages: Reglages; structures: readonly StructureGelee[] },
  dossiers: readonly { contenu: DossierGele | null; apres: boolean; id: string }[],
  retouches: readonly Faite[],
): Etat {
  const valables = quiValent(retouches);
  const ajoutes = new Set(valables.flatMap(({ geste }) => (geste.genre === "ajout" ? [geste.dossier] : [])));
  const presents = dossiers.filter(
    ({ id, apres, contenu }) => ajoutes.has(id) || (!apres && contenu?.nonRecevable === undefined),
  );
  const etat: Etat = {
    structures: [...structures],
    dossiers: presents.flatMap(({ contenu }) => (contenu ? [admettre(contenu)] : [])),
  };
  return valables.reduce((suite, faite) => faire(suite, faite, reglages), etat);
}

type SurDossier = Exclude<Geste, { genre: "levee" | "capacite" }>;

function jugerPlaces({ structures }: Etat, geste: Capacite): null | Refus<RefusRetouche> {
  if (!structures.some(({ id }) => id === geste.structure)) return refus("structure-inconnue");
  if (geste.semaine === 0) return refus("sans-semaine");
  return geste.variation === 0 ? refus("sans-effet") : null;
}

function jugerImposee({ structures }: Etat, geste: Extract<Geste, { genre: "imposee" }>): null | Refus<RefusRetouche> {
  const { structure, reserve } = geste.place;
  const visee = structures.find(({ id }) => id === structure);
  if (!visee) return refus("structure-inconnue");
  if (reserve && !visee.reserves.some(({ code }) => code === reserve)) return refus("sans-reserve");
  return geste.place.semaines.every((semaine) => semaine === 0) ? refus("sans-semaine") : null;
}

/** Un dossier qui s'ajoute n'est pas encore dans la liste : d'où il vient se juge ailleurs. */
function jugerSurDossier(etat: Etat, geste: SurDossier): null | Refus<RefusRetouche> {
  if (geste.genre === "ajout") return null;
  const dossier = etat.dossiers.find(({ id }) => id === geste.dossier);
  if (!dossier) return refus("dossier-inconnu");
  switch (geste.genre) {
    case "points":
      return geste.variation === 0 ? refus("sans-effet") : null;
    case "imposee":
      return jugerImposee(etat, geste);
    case "ecartee":
      return dossier.choix.some(({ structure }) => structure === geste.structure) ? null : refus("pas-un-choix");
    default:
      return null;
  }
}

/** GUI-274 : on n'impose ou n'écarte que pour un dossier de la liste et une structure de la séance, sur des demi-journées dites. */
export function jugerGeste(etat: Etat, geste: Geste, retouches: readonly Faite[]): null | Refus<RefusRetouche> {
  switch (geste.genre) {
    case "levee":
      return quiValent(retouches).some(({ rang }) => rang === geste.rang) ? null : refus("geste-inconnu");
    case "capacite":
      return jugerPlaces(etat, geste);
    default:
      return jugerSurDossier(etat, geste);
  }
}

/**
 * GUI-382 : une place imposée qui ne tient pas ne s'impose pas : le dossier, qui n'a plus d'autre vœu, n'aurait rien. Ceux qu'un autre geste
 * laisse ainsi se disent.
 */
export const imposeesPerdues = (
  { dossiers }: Etat,
  attributions: readonly Pick<Attribution, "dossier" | "places">[],
): string[] => {
  const places = new Set(attributions.flatMap(({ dossier, places: siennes }) => (siennes.length > 0 ? [dossier] : [])));
  return dossiers.flatMap(({ id, imposee }) => (imposee && !places.has(id) ? [id] : []));
};
