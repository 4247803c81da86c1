import { type Jour, joursEntre } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import { type Fiche, type Paire, POIDS, type Raison, type Ressemblance, SEUIL_DOUBLON } from "./model.ts";

const mots = (texte: string | null): string[] =>
  sansAccents(texte ?? "")
    .split(/[^a-z]+/)
    .filter((mot) => mot !== "");

const colle = (texte: string | null): string => mots(texte).join("");

/** Une seule lettre en plus, en moins, changée, ou deux voisines échangées. */
export function aUneLettrePres(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let debut = 0;
  while (debut < a.length && a[debut] === b[debut]) debut++;
  const [suiteA, suiteB] = [a.slice(debut), b.slice(debut)];
  if (suiteA.slice(1) === suiteB || suiteA === suiteB.slice(1) || suiteA.slice(1) === suiteB.slice(1)) return true;
  return suiteA[0] === suiteB[1] && suiteA[1] === suiteB[0] && suiteA.slice(2) === suiteB.slice(2);
}

const LETTRES_MIN = 5;

/** Deux mots qui se ressemblent : à une lettre près s'ils sont assez longs, ou l'un au début de l'autre (« Jean » et « Jean-Paul »). */
function seRessemblent(a: string | null, b: string | null): boolean {
  const [x, y] = [colle(a), colle(b)];
  if (Math.min(x.length, y.length) >= LETTRES_MIN && aUneLettrePres(x, y)) return true;
  const [premiers, autres] = [mots(a), mots(b)];
  return (
    premiers.length !== autres.length &&
    Math.min(premiers.length, autres.length) > 0 &&
    premiers.every((mot, rang) => rang >= autres.length || mot === autres[rang])
  );
}

/** Le jour et le mois échangés, ou un seul chiffre de différence : une faute de frappe. */
function fauteDeFrappe(a: Jour, b: Jour): boolean {
  const [anA, moisA, jourA] = a.split("-");
  const [anB, moisB, jourB] = b.split("-");
  if (anA === anB && moisA === jourB && jourA === moisB) return true;
  return [...a].filter((chiffre, rang) => chiffre !== b[rang]).length === 1;
}

const TERME_PROCHE = 10;
const NEE_AU_TERME = 35;

const ecart = (a: Jour, b: Jour): number => Math.abs(joursEntre(a, b));

/** Deux dates de même nature : égales, proches, ou qui s'opposent. */
function memeNature(a: Jour, b: Jour, [egales, presque]: readonly [Raison, Raison], proches: boolean): Raison[] | null {
  if (a === b) return [egales];
  return proches ? [presque] : null;
}

/** Ce que disent les deux dates ; rien : ce n'est pas le même enfant. */
function parLaDate({ enfant: a }: Fiche, { enfant: b }: Fiche): Raison[] | null {
  const naissances = [a.naissance, b.naissance].filter((jour) => jour !== null);
  const termes = [a.terme, b.terme].filter((jour) => jour !== null);
  const [ne, neAussi] = naissances;
  if (ne && neAussi) return memeNature(ne, neAussi, ["memeNaissance", "naissanceProche"], fauteDeFrappe(ne, neAussi));
  const [terme, autreTerme] = termes;
  if (terme && autreTerme)
    return memeNature(terme, autreTerme, ["memeTerme", "termeProche"], ecart(terme, autreTerme) <= TERME_PROCHE);
  if (!ne || !terme) return [];
  return ecart(ne, terme) <= NEE_AU_TERME ? ["neeAuTerme"] : null;
}

/**
 * GUI-221 : des jumeaux, des frères et sœurs ne sont pas des doublons : deux enfants d'un même dossier, deux prénoms différents, deux
 * dates que nulle faute de frappe n'explique ; entre dossiers de jumeaux, on compare chaque rang au même rang, et le prénom exact.
 */
function parLePrenom(a: Fiche, b: Fiche): Raison[] | null {
  const [x, y] = [colle(a.enfant.prenom), colle(b.enfant.prenom)];
  const jumeaux = a.jumeaux || b.jumeaux;
  if (x === "" || y === "") return jumeaux && a.rang !== b.rang ? null : [];
  if (x === y) return ["memePrenom"];
  return !jumeaux && seRessemblent(a.enfant.prenom, b.enfant.prenom) ? ["prenomProche"] : null;
}

function parLeNom({ enfant: a }: Fiche, { enfant: b }: Fiche): Raison[] {
  const [x, y] = [colle(a.nom), colle(b.nom)];
  if (x === "" || y === "") return [];
  if (x === y) return ["memeNom"];
  return seRessemblent(a.nom, b.nom) ? ["nomProche"] : [];
}

/** Les parents d'une demande, mots triés : « Durand Awa » vaut « Awa Durand ». */
const parentsDe = ({ prenom, nom, autreParent }: Fiche): string[][] =>
  [`${prenom} ${nom}`, autreParent].map((dit) => mots(dit).toSorted()).filter(({ length }) => length > 1);

