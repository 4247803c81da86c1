import { plusJours } from "#commun/jour.ts";
import { type Mois, moisDeRang, moisEntre, rangDuMois } from "#commun/mois.ts";
import type { PlacesLibres } from "#domaines/equipements/places/model.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import {
  type Choix,
  DEMI_JOURNEES,
  type Dossier,
  type Enfant,
  type Occupant,
  type Probleme,
  type Reglages,
  type Section,
} from "../../appariement/model.ts";
import { partager, placesInsertion } from "../../appariement/reserve/rules.ts";
import { moisDe } from "../../appariement/sejour/rules.ts";
import { surattributionSous } from "../../appariement/surattribution/rules.ts";
import { type Demande, PLUS_PROCHE } from "../../demande/model.ts";
import { points, valeurDe } from "../../reglement/bareme/rules.ts";
import type { Critere, Reglement, ReserveReglee } from "../../reglement/model.ts";
import type { DossierGele, Gel, StructureGelee, Surattribution } from "./model.ts";

const AOUT = 8;
const AN = 12;

/** GUI-260 : les places se regardent du premier mois d'entrée à la fin d'août qui suit le dernier : un enfant reçu reste. */
export function horizonDe({ deMois, aMois }: { deMois: Mois; aMois: Mois }): { premier: number; mois: number } {
  const premier = rangDuMois(deMois);
  const dernier = rangDuMois(aMois);
  const finAout = dernier + ((AOUT - 1 - (dernier % AN) + AN) % AN);
  return { premier, mois: finAout - premier + 1 };
}

const ORDRE = ["bebes", "moyens", "grands"] as const;
const BORNES: Record<(typeof ORDRE)[number], number | null> = { bebes: 12, moyens: 24, grands: null };

/** Les sections d'âge de la séance ; leurs bornes sont celles de la première structure qui les dit. */
export function sectionsDe(structures: readonly Structure[]): Section[] {
  const toutes = structures.flatMap(({ sections }) => sections);
  if (toutes.every(({ code }) => code === "unique")) return [];
  return ORDRE.map((code) => {
    const dite = toutes.find((section) => section.code === code && section.avantMois !== null);
    return { code, avant: code === "grands" ? null : (dite?.avantMois ?? BORNES[code]) };
  });
}

/** GUI-261 : un mois dont nul n'a dit les places reprend celles du mois d'avant ; avant le premier dit, il n'y en a pas. */
function grilleDe(lignes: readonly PlacesLibres[], { premier, mois }: Pick<Reglages, "premier" | "mois">): number[] {
  const parMois = new Map(lignes.map((ligne) => [rangDuMois(ligne.mois), ligne.demiJournees]));
  const fermee = Array.from({ length: DEMI_JOURNEES }, () => 0);
  let courante: readonly number[] = fermee;
  return Array.from({ length: mois }, (_, rang) => {
    courante = parMois.get(premier + rang) ?? courante;
    return fermee.map((__, demiJournee) => Math.max(0, Math.floor(courante[demiJournee] ?? 0)));
  }).flat();
}

const sommer = (grilles: readonly number[][]): number[] =>
  (grilles[0] ?? []).map((_, rang) => grilles.reduce((somme, grille) => somme + (grille[rang] ?? 0), 0));

const autoriseeDe = ({ sections }: Structure): number =>
  sections.reduce((somme, { capacites }) => somme + Math.max(0, ...capacites), 0);

/** GUI-262 : les places gardées d'une structure suivent le règlement : tant par tranche de sa capacité, ou un nombre ; partagées entre sections. */
export function reservesDe(structure: Structure, reserves: readonly ReserveReglee[], codes: readonly string[]) {
  const tailles = codes.map((code) =>
    Math.max(0, ...(structure.sections.find((section) => section.code === code)?.capacites ?? [0])),
  );
  const unique = structure.sections.some(({ code }) => code === "unique");
  return reserves.flatMap(({ code, libelle, places, acces }) => {
    const nombre =
      places.genre === "nombre"
        ? places.nombre
        : placesInsertion(autoriseeDe(structure), { tranche: places.taille, entamee: places.entamee });
    if (nombre === 0) return [];
    const parts = unique || codes.length === 0 ? [nombre, ...codes.slice(1).map(() => 0)] : partager(nombre, tailles);
    return [{ code, libelle, acces, places: parts }];
  });
}

