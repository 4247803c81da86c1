import { sansAccents } from "#commun/texte.ts";
import type { Cog, Commune, Contexte, Entree, IndexTerritoire, Trouvaille } from "./model.ts";

const QUALITE =
  /^(?:(?:la )?(?:commune|mairie|ville|municipalite)s? (?:nouvelle )?(?:de la |de l |du |des |de |d )|(?:commune|mairie|ville) )/;
const ARTICLE = /^(?:le|la|les|l) /;
const OUTILS = new Set("le la les l de du des d en sur sous lez a au aux et".split(" "));

const mots = (nom: string) =>
  sansAccents(nom)
    .replace(/\bs\s*\/\s*/g, "sur ")
    .replace(/\(\s*(?:le|la|les|l')\s*\)/g, " ")
    .replace(/\(.*?\)/g, " ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const saints = (cle: string) => cle.replace(/saint(e?)/g, "st$1");
const nomNu = (nom: string) => {
  const sansQualite = mots(nom).replace(QUALITE, "");
  return sansQualite.replace(ARTICLE, "") || sansQualite;
};

/** TER-1 : deux noms de commune se comparent sans accents, casse, traits d'union, espaces ni article de tête, « Saint » abrégé. */
export const cleCommune = (nom: string): string => saints(nomNu(nom).replaceAll(" ", ""));

/** Les mots qui portent le nom, sans les mots outils : « Thélis la Combe » et « Thélis-Combe » ont la même ossature. */
const ossatureDe = (nom: string): string =>
  saints(
    nomNu(nom)
      .split(" ")
      .filter((mot) => !OUTILS.has(mot))
      .join(""),
  );

const entree = (nom: string, ancien: boolean, commune: Commune): Entree => ({
  nom,
  cle: cleCommune(nom),
  ancien,
  commune,
});

function grouper(groupes: Map<string, Entree[]>, cle: string, une: Entree) {
  const groupe = groupes.get(cle);
  if (groupe) groupe.push(une);
  else groupes.set(cle, [une]);
}

/** Une faute laisse intactes les deux premières ou les deux dernières lettres d'un nom : on ne le cherche que là. */
export const bords = (cle: string, longueur: number) => [
  `${longueur}${cle.slice(0, 2)}_`,
  `${longueur}_${cle.slice(-2)}`,
];

type Noms = Pick<IndexTerritoire, "parCle" | "parBord" | "parDepartement">;

function rangerNoms(cog: Cog, communes: IndexTerritoire["communes"]): Noms {
  const parCle = new Map<string, Entree[]>();
  const parDepartement = new Map<string, Entree[]>();
  const parBord = new Map<string, Entree[]>();
  const ajouter = (une: Entree) => {
    grouper(parCle, une.cle, une);
    for (const bord of bords(une.cle, une.cle.length)) grouper(parBord, bord, une);
    grouper(parDepartement, une.commune.departement, une);
  };
  for (const commune of cog.communes) ajouter(entree(commune.nom, false, commune));
  for (const { nom, commune } of cog.anciens) {
    const actuelle = communes.get(commune);
    if (actuelle && actuelle.nom !== nom) ajouter(entree(nom, true, actuelle));
  }
  return { parCle, parBord, parDepartement };
}

/** Les communes et les intercommunalités par leur code ; leurs noms ne se rangent qu'à la première recherche, une fois par processus. */
export function indexer(cog: Cog): IndexTerritoire {
  const communes = new Map(cog.communes.map((commune) => [commune.code, commune]));
  let ranges: Noms | undefined;
  const noms = () => (ranges ??= rangerNoms(cog, communes));
  return {
    cog,
    communes,
    epci: new Map(cog.epci.map((un) => [un.siren, un])),
    get parCle() {
      return noms().parCle;
    },
    get parBord() {
      return noms().parBord;
    },
    get parDepartement() {
      return noms().parDepartement;
    },
  };
}

/** TER-2 : une faute est une lettre de trop, de moins, changée, ou deux voisines échangées ; deux fautes sont un autre nom. */
export function uneFaute(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const longueur = Math.min(a.length, b.length);
  let debut = 0;
  while (debut < longueur && a[debut] === b[debut]) debut += 1;
  let fin = 0;
  while (fin < longueur - debut && a[a.length - 1 - fin] === b[b.length - 1 - fin]) fin += 1;
  const ecart = Math.max(a.length, b.length) - debut - fin;
  if (ecart <= 1) return true;
  return ecart === 2 && a.length === b.length && a[debut] === b[debut + 1] && a[debut + 1] === b[debut];
}

/** Sous cinq lettres, une faute fait un autre mot. */
export const COURT = 5;

type Cherche = { cle: string; ossature: string };
type Essai = (cherche: Cherche, entree: Entree) => boolean;

/** Loin du territoire attendu, un nom de trois lettres peut être n'importe quel mot. */
const exactAuLoin: Essai = ({ cle }, une) => cle.length > 3 && une.cle === cle;
const exact: Essai = ({ cle }, une) => une.cle === cle;
const parOssature: Essai = ({ ossature }, une) => ossature.length >= COURT && ossatureDe(une.nom) === ossature;
const fautif: Essai = ({ cle }, une) => cle.length >= COURT && une.cle.length >= COURT && uneFaute(une.cle, cle);
const abrege: Essai = ({ cle }, une) => cle.length > COURT && une.cle.startsWith(cle);

/** La seule commune que désignent ces entrées ; le nom d'aujourd'hui l'emporte sur un nom ancien ; deux communes : aucune. */
function seule(entrees: readonly Entree[]): Commune | null | undefined {
  const actuelles = entrees.filter(({ ancien }) => !ancien);
  const codes = new Set((actuelles.length > 0 ? actuelles : entrees).map(({ commune }) => commune.code));
  if (codes.size === 0) return undefined;
  if (codes.size > 1) return null;
  return (actuelles[0] ?? entrees[0])?.commune;
}

/** Où chercher, comment, et la confiance que cela vaut. */
type Cercle = readonly [() => readonly Entree[], Essai, number];

/** Les entrées de ces communes, cherchées dans leurs départements. */
function entreesDe(index: IndexTerritoire, codes: readonly string[]): Entree[] {
  const voulus = new Set(codes);
  const departements = new Set(codes.map((code) => index.communes.get(code)?.departement ?? ""));
  return [...departements].flatMap((un) =>
    (index.parDepartement.get(un) ?? []).filter((e) => voulus.has(e.commune.code)),
  );
}

/** Les bords où se rangent les noms qu'une faute sépare de celui-ci. */
export const voisinages = (cle: string): string[] =>
  [cle.length - 1, cle.length, cle.length + 1].flatMap((longueur) => bords(cle, longueur));

const voisins = (index: IndexTerritoire, cle: string): readonly Entree[] =>
  voisinages(cle).flatMap((bord) => index.parBord.get(bord) ?? []);

/** Toutes les communes de ce nom, et celles dont le nom, ou l'ancien nom, s'en écarte d'une faute. */
export function approchants(index: IndexTerritoire, nom: string): { commune: Commune; exact: boolean }[] {
  const cle = cleCommune(nom);
  const exacts = index.parCle.get(cle) ?? [];
  const fautifs = cle.length > 60 ? [] : voisins(index, cle).filter((une) => fautif({ cle, ossature: "" }, une));
  return [...exacts, ...fautifs].map(({ commune, cle: sienne }) => ({ commune, exact: sienne === cle }));
}

type Lieu = { citees: readonly string[]; membres: readonly string[]; departement: string | undefined };

/** Le territoire attendu : les communes citées, les membres de l'EPCI et le département, déduits les uns des autres. */
function situer(index: IndexTerritoire, { communes: citees = [], epci, departement }: Contexte): Lieu {
  const commune = (code = "") => index.communes.get(code);
  const membres = index.epci.get(epci ?? commune(citees[0])?.epci ?? "")?.membres ?? [];
  return { citees, membres, departement: departement ?? commune(citees[0] ?? membres[0])?.departement };
}

/** Du plus sûr au moins sûr : le nom exact tout près, le nom approché tout près, le nom exact au loin, la faute au loin. */
function cercles(index: IndexTerritoire, { cle }: Cherche, { citees, membres, departement }: Lieu): Cercle[] {
  const desCitees = () => entreesDe(index, citees);
  const desMembres = () => entreesDe(index, membres);
  const duDepartement = () => index.parDepartement.get(departement ?? "") ?? [];
  const deFrance = () => index.parCle.get(cle) ?? [];
  const approches = (ou: Cercle[0], confiance: number): Cercle[] =>
    [parOssature, fautif, abrege].map((essai, rang) => [ou, essai, Math.round((confiance - rang * 0.07) * 100) / 100]);
  return [
    [desCitees, exact, 1],
    [desMembres, exact, citees.length > 0 ? 0.98 : 1],
    [duDepartement, exact, 0.95],
    ...approches(desCitees, 0.94),
    ...approches(desMembres, 0.92),
    [deFrance, departement ? exactAuLoin : exact, departement ? 0.8 : 0.95],
    [duDepartement, parOssature, 0.8],
    [duDepartement, fautif, 0.75],
    [() => voisins(index, cle), fautif, departement ? 0.6 : 0.7],
  ];
}

/** « Marlhes (42) » dit son département. */
const entreParentheses = (nom: string) => /\((\d{2,3}|2[ab])\)\s*$/i.exec(nom)?.[1]?.toUpperCase();

/**
 * TER-3 : un nom mal écrit désigne la commune la plus proche du territoire attendu (communes citées, EPCI, département, France),
 * le nom exact avant le nom fautif ; entre deux communes possibles, aucune n'est choisie.
 */
export function trouverCommune(index: IndexTerritoire, nom: string, contexte: Contexte = {}): Trouvaille | null {
  const cherche = { cle: cleCommune(nom), ossature: ossatureDe(nom) };
  if (cherche.cle.length < 1 || cherche.cle.length > 60) return null;
  const departement = entreParentheses(nom);
  const lieu = situer(index, departement ? { ...contexte, departement } : contexte);
  for (const [entrees, essai, confiance] of cercles(index, cherche, lieu)) {
    const commune = seule(entrees().filter((une) => essai(cherche, une)));
    if (commune === null) return null;
    if (commune) return { commune, confiance };
  }
  return null;
}
