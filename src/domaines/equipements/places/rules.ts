import { instantDe } from "#commun/jour.ts";
import { type Mois, moisEntre, rangDuMois } from "#commun/mois.ts";
import { finDe, rentree, sectionA } from "#commun/section.ts";
import { plafond, regleDuMois, type RegleSurnombre } from "#commun/surnombre.ts";
import { DEMI_JOURNEES, type Section, type Structure } from "../structure/model.ts";
import { capacitesDuMois, estEnConges, sommer } from "../structure/rules.ts";
import type {
  CaseGrille,
  CouleurCase,
  Intervalle,
  LigneGrille,
  NouvelOccupant,
  Occupant,
  PlacesEnForce,
  PlacesLibres,
  RaisonCase,
} from "./model.ts";

type Accueil = Pick<Structure, "id" | "sections" | "ouverte" | "fermetures" | "surnombre" | "durees" | "comptage">;

/** EQU-10 : un enfant est présent de son mois d'entrée à celui d'avant sa sortie ; sans sortie dite, jusqu'à l'été de ses trois ans. */
export function estPresent({ naissance, entree, sortie }: Occupant, mois: Mois): boolean {
  const fin = sortie ? rangDuMois(sortie) : finDe(rangDuMois(naissance));
  return entree <= mois && rangDuMois(mois) < fin;
}

/** La section d'un enfant présent ce mois-là : celle de son âge à l'entrée, puis à chaque rentrée. */
function sectionDe(sections: readonly Section[], { naissance, entree }: Occupant, mois: Mois): number {
  const depuis = Math.max(rangDuMois(entree), rentree(rangDuMois(mois)));
  return sectionA(
    sections.map(({ avantMois }) => ({ avant: avantMois })),
    depuis - rangDuMois(naissance),
  );
}

type Compte = Pick<Accueil, "sections">;

/** Ôte des places d'une section celles que tiennent ses enfants présents ce mois-là. */
function deduire(structure: Compte, ligne: PlacesLibres, occupants: readonly Occupant[]): PlacesLibres {
  const rang = structure.sections.findIndex(({ id }) => id === ligne.section);
  const siens = occupants.filter(
    (occupant) => estPresent(occupant, ligne.mois) && sectionDe(structure.sections, occupant, ligne.mois) === rang,
  );
  return {
    ...ligne,
    demiJournees: ligne.demiJournees.map(
      (places, demi) => places - siens.filter(({ semaine }) => (semaine & (1 << demi)) !== 0).length,
    ),
  };
}

/** EQU-11 : comptées des enfants accueillis, les places libres d'une section sont sa capacité moins les enfants de son âge présents. */
export function compterOccupants(structure: Accueil, occupants: readonly Occupant[], mois: Mois): PlacesLibres[] {
  return structure.sections.map((section) => {
    const pleine: PlacesLibres = {
      structure: structure.id,
      section: section.id,
      code: section.code,
      mois,
      source: "occupants",
      demiJournees: capacitesDuMois(structure, section, mois),
    };
    return deduire(structure, pleine, occupants);
  });
}

/**
 * EQU-52 : un enfant placé par la commission prend sa place sur celles que la structure a dites avant que la famille n'accepte ; celles
 * qu'elle redit ensuite le comptent déjà.
 */
export const estADeduire = ({ source, accordeLe }: Occupant, ditesLe: string | undefined): boolean =>
  source === "commission" &&
  (ditesLe === undefined || accordeLe === null || instantDe(accordeLe) >= instantDe(ditesLe));

/**
 * EQU-67 : un enfant que la structure retape dans sa liste, né et entré le même mois que l'un de ceux que la commission y a placés, sans
 * autre repère, est ce dernier : un seul enfant, un seul à un seul, ses jours d'abord. Sinon il occuperait deux places.
 */