const presquePareils = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length &&
  a.every((mot) => b.some((autre) => mot === autre || aUneLettrePres(mot, autre))) &&
  a.some((mot) => b.includes(mot));

function parLesParents(a: Fiche, b: Fiche): Raison[] {
  const [premiers, autres] = [parentsDe(a), parentsDe(b)];
  const noms = autres.map((mot) => mot.join(" "));
  if (premiers.some((un) => noms.includes(un.join(" ")))) return ["memeParent"];
  return premiers.some((un) => autres.some((autre) => presquePareils(un, autre))) ? ["parentProche"] : [];
}

/** L'adresse de courriel sans casse ni étiquette (« awa+creche@… »). */
export const courrielNormal = (courriel: string | null): string =>
  (courriel ?? "")
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, "@");

/** Les chiffres d'un numéro, l'indicatif de la France ôté. */
export const telephoneNormal = (telephone: string): string =>
  telephone
    .replace(/\D/g, "")
    .replace(/^00/, "")
    .replace(/^33(?=\d{9}$)/, "0");

const adresseNormale = ({ adresse, commune }: Fiche): string => {
  const dite = sansAccents(adresse).replace(/[^a-z0-9]+/g, " ");
  return dite.trim() === "" ? "" : `${dite.trim()} ${commune}`;
};

const pareils = (a: string, b: string): boolean => a !== "" && a === b;

function parLeContact(a: Fiche, b: Fiche): Raison[] {
  const raisons: Raison[] = [];
  if (pareils(courrielNormal(a.courriel), courrielNormal(b.courriel))) raisons.push("memeCourriel");
  if (pareils(telephoneNormal(a.telephone), telephoneNormal(b.telephone))) raisons.push("memeTelephone");
  if (pareils(adresseNormale(a), adresseNormale(b))) raisons.push("memeAdresse");
  return raisons;
}

const scoreDe = (raisons: readonly Raison[]): number => raisons.reduce((somme, raison) => somme + POIDS[raison], 0);

/**
 * GUI-220 : deux demandes se ressemblent par l'enfant, ses parents et leur contact, sans accents, à une faute de frappe près ; chaque
 * ressemblance a son poids, et se dit. Sous le seuil, ou si un fait les oppose, on ne propose rien.
 */
export function comparer(a: Fiche, b: Fiche): Ressemblance | null {
  if (a.id === b.id || a.dossier === b.dossier) return null;
  const date = parLaDate(a, b);
  const prenom = parLePrenom(a, b);
  if (!date || !prenom) return null;
  const raisons = [...date, ...prenom, ...parLeNom(a, b), ...parLesParents(a, b), ...parLeContact(a, b)];
  const score = scoreDe(raisons);
  return score < SEUIL_DOUBLON ? null : { score, raisons };
}

/** Ce par quoi deux demandes peuvent se rencontrer, sans les comparer toutes entre elles. */
function indicesDe(fiche: Fiche): string[] {
  const { naissance, terme, prenom } = fiche.enfant;
  return [
    courrielNormal(fiche.courriel) && `c ${courrielNormal(fiche.courriel)}`,
    telephoneNormal(fiche.telephone) && `t ${telephoneNormal(fiche.telephone)}`,
    naissance && `n ${naissance}`,
    terme && `m ${terme}`,
    colle(prenom) && `p ${colle(prenom)}`,
    adresseNormale(fiche) && `a ${adresseNormale(fiche)}`,
    ...parentsDe(fiche).map((parent) => `q ${parent.join(" ")}`),
  ].filter((indice) => typeof indice === "string" && indice !== "") as string[];
}

/** Les couples d'une liste. */
const couples = (fiches: readonly Fiche[]): [Fiche, Fiche][] =>
  fiches.flatMap((a, rang) => fiches.slice(rang + 1).map((b): [Fiche, Fiche] => [a, b]));

/** GUI-222 : de toutes les demandes, les paires qui se ressemblent, chacune une fois, la plus sûre d'abord. */
export function paires(fiches: readonly Fiche[]): Paire[] {
  const parIndice = Map.groupBy(
    fiches.flatMap((fiche) => indicesDe(fiche).map((indice) => ({ fiche, indice }))),
    ({ indice }) => indice,
  );
  const trouvees = new Map<string, Paire | null>();
  for (const groupe of parIndice.values())
    for (const [a, b] of couples(groupe.map(({ fiche }) => fiche))) {
      const [un, autre] = a.id < b.id ? [a, b] : [b, a];
      const cle = `${un.id} ${autre.id}`;
      if (trouvees.has(cle)) continue;
      const ressemblance = comparer(un, autre);
      trouvees.set(cle, ressemblance && { ...ressemblance, un: un.id, autre: autre.id });
    }
  return [...trouvees.values()]
    .filter((paire) => paire !== null)
    .toSorted((a, b) => b.score - a.score || (`${a.un} ${a.autre}` < `${b.un} ${b.autre}` ? -1 : 1));
}