/** Les places d'une section que tout le premier mois laisse : ce sur quoi la sur-attribution se mesure. */
const pleinementLibres = (grille: readonly number[]): number => {
  const ouvertes = grille.slice(0, DEMI_JOURNEES).filter((places) => places > 0);
  return ouvertes.length === 0 ? 0 : Math.min(...ouvertes);
};

/** GUI-263 : la sur-attribution d'une section est la plus grande dont le risque, lu dans les refus passés, reste sous celui de la séance. */
const enPlusDe = (grille: readonly number[], { risque, ...passe }: Surattribution): number =>
  risque === 0 ? 0 : surattributionSous(risque, pleinementLibres(grille), passe).enPlus;

type Cadre = {
  reglages: Reglages;
  reserves: readonly ReserveReglee[];
  surattribution: Surattribution;
};

/** Une structure telle que la séance la gèle. */
export function structureGelee(
  structure: Structure,
  libres: readonly PlacesLibres[],
  { reglages, reserves, surattribution }: Cadre,
): StructureGelee {
  const siennes = libres.filter((une) => une.structure === structure.id);
  const codes = reglages.sections.map(({ code }) => code);
  const unique = structure.sections.some(({ code }) => code === "unique");
  const sections = (unique ? ["unique"] : codes).map((code) =>
    grilleDe(
      siennes.filter((une) => une.code === code),
      reglages,
    ),
  );
  const enPlus = sections.map((grille) => enPlusDe(grille, surattribution));
  return {
    id: structure.id,
    nom: structure.nom,
    etablissement: sommer(sections),
    ...(unique ? {} : { sections }),
    reserves: reservesDe(structure, reserves, codes),
    ...(enPlus.some((plus) => plus > 0) ? { enPlus } : {}),
  };
}

const enfantDe = ({ enfant, entree, toleranceMois, semaine, reduites }: Demande): Enfant => {
  const ne = enfant.naissance ?? enfant.terme;
  return {
    ne: ne ? moisDe(ne) : rangDuMois(entree as Mois),
    entree: rangDuMois(entree as Mois),
    tolerance: toleranceMois,
    semaines: [semaine, ...reduites],
  };
};

/** GUI-264 : « la plus proche » vaut toutes les structures de la séance, de la plus proche à la plus lointaine ; un choix hors de la séance ne compte pas. */
export function choixDe(voeux: readonly string[], proches: readonly string[]): Choix[] {
  const ordre = voeux.flatMap((voeu) => (voeu === PLUS_PROCHE ? proches : proches.filter((id) => id === voeu)));
  return [...new Set(ordre)].map((structure) => ({ structure }));
}

const nombre = (valeur: boolean | number): number => Number(valeur);

/** Ce que la demande vaut à un critère, avis d'expert compris. */
const valeurAu = (critere: Critere, note: Note): number =>
  critere.type === "expert"
    ? points({ contenu: { ...note.reglement.contenu, criteres: [critere], groupes: [] } }, note.demande, note.au).total
    : nombre(valeurDe(critere, note.demande, note.au));

type Notee = Parameters<typeof points>[1];
type Note = { reglement: Pick<Reglement, "contenu">; demande: Notee; au: Parameters<typeof points>[2] };

/** GUI-265 : a droit à une réserve qui vérifie l'un des critères que le règlement nomme. */
export function droitsDe(note: Note): string[] {
  const { criteres, reserves } = note.reglement.contenu;
  return reserves
    .filter(({ ayantsDroit }) =>
      criteres.some((critere) => ayantsDroit.includes(critere.code) && valeurAu(critere, note) > 0),
    )
    .map(({ code }) => code);
}

/**
 * GUI-266 : un dossier gelé a un numéro, des points expliqués, des mois et des demi-journées : ni nom, ni adresse, ni jour de naissance.
 * Les frères et sœurs demandés ensemble n'en font qu'un, aux points du mieux noté.
 */
