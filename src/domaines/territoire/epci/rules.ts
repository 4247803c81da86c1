import { sansAccents } from "#commun/texte.ts";
import type { Contexte, Epci, IndexTerritoire, NatureEpci } from "../cog/model.ts";
import { uneFaute } from "../cog/rules.ts";

/** Un EPCI reconnu, et à quel point on en est sûr, de 0 à 1. */
export type TrouvailleEpci = { epci: Epci; confiance: number };

const NATURES: readonly (readonly [RegExp, readonly NatureEpci[]])[] = [
  [/\b(?:communaute des? communes?|com ?com|cdc|cc)\b/, ["CC"]],
  [/\b(?:communaute d agglomerations?|ca)\b/, ["CA"]],
  [/\b(?:communaute urbaine|cu)\b/, ["CU"]],
  [/\betablissement public territorial\b|\bept\b/, ["EPT"]],
];
const OUTILS = new Set(
  "le la les l de du des d en sur sous lez et a au aux communaute agglomeration agglo metropole coga".split(" "),
);

const mots = (nom: string) =>
  sansAccents(nom)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

type Nom = { cle: string; sigle: string; natures: readonly NatureEpci[] };

/** TER-4 : deux noms d'EPCI se comparent par leurs mots pleins, sans la nature, qui ne sert qu'à départager les homonymes. */
export function nomEpci(nom: string): Nom {
  const nature = NATURES.find(([forme]) => forme.test(mots(nom)));
  const pleins = mots(nature ? mots(nom).replace(nature[0], " ") : nom)
    .split(" ")
    .filter((mot) => mot && !OUTILS.has(mot))
    .map((mot) => mot.replace(/^saint(e?)$/, "st$1"));
  return { cle: pleins.join(""), sigle: pleins.map((mot) => mot[0]).join(""), natures: nature?.[1] ?? [] };
}

type Candidat = Nom & { epci: Epci; departements: ReadonlySet<string> };
const prets = new WeakMap<IndexTerritoire, readonly Candidat[]>();

function candidats(index: IndexTerritoire): readonly Candidat[] {
  const connus = prets.get(index);
  if (connus) return connus;
  const departement = (code: string) => index.communes.get(code)?.departement ?? "";
  const tous = index.cog.epci.map((epci) => ({
    ...nomEpci(epci.nom),
    epci,
    departements: new Set(epci.membres.map(departement)),
  }));
  prets.set(index, tous);
  return tous;
}

type Essai = (cherche: Nom, candidat: Candidat) => boolean;
const LONG = 8;
const exact: Essai = ({ cle }, un) => un.cle === cle;
const fautif: Essai = ({ cle }, un) => cle.length >= LONG && uneFaute(un.cle, cle);
const abrege: Essai = ({ cle }, un) => cle.length >= LONG && (un.cle.startsWith(cle) || cle.startsWith(un.cle));
/** « CCMP », « CUCM » : la nature et les initiales des mots pleins ; ne vaut que dans le territoire attendu. */
const parSigle: Essai = ({ cle }, un) =>
  cle.length >= 3 && `${un.epci.nature.toLowerCase()}${un.sigle}`.startsWith(cle);

function departager(trouves: readonly Candidat[], { natures }: Nom): Epci | null | undefined {
  if (trouves.length === 0) return undefined;
  const bons = trouves.length > 1 ? trouves.filter(({ epci }) => natures.includes(epci.nature)) : trouves;
  return bons.length === 1 ? bons[0]?.epci : null;
}

function sirensDe(index: IndexTerritoire, { communes = [], epci }: Contexte): Set<string> {
  const sirens = new Set(communes.map((code) => index.communes.get(code)?.epci ?? ""));
  if (epci) sirens.add(epci);
  return sirens;
}

/** TER-5 : un EPCI mal nommé est celui du territoire attendu s'il y répond, puis du département, puis de France ; jamais au hasard. */
export function trouverEpci(index: IndexTerritoire, nom: string, contexte: Contexte = {}): TrouvailleEpci | null {
  const cherche = nomEpci(nom);
  if (cherche.cle.length < 3 || cherche.cle.length > 80) return null;
  const tous = candidats(index);
  const sirens = sirensDe(index, contexte);
  const siens = tous.filter(({ epci }) => sirens.has(epci.siren));
  const departements = new Set(siens.flatMap(({ departements: d }) => [...d]));
  if (contexte.departement) departements.add(contexte.departement);
  const voisins = tous.filter((un) => [...un.departements].some((code) => departements.has(code)));
  const cercles: readonly (readonly [readonly Candidat[], readonly Essai[], number])[] = [
    [siens, [exact, fautif, abrege, parSigle], 1],
    [voisins, [exact, fautif, abrege, parSigle], 0.95],
    [tous, [exact, fautif, abrege], 0.9],
  ];
  for (const [parmi, essais, confiance] of cercles)
    for (const [rang, essai] of essais.entries()) {
      const epci = departager(
        parmi.filter((un) => un.cle && essai(cherche, un)),
        cherche,
      );
      if (epci === null) return null;
      if (epci) return { epci, confiance: confiance - rang * 0.07 };
    }
  return null;
}

const ENTIERS: Partial<Record<NatureEpci, string>> = {
  CC: "Communauté de communes",
  CA: "Communauté d’agglomération",
  CU: "Communauté urbaine",
};

/** TER-7 : le nom d'un EPCI se dit en entier (« Communauté de communes des Monts du Pilat »), sans sa nature si son nom la porte. */
export function nomEntier({ nom, nature }: Pick<Epci, "nom" | "nature">): string {
  const propre = nom.replace(/^(?:CC|CA|CU|METRO) /, "").replace(/ \([A-Z0-9]+\)$/, "");
  const entier = ENTIERS[nature];
  if (!entier || propre === nom || /communauté|agglo|métropole/i.test(propre)) return propre;
  return `${entier} ${propre}`;
}