export function rapprocher<Neuf extends NouvelOccupant>(
  neufs: readonly Neuf[],
  places: readonly Occupant[],
): { nouveaux: Neuf[]; retapes: { place: Occupant; dit: Neuf }[] } {
  const restants = new Set(places);
  const retapes: { place: Occupant; dit: Neuf }[] = [];
  const nouveaux = neufs.filter((dit) => {
    const possibles = [...restants].filter((place) => estLeMeme(dit, place));
    const place = possibles.find(({ semaine }) => semaine === dit.semaine) ?? possibles[0];
    if (place && restants.delete(place)) retapes.push({ place, dit });
    return !place;
  });
  return { nouveaux, retapes };
}

const estLeMeme = (dit: NouvelOccupant, place: Occupant): boolean =>
  dit.source !== "commission" &&
  place.source === "commission" &&
  (["structure", "naissance", "entree"] as const).every((cle) => dit[cle] === place[cle]) &&
  (place.repere === "" || place.repere === dit.repere);

/** Les places dites d'une structure, moins les enfants que la commission y a placés depuis. */
export const deduireAttribues = (
  structure: Compte,
  lignes: readonly PlacesLibres[],
  occupants: readonly Occupant[],
): PlacesLibres[] =>
  lignes.map((ligne) =>
    deduire(
      structure,
      ligne,
      occupants.filter((occupant) => estADeduire(occupant, ligne.ditesLe)),
    ),
  );

/**
 * EQU-54 : un mois dont nul n'a dit les places, ou tout entier en congés, reprend celui d'avant ; avant le premier dit, il n'y a pas de
 * place.
 */
function lignesEnForce(structure: Accueil, lignes: readonly PlacesLibres[], mois: readonly Mois[]) {
  const parMois = new Map(lignes.map((ligne) => [ligne.mois, ligne]));
  let courante: PlacesLibres | undefined;
  return mois.map((un) => {
    if (!estEnConges(structure, un)) courante = parMois.get(un) ?? courante;
    return courante;
  });
}

function capacitesEnForce(structure: Accueil, section: Section, mois: readonly Mois[]) {
  let courante: readonly number[] = [];
  return mois.map((un) => {
    if (!estEnConges(structure, un)) courante = capacitesDuMois(structure, section, un);
    return courante;
  });
}

/** Ce qu'une commission lit d'une structure, de mois en mois : ses places en force, et les enfants qu'elle y a placés depuis. */
export function placesEnForce(
  structure: Accueil,
  { lignes, attribues }: { lignes: readonly PlacesLibres[]; attribues: readonly Occupant[] },
  { de, a }: Intervalle,
): PlacesEnForce {
  const mois = moisEntre(de, a);
  const sections = structure.sections.map((section) => {
    const siennes = lignes.filter((une) => une.section === section.id);
    const force = lignesEnForce(structure, siennes, mois);
    return { code: section.code, force, capacites: capacitesEnForce(structure, section, mois) };
  });
  const ditesLe = mois.map((_, rang) => sections.flatMap(({ force }) => force[rang]?.ditesLe ?? []).toSorted()[0]);
  return {
    mois: sections.flatMap(({ code, force, capacites }) =>
      mois.map((un, rang) => ({
        structure: structure.id,
        code,
        mois: un,
        capacites: capacites[rang] ?? [],
        libres: force[rang]?.demiJournees ?? [],
      })),
    ),
    attribues: attribues.map((occupant) => ({
      occupant,
      aDeduire: mois.filter((un, rang) => estPresent(occupant, un) && estADeduire(occupant, ditesLe[rang])),
    })),
  };
}

type Semaine = { capacites: readonly number[]; presents: readonly number[]; durees: readonly number[] };

/** La part de la capacité hebdomadaire qui est prise, en pour cent ; sans horaires connus, chaque demi-journée compte autant. */
function occupationDeLaSemaine({ capacites, presents, durees }: Semaine): number {
  const poids = durees.some(Boolean) ? durees : Array<number>(DEMI_JOURNEES).fill(1);
  const peser = (grille: readonly number[]) =>
    grille.reduce((somme, nombre, rang) => somme + nombre * (poids[rang] ?? 0), 0);
  const pleine = peser(capacites);
  return pleine === 0 ? 0 : (peser(presents) / pleine) * 100;
}

