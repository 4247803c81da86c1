import { sansAccents } from "#commun/texte.ts";
import type { Commune, Contexte, IndexTerritoire } from "../cog/model.ts";
import { approchants, bords, COURT, uneFaute, voisinages } from "../cog/rules.ts";
import type { Territoire } from "./model.ts";

type Nom = { nom: string; poids: number; territoire: Territoire };
/** Un mot de l'un de ces noms, et leurs rangs. */
type Mot = { mot: string; rangs: number[] };
/** Les noms, le rang de chaque commune parmi eux, leurs mots dans l'ordre, et sous chaque bord ceux qu'une faute en sépare. */
type Pret = {
  noms: readonly Nom[];
  rangs: ReadonlyMap<string, number>;
  mots: readonly Mot[];
  parBord: ReadonlyMap<string, readonly Mot[]>;
};
const prets = new WeakMap<IndexTerritoire, Pret>();

const enMots = (nom: string) =>
  ` ${sansAccents(nom)
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\bsaint(e?)\b/g, "st$1")
    .replace(/\b(?:communautes? de communes?|comcom)\b/g, "cc")
    .replace(/\bcommunaute d agglomeration\b/g, "ca")
    .replace(/\bcommunaute urbaine\b/g, "cu")
    .trim()}`;

const VIDES = new Set("de du des d la le les l et".split(" "));
const motsPleins = (mots: string) => mots.split(" ").filter((mot) => mot && !VIDES.has(mot));

function ranger(index: IndexTerritoire): { noms: Nom[]; mots: Mot[] } {
  const noms: Nom[] = [];
  const parMot = new Map<string, Mot>();
  const ajouter = (nom: string, code: string, poids: number, territoire: Territoire) => {
    const ecrit = enMots(nom);
    for (const mot of new Set([...motsPleins(ecrit), code.toLowerCase()])) {
      const connu = parMot.get(mot);
      if (connu) connu.rangs.push(noms.length);
      else parMot.set(mot, { mot, rangs: [noms.length] });
    }
    noms.push({ nom: ecrit, poids, territoire });
  };
  for (const epci of index.cog.epci) ajouter(epci.nom, epci.siren, epci.municipale, { genre: "epci", epci });
  for (const commune of index.cog.communes)
    ajouter(commune.nom, commune.code, commune.insee ?? 0, { genre: "commune", commune });
  return { noms, mots: [...parMot.values()].toSorted((a, b) => (a.mot < b.mot ? -1 : 1)) };
}

function preparer(index: IndexTerritoire): Pret {
  const connu = prets.get(index);
  if (connu) return connu;
  const { noms, mots } = ranger(index);
  const parBord = new Map<string, Mot[]>();
  for (const un of mots) {
    if (un.mot.length < COURT || /\d/.test(un.mot)) continue; // un code ne souffre aucune faute
    for (const bord of bords(un.mot, un.mot.length)) {
      const pareils = parBord.get(bord);
      if (pareils) pareils.push(un);
      else parBord.set(bord, [un]);
    }
  }
  const rangs = new Map(index.cog.communes.map(({ code }, rang) => [code, index.cog.epci.length + rang]));
  const pret = { noms, rangs, mots, parBord };
  prets.set(index, pret);
  return pret;
}

/** Les mots qui commencent ainsi : ils se suivent. */
function quiCommencent(mots: readonly Mot[], debut: string): readonly Mot[] {
  let [bas, haut] = [0, mots.length];
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if ((mots[milieu]?.mot ?? "") < debut) bas = milieu + 1;
    else haut = milieu;
  }
  const suite = mots.slice(bas);
  const fin = suite.findIndex(({ mot }) => !mot.startsWith(debut));
  return fin < 0 ? suite : suite.slice(0, fin);
}

/** Une faute dans le nom entier éloigne moins qu'une faute dans l'un de ses mots. */
const NOM_FAUTIF = 0.5;

/** Les noms dont un mot commence par celui-ci (aucune faute) ou s'écrit ainsi à une faute près. */
function porteursDe(mot: string, { mots, parBord }: Pret): Map<number, number> {
  const proches = mot.length < COURT - 1 ? [] : voisinages(mot).flatMap((bord) => parBord.get(bord) ?? []);
  const fautifs = proches.filter((un) => uneFaute(un.mot, mot)).flatMap(({ rangs }) => rangs);
  const exacts = quiCommencent(mots, mot).flatMap(({ rangs }) => rangs);
  return new Map([...fautifs.map((rang) => [rang, 1] as const), ...exacts.map((rang) => [rang, 0] as const)]);
}

/** Les noms qui portent tous ces mots, une faute au plus en tout, avec le nombre de leurs fautes. */
function parMots(mots: readonly string[], pret: Pret): Map<number, number> {
  const [premier = new Map<number, number>(), ...autres] = mots.map((mot) => porteursDe(mot, pret));
  const trouves = new Map<number, number>();
  for (const [rang, faute] of premier) {
    const fautes = autres.reduce((somme, porteurs) => somme + (porteurs.get(rang) ?? 2), faute);
    if (fautes <= 1) trouves.set(rang, fautes);
  }
  return trouves;
}

/** Le nom entier, puis un nom qui commence ainsi, puis un nom qui contient tous ces mots. */
function accord(nom: string, saisie: string): number {
  if (nom === saisie) return 4;
  if (nom.startsWith(saisie)) return nom.startsWith(`${saisie} `) ? 3 : 2;
  return 1;
}

/** Ce que l'on tape a-t-il lieu d'être ici : un EPCI attendu, une commune citée ou de l'un de ces EPCI. */
function pres(index: IndexTerritoire, { communes = [], epci }: Contexte): (un: Territoire) => boolean {
  const sirens = new Set([epci, ...communes.map((code) => index.communes.get(code)?.epci)]);
  const citees = new Set(communes);
  const sienne = (une: Commune) => citees.has(une.code) || (une.epci !== null && sirens.has(une.epci));
  return (un) => (un.genre === "epci" ? sirens.has(un.epci.siren) : sienne(un.commune));
}

/**
 * TER-6 : la recherche rend les communes et les EPCI dont un mot commence par chaque mot saisi, ou que l'on a nommés à une faute près, collés ou
 * d'un nom ancien ; ceux du territoire attendu d'abord, puis du plus proche au plus peuplé, les fautifs à la fin.
 */
export function chercherTerritoires(
  index: IndexTerritoire,
  saisie: string,
  maximum = 20,
  contexte: Contexte = {},
): Territoire[] {
  const entiere = enMots(saisie.slice(0, 200));
  const mots = [...new Set(motsPleins(entiere))].slice(0, 12);
  if (mots.join("").length < 2) return [];
  const pret = preparer(index);
  const trouves = parMots(mots, pret);
  for (const { commune, exact } of approchants(index, saisie)) {
    const rang = pret.rangs.get(commune.code);
    if (rang !== undefined && trouves.get(rang) !== 0) trouves.set(rang, exact ? 0 : NOM_FAUTIF);
  }
  const attendu = pres(index, contexte);
  const classer = ({ nom, territoire }: Nom, fautes: number) =>
    (attendu(territoire) ? 5 : 0) + (fautes > 0 ? 1 - fautes : accord(nom, entiere));
  return [...trouves]
    .flatMap(([rang, fautes]) => {
      const un = pret.noms[rang];
      return un ? [{ un, rang: classer(un, fautes) }] : [];
    })
    .toSorted((a, b) => b.rang - a.rang || b.un.poids - a.un.poids)
    .slice(0, maximum)
    .map(({ un }) => un.territoire);
}
