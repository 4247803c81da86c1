import { ecrireNombre } from "#commun/nombre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Statistique } from "#domaines/statistiques/model.ts";
import type { Classe, Classement } from "./classe/model.ts";
import type { GenreCarte, Point } from "./model.ts";

/**
 * OBS-6 : un compte se montre par des disques, un rapport par des teintes : une grande commune teintée de foncé parce qu'elle est grande
 * ne dirait rien.
 */
export const genreDe = ({ formule }: Pick<Statistique, "formule">): GenreCarte =>
  formule.genre === "compte" ? "symboles" : "aplats";

/** OBS-7 : l'aire d'un disque est proportionnelle à ce qu'il compte ; zéro n'en a pas. */
export const rayon = (valeur: number, maximum: number, plusGrand: number): number =>
  valeur <= 0 || maximum <= 0 ? 0 : plusGrand * Math.sqrt(valeur / maximum);

/** Des repères ronds pour la légende des disques : la plus grande valeur ronde, son quart, son seizième. */
export function reperesDe(maximum: number): number[] {
  if (maximum <= 0) return [];
  const dizaine = 10 ** Math.floor(Math.log10(maximum));
  const grand = [5, 2, 1].map((un) => un * dizaine).find((un) => un <= maximum) ?? dizaine;
  return [grand, grand / 4, grand / 16]
    .filter((un) => un >= 1 || un === grand)
    .map((un) => (un >= 1 ? Math.round(un) : un));
}

/** Un nombre du chiffre, à ses décimales. */
export const ecrire = ({ decimales }: Pick<Statistique, "decimales">, valeur: number): string =>
  ecrireNombre(valeur, decimales);

/** Une unité de quelques lettres suit sa valeur ; une plus longue est dans le nom du chiffre. */
const COURTE = 8;

export const estCourte = ({ unite }: Pick<Statistique, "unite">): boolean => unite.length <= COURTE;

const uniteDe = ({ unite }: Pick<Statistique, "unite">) =>
  unite === "" || !estCourte({ unite }) ? "" : `\u{A0}${unite}`;

export const avecUnite = (statistique: Pick<Statistique, "decimales" | "unite">, valeur: number): string =>
  `${ecrire(statistique, valeur)}${uniteDe(statistique)}`;

/** Une valeur telle qu'on la lit : un compte n'est que son nombre. */
export const direValeur = (
  statistique: Pick<Statistique, "decimales" | "unite" | "formule">,
  valeur: number,
): string => (statistique.formule.genre === "compte" ? ecrire(statistique, valeur) : avecUnite(statistique, valeur));

/** L'unité d'un chiffre, là où ses valeurs ne la portent pas. */
const uniteTue = ({ unite, formule }: Pick<Statistique, "unite" | "formule">): string =>
  formule.genre === "compte" || !estCourte({ unite }) ? unite : "";

/** En tête d'une colonne de valeurs : leur unité, quand elles ne la portent pas. */
export const titreValeurs = (statistique: Pick<Statistique, "unite" | "formule">): string => {
  const unite = uniteTue(statistique);
  return unite === "" ? "Valeur" : `${unite.charAt(0).toLocaleUpperCase("fr")}${unite.slice(1)}`;
};

/** En tête d'une légende : le chiffre et son unité, qu'un compte a souvent dans son nom. */
export function titreLegende({ nom, unite, formule }: Pick<Statistique, "nom" | "unite" | "formule">): string {
  const deja = sansAccents(nom).includes(sansAccents(unite));
  return unite === "" || (formule.genre === "compte" && deja) ? nom : `${nom}, en ${unite}`;
}

const TROP_PEU = 20;

/** OBS-8 : ce que l'on ne sait pas et ce que le producteur tient secret se disent à part ; un rapport sur moins de vingt est dit fragile. */
export function direPoint(statistique: Statistique, { valeur, numerateur, denominateur, secret }: Point): string {
  if (secret && valeur === null) return "secret statistique";
  if (valeur === null) return "pas de valeur";
  const dit = direValeur(statistique, valeur);
  if (statistique.formule.genre !== "rapport" || numerateur === null || denominateur === null) return dit;
  const termes = `${ecrireNombre(numerateur, 0)} sur ${ecrireNombre(denominateur, 0)}`;
  return denominateur < TROP_PEU ? `${dit} (${termes} : trop peu pour conclure)` : `${dit} (${termes})`;
}

export const estFragile = (statistique: Statistique, { denominateur }: Pick<Point, "denominateur">): boolean =>
  statistique.formule.genre === "rapport" && denominateur !== null && denominateur < TROP_PEU;

/** OBS-9 : la légende dit les valeurs qui sont dans la classe, pas des bornes où il n'y a personne ; ronds, ce sont les seuils. */
export function direClasse(
  statistique: Statistique,
  { de, a, seuils }: Classe,
  rang: number,
  { zero }: Classement,
): string {
  if (rang === zero) return "sans changement";
  if (seuils) return `de ${ecrire(statistique, seuils[0])} à moins de ${avecUnite(statistique, seuils[1])}`;
  return ecrire(statistique, de) === ecrire(statistique, a)
    ? avecUnite(statistique, a)
    : `de ${ecrire(statistique, de)} à ${avecUnite(statistique, a)}`;
}

type Pose = { code: string; x: number; y: number; nom: string; poids: number };
type Boite = { g: number; d: number; h: number; b: number };

const LETTRE = 0.52;

const boiteDe = ({ x, y, nom }: Pose, corps: number): Boite => {
  const demi = (nom.length * corps * LETTRE) / 2;
  return { g: x - demi, d: x + demi, h: y - corps * 0.85, b: y + corps * 0.35 };
};

const seTouchent = (a: Boite, b: Boite) => a.g < b.d && b.g < a.d && a.h < b.b && b.h < a.b;

/** Les noms qui tiennent sans se toucher, ni sortir du cadre, du plus peuplé au moins peuplé. */
function placer(
  poses: readonly Pose[],
  { corps, large, plus }: { corps: number; large: number; plus: number },
): Set<string> {
  const boites: Boite[] = [];
  const gardes = new Set<string>();
  for (const pose of poses) {
    if (gardes.size >= plus) break;
    const boite = boiteDe(pose, corps);
    if (boite.g < 10 || boite.d > large - 10 || boites.some((autre) => seTouchent(boite, autre))) continue;
    boites.push(boite);
    gardes.add(pose.code);
  }
  return gardes;
}

/** OBS-12 : une carte nomme les communes les plus peuplées, tant que les noms ne se touchent pas ; sur un écran étroit, quatre au plus. */
export function etiqueter(
  poses: readonly Pose[],
  large: number,
): { code: string; x: number; y: number; texte: string; majeure: boolean }[] {
  const triees = poses.toSorted((a, b) => b.poids - a.poids);
  const majeures = placer(triees, { corps: 78, large, plus: 4 });
  const dites = placer(
    [...triees.filter(({ code }) => majeures.has(code)), ...triees.filter(({ code }) => !majeures.has(code))],
    { corps: 36, large, plus: 24 },
  );
  return triees
    .filter(({ code }) => dites.has(code))
    .map(({ x, y, nom, code }) => ({ code, x, y, texte: nom, majeure: majeures.has(code) }));
}
