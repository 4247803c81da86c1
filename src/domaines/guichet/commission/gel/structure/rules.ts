import type { MoisEnForce } from "#domaines/equipements/places/model.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import { DEMI_JOURNEES, type Reglages, type Section } from "../../../appariement/model.ts";
import { partager, placesInsertion } from "../../../appariement/reserve/rules.ts";
import { surattributionSous } from "../../../appariement/surattribution/rules.ts";
import type { ReserveReglee } from "../../../reglement/model.ts";
import type { StructureGelee, Surattribution } from "../model.ts";

const ORDRE = ["bebes", "moyens", "grands"] as const;
const BORNES: Record<(typeof ORDRE)[number], number | null> = { bebes: 12, moyens: 24, grands: null };

type Dites = readonly Pick<Structure["sections"][number], "code" | "avantMois">[];

const bornesDe = (dites: Dites): Section[] =>
  ORDRE.map((code) => {
    const dite = dites.find((section) => section.code === code && section.avantMois !== null);
    return { code, avant: code === "grands" ? null : (dite?.avantMois ?? BORNES[code]) };
  });

/** Les sections d'âge de la séance ; une structure qui dit d'autres âges garde les siens. */
export function sectionsDe(structures: readonly Structure[]): Section[] {
  const toutes = structures.flatMap(({ sections }) => sections);
  return toutes.every(({ code }) => code === "unique") ? [] : bornesDe(toutes);
}

/** Les âges d'une structure, s'ils ne sont pas ceux de la séance. */
function agesDe({ sections }: Structure, communes: readonly Section[]): { ages?: Section[] } {
  if (communes.length === 0 || sections.some(({ code }) => code === "unique")) return {};
  const ages = bornesDe(sections);
  return ages.some(({ avant }, rang) => avant !== communes[rang]?.avant) ? { ages } : {};
}

/** Une section que la structure n'a pas. */
const SANS_PLACE: MoisEnForce = { structure: "", code: "unique", mois: "2000-01", capacites: [], libres: [] };
const VIDE: readonly number[] = Array<number>(DEMI_JOURNEES).fill(0);

const sommer = (grilles: readonly (readonly number[])[]): number[] =>
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

const enGrilles = (sections: number[][], unique: boolean) => ({
  etablissement: sommer(sections),
  ...(unique ? {} : { sections }),
});

/** Une grille par section, ses mois à la suite. */
const enSuites = (parSection: readonly (readonly MoisEnForce[])[], dix: (un: MoisEnForce) => readonly number[]) =>
  parSection.map((mois) => mois.flatMap((un) => VIDE.map((_, demi) => Math.floor(dix(un)[demi] ?? 0))));

/**
 * GUI-277 : d'une structure admise au surnombre, la séance gèle la capacité autorisée, les places prises et les heures : les 115 % à
 * l'instant et les 100 % de la semaine se comptent de là, au mois que dit la règle. Ce qu'elle n'a pas dit de ses places est pris.
 */
function admise(parSection: readonly (readonly MoisEnForce[])[], durees: readonly number[], unique: boolean) {
  const capacites = enSuites(parSection, (un) => un.capacites);
  const libres = enSuites(parSection, (un) => un.libres);
  const prises = capacites.map((grille, rang) => grille.map((places, n) => places - (libres[rang]?.[n] ?? 0)));
  return {
    ...enGrilles(capacites, unique),
    surnombre: true as const,
    prises: enGrilles(prises, unique),
    durees: durees.some(Boolean) ? [...durees] : Array<number>(DEMI_JOURNEES).fill(1),
  };
}

/**
 * GUI-261 : d'une structure, la séance gèle les places libres de chaque section et de l'établissement ; une case au-delà de sa capacité vaut
 * zéro. La sur-attribution ne s'ajoute pas au surnombre. Les âges de ses sections sont les siens.
 */
export function structureGelee(
  structure: Structure,
  enForce: readonly MoisEnForce[],
  { reglages, reserves, surattribution }: Cadre,
): StructureGelee {
  const siens = enForce.filter((un) => un.structure === structure.id);
  const unique = structure.sections.some(({ code }) => code === "unique");
  const codes = reglages.sections.map(({ code }) => code);
  const vide = Array.from({ length: reglages.mois }, (): MoisEnForce => SANS_PLACE);
  const parSection = (unique ? ["unique"] : codes).map((code) => {
    const dits = siens.filter((un) => un.code === code);
    return dits.length > 0 ? dits : vide;
  });
  const { id, nom } = structure;
  const ages = agesDe(structure, reglages.sections);
  const commun = { id, nom, reserves: reservesDe(structure, reserves, codes), ...ages };
  if (structure.surnombre) return { ...commun, ...admise(parSection, structure.durees, unique) };
  const sections = enSuites(parSection, (un) => un.libres.map((places) => Math.max(0, places)));
  const enPlus = sections.map((grille) => enPlusDe(grille, surattribution));
  return { ...commun, ...enGrilles(sections, unique), ...(enPlus.some((plus) => plus > 0) ? { enPlus } : {}) };
}

const moins = (grille: readonly number[], prise: readonly number[] = []) =>
  grille.map((places, rang) => places - (prise[rang] ?? 0));

/** Les places libres d'une structure gelée ; au-delà de sa capacité, ce nombre est négatif. */
export function libresDe({
  etablissement,
  sections,
  prises,
}: StructureGelee): Pick<StructureGelee, "etablissement" | "sections"> {
  if (!prises) return { etablissement, ...(sections ? { sections } : {}) };
  return {
    etablissement: moins(etablissement, prises.etablissement),
    ...(sections ? { sections: sections.map((grille, rang) => moins(grille, prises.sections?.[rang])) } : {}),
  };
}

const ajouter = (grille: readonly number[], plus: number): number[] =>
  plus === 0 ? [...grille] : grille.map((places) => (places > 0 ? places + plus : 0));

/** Les places que la séance propose : celles qui sont libres, et celles de la sur-attribution, jamais dans une case fermée. */
export function proposees({ sections, etablissement, enPlus = [], surnombre, prises, durees }: StructureGelee) {
  if (surnombre)
    return {
      etablissement,
      surnombre,
      ...(sections ? { sections } : {}),
      ...(prises ? { prises } : {}),
      ...(durees ? { durees } : {}),
    };
  if (!sections) return { etablissement: ajouter(etablissement, enPlus[0] ?? 0) };
  const grilles = sections.map((grille, rang) => ajouter(grille, enPlus[rang] ?? 0));
  return { etablissement: sommer(grilles), sections: grilles };
}
