import { pluriel } from "#commun/texte.ts";
import type { LieuNomme, Statistique } from "#domaines/statistiques/model.ts";
import { avecUnite, ecrire } from "../../carte/rules.ts";
import { COMPTES_ANNUELS } from "../lexique.ts";
import type { Comparaison, Mesure } from "../model.ts";

/** Les années qu'il faut entre deux mesures pour les comparer. */
export const ecartDe = ({ code, producteur }: Pick<Statistique, "code" | "producteur">): number =>
  producteur === "insee" && !COMPTES_ANNUELS.includes(code) ? 5 : 3;

/**
 * OBS-20 : deux comptes diffèrent quand leur écart dépasse ce que le hasard y met d'ordinaire, deux fois la racine de leur somme ; en
 * deçà, on ne dit ni hausse ni baisse.
 */
export const comptesDifferent = (a: number, b: number): boolean => Math.abs(b - a) > 2 * Math.sqrt(a + b);

type Part = { numerateur: number; denominateur: number };

const estPart = ({ formule }: Statistique) => formule.genre === "rapport" && formule.facteur === 100;

/** Les deux termes d'une part, quand c'en est une : des éléments comptés parmi d'autres. */
function partDe(
  statistique: Statistique,
  { numerateur, denominateur }: Pick<Mesure, "numerateur" | "denominateur">,
): Part | null {
  if (!estPart(statistique) || numerateur === null || denominateur === null) return null;
  return denominateur > 0 && numerateur >= 0 && numerateur <= denominateur ? { numerateur, denominateur } : null;
}

/** OBS-21 : deux parts diffèrent quand leur écart dépasse deux fois l'erreur qu'il aurait si elles étaient les mêmes. */
export function partsDifferent(a: Part, b: Part): boolean {
  const commune = (a.numerateur + b.numerateur) / (a.denominateur + b.denominateur);
  const erreur = Math.sqrt(commune * (1 - commune) * (1 / a.denominateur + 1 / b.denominateur));
  return Math.abs(a.numerateur / a.denominateur - b.numerateur / b.denominateur) > 2 * erreur;
}

const PROCHE = 0.05;

/** Ce qui n'est ni un compte ni une part (un revenu, un âge, des places pour cent) : à moins d'un vingtième, c'est la même chose. */
const loin = (a: number, b: number): boolean => Math.abs(a - b) > PROCHE * Math.abs(b);

/** La mesure d'avant à laquelle se compare la dernière : la plus récente qui soit assez ancienne. */
function avantDe(serie: readonly Mesure[], mesure: Mesure, ecart: number): Mesure | null {
  return (
    serie
      .filter(({ millesime, valeur }) => valeur !== null && millesime <= mesure.millesime - ecart)
      .toSorted((a, b) => b.millesime - a.millesime)[0] ?? null
  );
}

const ans = (nombre: number) => pluriel(nombre, "an");

/** Deux comptes dont la somme passe mille ne sont plus petits : un écart y est faible, pas fortuit. */
const GRANDS = 1000;

function evolutionCompte(statistique: Statistique, avant: number, apres: number, annees: number): string {
  if (avant === apres) return `Autant qu’il y a ${ans(annees)}.`;
  const passe = `${ecrire(statistique, avant)} il y a ${ans(annees)}`;
  if (!comptesDifferent(avant, apres))
    return avant + apres < GRANDS
      ? `${passe} : sur d’aussi petits nombres, l’écart peut tenir au hasard.`
      : `${passe} : peu de changement.`;
  const part = avant === 0 ? "" : ` (${Math.abs(Math.round(((apres - avant) / avant) * 100))} %)`;
  return `${passe} : ${apres > avant ? "en hausse" : "en baisse"}${part}.`;
}

type Couple = { avant: Mesure; apres: Mesure };

function differe(statistique: Statistique, { avant, apres }: Couple): boolean {
  const [a, b] = [partDe(statistique, avant), partDe(statistique, apres)];
  return a && b ? partsDifferent(a, b) : loin(apres.valeur ?? 0, avant.valeur ?? 0);
}

function evolutionRapport(statistique: Statistique, couple: Couple, annees: number): string {
  const [avant, apres] = [couple.avant.valeur ?? 0, couple.apres.valeur ?? 0];
  const passe = `${avecUnite(statistique, avant)} il y a ${ans(annees)}`;
  if (!differe(statistique, couple)) return `${passe} : stable, à ce que l’on peut en dire.`;
  return `${passe} : ${apres > avant ? "en hausse" : "en baisse"}.`;
}

/**
 * OBS-22 : ce qu'un chiffre dit du temps : à trois ans d'écart au moins, à cinq pour le recensement ; un changement de méthode entre les
 * deux défend de comparer.
 */
