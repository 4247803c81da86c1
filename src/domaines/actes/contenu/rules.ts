import { canonique } from "#commun/canonique.ts";
import { sansAccents } from "#commun/texte.ts";
import {
  type ContenuVersion,
  type Difference,
  type ElementVersion,
  LISTES,
  type Liste,
  type NoeudVersion,
} from "./model.ts";

type Elements = readonly ElementVersion[];
type Champs = Record<string, unknown>;

/** Les rangs de la plus longue suite croissante : ce qui n'a pas à bouger quand une liste change d'ordre. */
function plusLongueSuite(rangs: readonly number[]): ReadonlySet<number> {
  const fins: number[] = [];
  const avant: number[] = [];
  rangs.forEach((rang, place) => {
    let [bas, haut] = [0, fins.length];
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if ((rangs[fins[milieu] ?? 0] ?? 0) < rang) bas = milieu + 1;
      else haut = milieu;
    }
    avant[place] = fins[bas - 1] ?? -1;
    fins[bas] = place;
  });
  const gardes = new Set<number>();
  for (let place = fins.at(-1) ?? -1; place >= 0; place = avant[place] ?? -1) gardes.add(rangs[place] ?? 0);
  return gardes;
}

const precedents = (elements: Elements): ReadonlyMap<string, string | null> =>
  new Map(elements.map(({ id }, rang) => [id, elements[rang - 1]?.id ?? null]));

/** Ceux que l'on retrouve des deux côtés, dans l'ordre d'avant, et qui ont pourtant changé de place. */
function deplaces(avant: Elements, apres: Elements): string[] {
  const rangs = new Map(apres.map(({ id }, rang) => [id, rang]));
  const restes = avant.filter(({ id }) => rangs.has(id)).map(({ id }) => id);
  const stables = plusLongueSuite(restes.map((id) => rangs.get(id) ?? 0));
  return restes.filter((id) => !stables.has(rangs.get(id) ?? 0));
}

function champsChanges(liste: Liste, avant: ElementVersion, apres: ElementVersion): Difference[] {
  const [un, autre] = [avant as Champs, apres as Champs];
  const noms = [...new Set([...Object.keys(un), ...Object.keys(autre)])];
  return noms
    .filter((champ) => champ in un !== champ in autre || canonique(un[champ]) !== canonique(autre[champ]))
    .map((champ) => ({ genre: "champ", liste, id: avant.id, champ, avant: un[champ], apres: autre[champ] }));
}

const placeDe = (places: ReadonlyMap<string, string | null>, id: string) => places.get(id) ?? null;

function differencesDe(liste: Liste, avant: Elements, apres: Elements): Difference[] {
  const [jadis, alors] = [new Map(avant.map((un) => [un.id, un])), new Map(apres.map((un) => [un.id, un]))];
  const [placesAvant, placesApres] = [precedents(avant), precedents(apres)];
  return [
    ...avant
      .filter(({ id }) => !alors.has(id))
      .map((un) => ({ genre: "retrait", liste, id: un.id, avant: un, place: placeDe(placesAvant, un.id) }) as const),
    ...apres
      .filter(({ id }) => !jadis.has(id))
      .map((un) => ({ genre: "ajout", liste, id: un.id, apres: un, place: placeDe(placesApres, un.id) }) as const),
    ...deplaces(avant, apres).map(
      (id) =>
        ({
          genre: "deplacement",
          liste,
          id,
          avant: placeDe(placesAvant, id),
          apres: placeDe(placesApres, id),
        }) as const,
    ),
    ...apres.flatMap((un) => {
      const ancien = jadis.get(un.id);
      return ancien ? champsChanges(liste, ancien, un) : [];
    }),
  ];
}

/** Une liste que l'un des deux contenus ne tenait pas ne dit rien de ce qui a changé. */
const tenues = (avant: ContenuVersion, apres: ContenuVersion) =>
  LISTES.flatMap((liste) => {
    const [de, a] = [avant[liste], apres[liste]];
    return de && a ? [{ liste, de, a }] : [];
  });

/** ACTE-50 : ce qui sépare deux contenus se dit élément par élément et champ par champ : retiré, ajouté, déplacé, changé (art. 11 : toute modification). */
export const differences = (avant: ContenuVersion, apres: ContenuVersion): Difference[] =>
  tenues(avant, apres).flatMap(({ liste, de, a }) => differencesDe(liste, de, a));

function changer(element: ElementVersion, changes: readonly Difference[]): ElementVersion {
  const apres: Champs = { ...element };
  for (const change of changes) {
    if (change.genre !== "champ") continue;
    if (change.apres === undefined) delete apres[change.champ];
    else apres[change.champ] = change.apres;
  }
  return apres as ElementVersion;
}