export function dossierDe(
  fratrie: readonly Demande[],
  { reglement, au, proches }: { reglement: Pick<Reglement, "contenu">; au: Note["au"]; proches: readonly string[] },
): DossierGele | null {
  const notes = fratrie.flatMap((demande) =>
    demande.attendDepuis
      ? [{ demande, note: { reglement, au, demande: { ...demande, attendDepuis: demande.attendDepuis } } }]
      : [],
  );
  const comptes = notes.map(({ demande, note }) => ({ demande, note, ...points(reglement, note.demande, au) }));
  const [meilleure] = comptes.toSorted((a, b) => b.total - a.total);
  const [premiere] = comptes;
  if (!meilleure || !premiere?.demande.numero) return null;
  const { demande } = premiere;
  const ensemble = fratrie.length > 1 && demande.fratrie ? { fratrie: demande.fratrie } : {};
  return {
    id: premiere.demande.numero,
    points: meilleure.total,
    lignes: meilleure.lignes,
    departage: reglement.contenu.departage.flatMap((code) =>
      reglement.contenu.criteres.filter((un) => un.code === code).map((critere) => valeurAu(critere, meilleure.note)),
    ),
    depuis: premiere.note.demande.attendDepuis,
    enfants: fratrie.map(enfantDe),
    choix: choixDe(demande.voeux, proches),
    priorite: demande.priorite,
    droits: droitsDe(meilleure.note),
    urgence: fratrie.some(({ urgence }) => urgence),
    ...ensemble,
  };
}

/** Deux dossiers que le règlement départage avant la date, puis la date. */
function parDepartage(a: DossierGele, b: DossierGele): number {
  for (const [rang, valeur] of a.departage.entries()) {
    const ecart = (b.departage[rang] ?? 0) - valeur;
    if (ecart !== 0) return ecart;
  }
  if (a.depuis === b.depuis) return 0;
  return a.depuis < b.depuis ? -1 : 1;
}

const ORIGINE = "2000-01-01";

/**
 * GUI-267 : à points égaux, les critères de départage passent avant la date : le calcul reçoit le rang de chacun sous la forme d'un jour.
 */
export function anciennetes(dossiers: readonly DossierGele[]): Map<string, Dossier["depuis"]> {
  if (dossiers.every(({ departage }) => departage.length === 0))
    return new Map(dossiers.map(({ id, depuis }) => [id, depuis]));
  let rang = 0;
  const ranges = dossiers.toSorted(parDepartage);
  return new Map(
    ranges.map((dossier, place) => {
      const avant = ranges[place - 1];
      if (avant && parDepartage(avant, dossier) !== 0) rang += 1;
      return [dossier.id, plusJours(ORIGINE, rang)];
    }),
  );
}

const ajouter = (grille: readonly number[], plus: number): number[] =>
  plus === 0 ? [...grille] : grille.map((places) => (places > 0 ? places + plus : 0));

/** Les places que la séance propose : celles qui sont libres, et celles de la sur-attribution, jamais dans une case fermée. */
function proposees({ sections, etablissement, enPlus = [] }: StructureGelee) {
  if (!sections) return { etablissement: ajouter(etablissement, enPlus[0] ?? 0) };
  const grilles = sections.map((grille, rang) => ajouter(grille, enPlus[rang] ?? 0));
  return { etablissement: sommer(grilles), sections: grilles };
}

type Offertes = Pick<Gel, "reglages" | "structures"> & {
  /** Ceux qui tiennent déjà une place, structure par structure. */
  occupants?: ReadonlyMap<string, readonly Occupant[]>;
};

/** Le problème que le calcul reçoit, refait à l'identique de ce qui fut gelé et tiré. */
export function problemeDe(
  { reglages, structures, occupants }: Offertes,
  dossiers: readonly (DossierGele & Pick<Dossier, "imposee" | "ecartees">)[],
  tirages: ReadonlyMap<string, number>,
): Probleme {
  const depuis = anciennetes(dossiers);
  return {
    reglages,
    structures: structures.map((structure) => ({
      id: structure.id,
      ...proposees(structure),
      ...(structure.reserves.length > 0 ? { reserves: structure.reserves } : {}),
      occupants: [...(structure.tenues ?? []), ...(occupants?.get(structure.id) ?? [])],
    })),
    dossiers: dossiers.map((dossier) => {
      const { id, points: siens, enfants, choix, priorite, droits, fratrie, imposee, ecartees } = dossier;
      return {
        id,
        points: siens,
        enfants,
        choix,
        priorite,
        droits,
        depuis: depuis.get(id) ?? dossier.depuis,
        tirage: tirages.get(id) ?? 0,
        ...(fratrie ? { fratrie } : {}),
        ...(imposee ? { imposee } : {}),
        ...(ecartees ? { ecartees } : {}),
      };
    }),
  };
}

/** Les mois de l'horizon, en clair. */
export const moisDesReglages = ({ premier, mois }: Pick<Reglages, "premier" | "mois">): Mois[] =>
  moisEntre(moisDeRang(premier), moisDeRang(premier + mois - 1));