export function direEvolution(statistique: Statistique, serie: readonly Mesure[], mesure: Mesure): string | null {
  const avant = statistique.formule.genre === "evolution" ? null : avantDe(serie, mesure, ecartDe(statistique));
  if (mesure.valeur === null || avant?.valeur == null) return null;
  const entre = serie.filter(({ millesime }) => millesime > avant.millesime && millesime <= mesure.millesime);
  const rupture = entre.find((une) => une.rupture !== "");
  if (rupture) return `La méthode a changé en ${rupture.millesime} : les années d’avant ne se comparent pas.`;
  const annees = mesure.millesime - avant.millesime;
  const dite =
    statistique.formule.genre === "compte"
      ? evolutionCompte(statistique, avant.valeur, mesure.valeur, annees)
      : evolutionRapport(statistique, { avant, apres: mesure }, annees);
  return [dite, direPerimetre(avant, mesure)].filter(Boolean).join(" ");
}

/** OBS-138 : une comparaison d'une année à l'autre dit quand le territoire n'était pas le même. */
export function direPerimetre(avant: Mesure, apres: Mesure): string {
  if (avant.contour === apres.contour) return "";
  const dits = [avant, apres].flatMap(({ millesime, contour }) => (contour ? [`en ${millesime}, ${contour}`] : []));
  return `Le périmètre n’est pas le même : ${dits.join(" ; ")}.`;
}

const ARTICLES: Record<LieuNomme["genre"], string> = {
  commune: "la commune",
  bassin: "le bassin de vie",
  epci: "l’intercommunalité",
  departement: "le département",
  region: "la région",
  france: "la France",
};

/** À qui l'on se compare d'abord : le plus proche dont on a la valeur, au-delà du bassin. */
function repereDe(comparaisons: readonly Comparaison[]): Comparaison | null {
  const connues = comparaisons.filter(({ mesure }) => mesure?.valeur != null);
  return (
    connues.find(({ lieu }) => lieu.genre === "departement") ??
    connues.find(({ lieu }) => lieu.genre !== "bassin") ??
    null
  );
}

const SANS_DECIMALE = { decimales: 0 };

const part = (a: number, b: number) => `${ecrire(SANS_DECIMALE, (a / b) * 100)} %`;

/** OBS-23 : un compte ne se compare pas d'un territoire à l'autre ; on dit sa part de l'intercommunalité, ou du plus proche qui le contient. */
function situerCompte(statistique: Statistique, valeur: number, comparaisons: readonly Comparaison[]): string | null {
  const ensemble = comparaisons.find(({ lieu, mesure }) => lieu.genre !== "bassin" && (mesure?.valeur ?? 0) > 0);
  const total = ensemble?.mesure?.valeur;
  if (!ensemble || !total || valeur > total) return null;
  return valeur / total < 0.005
    ? null
    : `Soit ${part(valeur, total)} de ce que compte ${ARTICLES[ensemble.lieu.genre]}.`;
}

const TROP_PEU = 20;

/**
 * OBS-24 : un rapport se dit au-dessus, au-dessous ou proche de celui du département, même millésime ; sur moins de vingt, il ne se
 * compare pas ; quand l'écart peut tenir au hasard, c'est dit proche.
 */
function situerRapport(statistique: Statistique, mesure: Mesure, comparaisons: readonly Comparaison[]): string | null {
  const repere = repereDe(comparaisons);
  return repere?.mesure && mesure.valeur !== null
    ? comparer(statistique, mesure, { ...repere, mesure: repere.mesure })
    : null;
}

/** « le département » : « du département » ; « la France » : « de la France ». */
const precede = (nom: string) => (nom.startsWith("le ") ? `du ${nom.slice(3)}` : `de ${nom}`);

function comparer(statistique: Statistique, mesure: Mesure, repere: { lieu: LieuNomme; mesure: Mesure }): string {
  const [ici, la] = [mesure.valeur ?? 0, repere.mesure.valeur ?? 0];
  const de = precede(`${ARTICLES[repere.lieu.genre]} (${avecUnite(statistique, la)})`);
  if (estPart(statistique) && mesure.denominateur !== null && mesure.denominateur < TROP_PEU)
    return `Sur ${ecrire(SANS_DECIMALE, mesure.denominateur)} seulement, trop peu pour comparer au chiffre ${de}.`;
  if (!differe(statistique, { avant: repere.mesure, apres: mesure })) return `Proche ${de}.`;
  return `${ici > la ? "Au-dessus" : "Au-dessous"} ${de}.`;
}

/** OBS-25 : un chiffre ne dit que ce qu'il permet : son secret, ou sa place parmi les autres puis son évolution, chacune si elle se fonde. */
export function phrasesDe(
  statistique: Statistique,
  { serie, mesure, comparaisons }: { serie: readonly Mesure[]; mesure: Mesure; comparaisons: readonly Comparaison[] },
): string[] {
  if (mesure.valeur === null)
    return mesure.secret
      ? ["Cette valeur reste secrète : elle compte trop peu de monde, ou en rendrait une qui le fait."]
      : [];
  const place =
    statistique.formule.genre === "compte"
      ? situerCompte(statistique, mesure.valeur, comparaisons)
      : situerRapport(statistique, mesure, comparaisons);
  return [place, direEvolution(statistique, serie, mesure)].filter((phrase) => phrase !== null);
}
