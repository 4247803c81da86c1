import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { pluriel, sansAccents } from "#commun/texte.ts";
import { LIBELLES_TYPE } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import { dureesDe } from "../structure/rules.ts";
import type { Compte, Paire, Part } from "./model.ts";

const OUTILS = new Set("de du des d la le les l et a au aux en pour sur".split(" "));
const GENERIQUES = new Set("creche micro multi accueil maison assistants maternels relais halte garderie".split(" "));

const motsDe = (texte: string | null): string[] =>
  sansAccents(texte ?? "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((mot) => mot && !OUTILS.has(mot))
    .map((mot) => mot.replace(/s$/, ""));

/** Les mots qui distinguent un nom : sans ce que toutes disent, sauf si elle ne dit rien d'autre ; le nom de son type n'en est pas un. */
function motsDuNom({ nom, type }: Structure): ReadonlySet<string> {
  if (nom === LIBELLES_TYPE[type]) return new Set();
  const mots = motsDe(nom);
  const propres = mots.filter((mot) => !GENERIQUES.has(mot) && !GENERIQUES.has(`${mot}s`));
  return new Set(propres.length > 0 ? propres : mots);
}

type Indices = { structure: Structure; nom: ReadonlySet<string>; adresse: string };
const indicesDe = (structure: Structure): Indices => ({
  structure,
  nom: motsDuNom(structure),
  adresse: motsDe(structure.adresse).join(" "),
});

const contient = (mots: ReadonlySet<string>, autres: ReadonlySet<string>): boolean =>
  [...autres].every((mot) => mots.has(mot));

/** Les mêmes mots ; dans la même commune, il suffit que l'un les ait tous et d'autres. */
function nomsProches(un: ReadonlySet<string>, autre: ReadonlySet<string>, ici: boolean): boolean {
  if (un.size === 0 || autre.size === 0) return false;
  const [dedans, dehors] = [contient(autre, un), contient(un, autre)];
  return ici ? dedans || dehors : dedans && dehors;
}

function ressemblent(un: Indices, autre: Indices): boolean {
  const [ici, la] = [un.structure.commune, autre.structure.commune];
  const dites = ici !== null && la !== null;
  if (dites && ici !== la) return false;
  if (un.adresse !== "" && un.adresse === autre.adresse) return true;
  return nomsProches(un.nom, autre.nom, dites);
}

/**
 * EQU-59 : deux structures du même type sont peut-être la même quand, dans la même commune, leurs noms se ressemblent ou leur adresse est
 * la même ; la commune de l'une n'étant pas dite, il faut les mêmes mots ou la même adresse. On les propose ; personne ne fusionne à la
 * place de quelqu'un.
 */
export function pairesProches(structures: readonly Structure[]): Paire[] {
  const parType = Map.groupBy(structures.map(indicesDe), ({ structure }) => structure.type);
  return [...parType.values()].flatMap((siennes) =>
    siennes.flatMap((un, rang) =>
      siennes
        .slice(rang + 1)
        .flatMap((autre): Paire[] => (ressemblent(un, autre) ? [[un.structure, autre.structure]] : [])),
    ),
  );
}

/** EQU-60 : on ne fusionne que deux structures différentes et du même type : la liste d'une convention garde ainsi les types qu'elle dit. */
export function verifierFusion(garde: Structure, doublon: Structure): null | Refus<"meme" | "types"> {
  if (garde.id === doublon.id) return refus("meme");
  return garde.type === doublon.type ? null : refus("types");
}

const TITRES = {
  adresse: "Adresse",
  codePostal: "Code postal",
  commune: "Commune",
  gestionnaire: "Gestionnaire",
  gestion: "Gestion",
  siret: "Siret",
  public: "Public",
  description: "Ce qu’elle propose",
  telephone: "Téléphone",
  courriel: "Courriel",
  siteWeb: "Site",
  centraliseeLe: "La commission attribue ses places depuis",
  handicap: "Accueil du handicap",
  autorisation: "Autorisation",
  ouverture: "Horaires",
  fermetures: "Fermetures",
  tarifs: "Coût pour les familles",
  accueils: "Accueil de loisirs",
  qualite: "Qualité",
  sections: "Sections et places autorisées",
} as const satisfies Partial<Record<keyof Structure, string>>;

type Repris = keyof typeof TITRES;
const PARTS = Object.keys(TITRES).filter((cle): cle is Repris => Object.hasOwn(TITRES, cle));

const estVide = (valeur: unknown): boolean =>
  valeur === null || valeur === "" || (typeof valeur === "object" && Object.keys(valeur).length === 0);

const estReprise = (garde: Structure, doublon: Structure, cle: Repris): boolean =>
  estVide(garde[cle]) && !estVide(doublon[cle]);

/**
 * EQU-61 : la structure gardée garde tout ce qu'elle dit ; ce qu'elle ne dit pas, elle le reprend de l'autre. Elle est tenue au registre, et
 * sa fiche est à vérifier.
 */
export function absorber(garde: Structure, doublon: Structure, le: Jour): Structure {
  const reprises = Object.fromEntries(
    PARTS.filter((cle) => estReprise(garde, doublon, cle)).map((cle) => [cle, doublon[cle]]),
  );
  const apres: Structure = { ...garde, ...reprises };
  const { lat, lon } = garde.lat === null ? doublon : garde;
  return {
    ...apres,
    lat,
    lon,
    ouverte: { debut: garde.ouverte.debut ?? doublon.ouverte.debut, fin: garde.ouverte.fin ?? doublon.ouverte.fin },
    itinerante: garde.itinerante || doublon.itinerante,
    avip: garde.avip || doublon.avip,
    consentieLe: garde.consentieLe ?? doublon.consentieLe,
    comptage: garde.sections.length > 0 ? garde.comptage : doublon.comptage,
    durees: dureesDe(apres.ouverture),
    tenueLe: garde.tenueLe ?? doublon.tenueLe ?? le,
    verifieLe: null,
  };
}

const dire = (valeur: Structure[Repris]): string => {
  if (estVide(valeur)) return "";
  if (Array.isArray(valeur)) return pluriel(valeur.length, "ligne");
  return typeof valeur === "string" ? valeur : "Dite";
};

/** EQU-62 : avant de fusionner, on voit part par part ce que la gardée reprend de l'autre et ce qui n'en reste que dans l'histoire. */
export const partsDe = (garde: Structure, doublon: Structure): Part[] =>
  PARTS.filter((cle) => !estVide(doublon[cle]) && JSON.stringify(garde[cle]) !== JSON.stringify(doublon[cle])).map(
    (cle) => ({
      titre: TITRES[cle],
      gardee: dire(garde[cle]),
      autre: dire(doublon[cle]),
      reprise: estReprise(garde, doublon, cle),
    }),
  );

const siPlusieurs = (nombre: number, un: string, plusieurs: string): string[] =>
  nombre > 0 ? [pluriel(nombre, un, plusieurs)] : [];

/** EQU-63 : on ne retire pas une structure que quelque chose cite : une convention, un enfant accueilli, une assistante, une fusion. */
export const citationsDe = (compte: Compte): string[] => [
  ...siPlusieurs(compte.soutiens, "ligne de l’annexe 2 d’une convention", "lignes d’annexes 2 de conventions"),
  ...siPlusieurs(compte.occupants, "enfant accueilli", "enfants accueillis"),
  ...siPlusieurs(compte.assistantes, "assistante maternelle", "assistantes maternelles"),
  ...siPlusieurs(compte.absorbees, "structure fusionnée avec elle", "structures fusionnées avec elle"),
];

/** EQU-64 : avant de la retirer, on nomme ce qui s'en va avec elle. */
export const pertesDe = (compte: Compte, preuves: number): string[] => [
  "sa fiche",
  ...siPlusieurs(compte.sections, "section et ses places autorisées", "sections et leurs places autorisées"),
  ...siPlusieurs(compte.places, "mois de places libres", "mois de places libres"),
  ...siPlusieurs(compte.financements, "financement", "financements"),
  ...siPlusieurs(compte.appuis, "collectivité qui la soutient", "collectivités qui la soutiennent"),
  ...siPlusieurs(compte.responsables, "responsable à qui elle est confiée", "responsables à qui elle est confiée"),
  ...siPlusieurs(
    compte.corrections,
    "demande de vérification et sa remarque",
    "demandes de vérification et leurs remarques",
  ),
  ...siPlusieurs(preuves, "preuve jointe", "preuves jointes"),
];