/** Chaque élément de la liste neuve suit un seul autre : on les enfile à partir de ceux qui n'ont pas bougé. */
function appliquerA(avant: Elements, ecarts: readonly Difference[]): ElementVersion[] {
  const parId = Map.groupBy(ecarts, ({ id }) => id);
  const suivants = new Map<string | null, ElementVersion>();
  const anciens = new Map(avant.map((un) => [un.id, un]));
  const partis = new Set<string>();
  for (const ecart of ecarts) {
    if (ecart.genre === "champ") continue;
    if (ecart.genre !== "ajout") partis.add(ecart.id);
    if (ecart.genre === "ajout") suivants.set(ecart.place, ecart.apres);
    const deplace = ecart.genre === "deplacement" ? anciens.get(ecart.id) : undefined;
    if (ecart.genre === "deplacement" && deplace)
      suivants.set(ecart.apres, changer(deplace, parId.get(ecart.id) ?? []));
  }
  const enfiler = (place: string | null): ElementVersion[] => {
    const file: ElementVersion[] = [];
    for (let un = suivants.get(place); un; un = suivants.get(un.id)) file.push(un);
    return file;
  };
  const stables = avant.filter(({ id }) => !partis.has(id));
  return [...enfiler(null), ...stables.flatMap((un) => [changer(un, parId.get(un.id) ?? []), ...enfiler(un.id)])];
}

/** ACTE-51 : les différences de deux contenus, appliquées au premier dans quelque ordre que ce soit, donnent le second. */
export function appliquer(avant: ContenuVersion, ecarts: readonly Difference[]): ContenuVersion {
  const parListe = Map.groupBy(ecarts, ({ liste }) => liste);
  const apres = LISTES.flatMap((liste) => {
    const de = avant[liste];
    return de ? [[liste, appliquerA(de, parListe.get(liste) ?? [])]] : [];
  });
  return Object.fromEntries(apres) as ContenuVersion;
}

const sans = (contenu: ContenuVersion, listes: readonly Liste[]) =>
  Object.fromEntries(
    Object.entries(contenu).filter(([nom]) => !listes.some((liste) => liste === nom)),
  ) as ContenuVersion;

/** Le contenu sans les visas qui citent la décision d'une partie. */
function taireVotes(contenu: ContenuVersion): ContenuVersion {
  const noms = contenu.parties.map(({ nom }) => sansAccents(nom));
  const cite = (texte: string) => {
    const dit = sansAccents(texte);
    return /deliberation|decision/.test(dit) && noms.some((nom) => dit.includes(nom));
  };
  const visas = contenu.visas.map((visa) => (cite(visa.texte) ? { ...visa, texte: "", incomplet: false } : visa));
  return { ...contenu, visas };
}

/** Le contenu sans qui signe pour chaque partie. */
const taireSignataires = (contenu: ContenuVersion): ContenuVersion => ({
  ...contenu,
  parties: contenu.parties.map((partie) => ({ ...partie, representants: [] })),
});

/**
 * ACTE-52 : ce qu'un conseil vote ne compte ni les visas qui citent la décision d'une partie, dont la date et le numéro ne sont connus
 * qu'une fois qu'il a voté, ni qui signe pour chacune, un maire pouvant changer sans que la convention change, ni les places et les structures que le registre ajoute à l'annexe 2 : le guichet les corrige au jour le
 * jour. Les écrire ne fait voter personne à nouveau ; les places se figent et se signent pourtant, comme tout le reste.
 */
export const aVoter = (contenu: ContenuVersion): ContenuVersion => taireSignataires(voteAvant(contenu));

/** Ce qu'un conseil votait quand qui signe comptait encore. */
const voteAvant = (contenu: ContenuVersion): ContenuVersion => taireVotes(sans(contenu, ["registre"]));

/** Les listes entrées au contenu après les autres, les dernières d'abord : ce qui fut figé ou voté avant ne les tenait pas. */
const ENTREES: readonly (readonly Liste[])[] = [["registre"], ["diagnostic"], ["moyens", "instances"]];

/**
 * ACTE-53 : un contenu se reconnaît sous toutes les formes où l'on a pu le figer, la plus récente d'abord : ce que Maillage a appris à
 * garder depuis ne dépasse pas une signature en cours.
 */
export const formesDe = (contenu: ContenuVersion): [ContenuVersion, ...ContenuVersion[]] => [
  contenu,
  ...ENTREES.map((_, rang) => sans(contenu, ENTREES.slice(0, rang + 1).flat())),
];

/** ACTE-54 : un contenu voté se reconnaît de même, avec ou sans qui signe, le registre et les visas qui citent une décision : on les a d'abord comptés. */
export const formesVotees = (contenu: ContenuVersion): [ContenuVersion, ...ContenuVersion[]] => {
  const [actuelle, ...anciennes] = formesDe(contenu);
  const jadis = anciennes.flatMap((une) => [aVoter(une), voteAvant(une), une]);
  return [aVoter(actuelle), voteAvant(actuelle), taireVotes(actuelle), actuelle, ...jadis];
};

/** Les nœuds en profondeur d'abord, avec leur niveau : l'ordre où un plan se lit. */
export function enBranches(noeuds: readonly NoeudVersion[]): (NoeudVersion & { niveau: number })[] {
  const enfants = Map.groupBy(noeuds, ({ parent }) => parent);
  const parcourir = (parent: string | null, niveau: number): (NoeudVersion & { niveau: number })[] =>
    (enfants.get(parent) ?? []).flatMap((noeud) => [{ ...noeud, niveau }, ...parcourir(noeud.id, niveau + 1)]);
  return parcourir(null, 0);
}