type Mesure = { libres: number; capacite: number; total: number; plein: number; occupation: number };

/**
 * EQU-12 : une case est rouge quand on y est fermé, quand elle dit plus de places libres que de places, quand la structure y dépasse sa
 * capacité sans y être admise, ou au-delà de ce que le code permet : à l'instant, ou sur la semaine. Une section qui déborde sans que
 * l'établissement déborde, ou un surnombre permis, se tolère (CSP, art. R. 2324-27).
 */
export function raisonDe(mesure: Mesure, surnombre: boolean, regle: RegleSurnombre | null): RaisonCase | null {
  const { libres, capacite, total, plein, occupation } = mesure;
  if (capacite === 0) return libres === 0 ? null : "ferme";
  if (libres > capacite) return "tropLibres";
  if (libres >= 0) return null;
  if (total <= plein) return "section";
  if (!surnombre || !regle) return "sansSurnombre";
  if (total > plafond(plein, regle.instant)) return "instant";
  return occupation > regle.semaine ? "semaine" : "surnombre";
}

const TOLEREES: readonly RaisonCase[] = ["section", "surnombre"];

function couleurDe(libres: number, capacite: number, raison: RaisonCase | null): CouleurCase {
  if (raison) return TOLEREES.includes(raison) ? "toleree" : "rouge";
  if (capacite === 0) return "fermee";
  return libres > 0 ? "libre" : "complete";
}

/** Ce que l'on juge d'un mois : capacités et places libres de chaque section (nul : pas dites). */
type MoisDit = { mois: Mois; capacites: readonly number[][]; libres: readonly (readonly number[] | null)[] };

function casesDuMois(
  structure: Accueil,
  { mois, capacites, libres }: MoisDit,
  regles: readonly RegleSurnombre[],
): CaseGrille[][] {
  const regle = regleDuMois(regles, rangDuMois(mois));
  const pleins = sommer(capacites);
  const presents = sommer(capacites.map((dix, rang) => dix.map((n, demi) => n - (libres[rang]?.[demi] ?? n))));
  const occupation = occupationDeLaSemaine({ capacites: pleins, presents, durees: structure.durees });
  return capacites.map((dix, rang) =>
    dix.map((capacite, demi): CaseGrille => {
      const dites = libres[rang]?.[demi] ?? null;
      const [total = 0, plein = 0] = [presents[demi], pleins[demi]];
      const limite = structure.surnombre && regle ? plafond(plein, regle.instant) : plein;
      const raison =
        dites === null
          ? null
          : raisonDe({ libres: dites, capacite, total, plein, occupation }, structure.surnombre, regle);
      return {
        libres: dites,
        capacite,
        total,
        plein,
        limite,
        raison,
        couleur: couleurDe(dites ?? 0, capacite, raison),
      };
    }),
  );
}

/** La grille d'une structure, mois par mois puis section par section ; ce que personne n'a dit n'a pas de nombre. */
export function grilleDe(
  structure: Accueil,
  dites: readonly PlacesLibres[],
  { de, a }: Intervalle,
  regles: readonly RegleSurnombre[],
): LigneGrille[] {
  return moisEntre(de, a).flatMap((mois) => {
    const capacites = structure.sections.map((section) => capacitesDuMois(structure, section, mois));
    const trouvees = structure.sections.map(({ id }) => dites.find((une) => une.section === id && une.mois === mois));
    const libres = trouvees.map((une) => une?.demiJournees ?? null);
    const cases = casesDuMois(structure, { mois, capacites, libres }, regles);
    return structure.sections.map(({ id, code }, rang) => ({
      section: id,
      code,
      mois,
      source: trouvees[rang]?.source ?? structure.comptage,
      cases: cases[rang] ?? [],
    }));
  });
}
