import { sansAccents } from "#commun/texte.ts";
import type { Statistique } from "../../catalogue/model.ts";
import type { Cible, Colonne } from "../model.ts";
import { anneeCourte, lireAnnee } from "../nombre/rules.ts";
import { CODES_TERRITOIRE, LIBELLES_CIBLE, MOTS, VARIABLES_CAF, VARIABLES_INSEE } from "./lexique.ts";

/** La forme sous laquelle un titre de colonne se compare. */
export const cleTitre = (titre: string): string => sansAccents(titre).replace(/[^a-z0-9]+/g, "");

const AUCUNE: Colonne = { cible: "aucune", millesime: null };

const cleInsee = (titre: string): string => titre.trim().toUpperCase();
const cleCaf = (titre: string): string => sansAccents(titre.trim()).replace(/[^a-z0-9]+/g, "_");

/** La forme qui reconnaît une variable de l'Insee ou de la Caf. */
const formeDe = (titre: string): RegExp | null => {
  const [forme] =
    VARIABLES_INSEE.find(([une]) => une.test(cleInsee(titre))) ??
    VARIABLES_CAF.find(([une]) => une.test(cleCaf(titre))) ??
    [];
  return forme ?? null;
};

function deVariable(titre: string): Colonne | null {
  for (const [forme, code] of VARIABLES_INSEE) {
    const trouvee = forme.exec(cleInsee(titre));
    if (trouvee) return { cible: `valeur:${code}`, millesime: anneeCourte(trouvee[1] ?? "") };
  }
  const [, code] = VARIABLES_CAF.find(([forme]) => forme.test(cleCaf(titre))) ?? [];
  return code ? { cible: `valeur:${code}`, millesime: null } : null;
}

const TERMES = [
  ["numerateur", / ?[:,(-]? ?num[ée]rateur\)?$/i],
  ["denominateur", / ?[:,(-]? ?d[ée]nominateur\)?$/i],
] as const;

/** « Naissances domiciliées 2021 », « Taux de couverture global : numérateur » : le nom ou le code d'un chiffre, son terme, son année. */
function duCatalogue(titre: string, statistiques: readonly Statistique[]): Colonne | null {
  const millesime = lireAnnee(titre);
  const sansAnnee = millesime ? titre.replace(String(millesime), " ").trim() : titre.trim();
  const [terme, forme] = TERMES.find(([, fin]) => fin.test(sansAnnee)) ?? ["valeur" as const, null];
  const cle = cleTitre(forme ? sansAnnee.replace(forme, "") : sansAnnee);
  const trouvee = statistiques.find(({ code, nom }) => cleTitre(code) === cle || cleTitre(nom) === cle);
  return trouvee ? { cible: `${terme}:${trouvee.code}`, millesime } : null;
}

/** STAT-11 : une colonne se reconnaît à son titre : variable de l'Insee ou de la Caf, chiffre du catalogue, mot courant. */
export function reconnaitreTitre(titre: string, statistiques: readonly Statistique[]): Colonne {
  const cle = cleTitre(titre);
  if (!cle) return AUCUNE;
  const connue = deVariable(titre) ?? (MOTS[cle] ? null : duCatalogue(titre, statistiques));
  if (connue) return connue;
  if (CODES_TERRITOIRE.includes(cle)) return { cible: "territoire", millesime: null };
  return { cible: MOTS[cle] ?? "aucune", millesime: null };
}

/** STAT-35 : une colonne que l'on ne reconnaît que de mémoire se dit « à confirmer », tant qu'elle remplit ce que l'on en supposait. */
export const estSupposee = (titre: string, cible: Cible): boolean =>
  VARIABLES_CAF.some(
    ([forme, code, supposee]) => supposee !== undefined && cible === `valeur:${code}` && forme.test(cleCaf(titre)),
  );

const UNIQUES: readonly Cible[] = [
  "territoire",
  "nom",
  "genre",
  "millesime",
  "statistique",
  "secret",
  "valeur",
  "numerateur",
  "denominateur",
  "contour",
  "rupture",
];

/**
 * STAT-12 : une seule colonne dit le territoire, le plus fin quand plusieurs le pourraient ; des autres redites, la première vaut : les ménages
 * d'un dossier complet y sont sous deux noms, qui ne s'additionnent pas.
 */
export function correspondre(titres: readonly string[], statistiques: readonly Statistique[]): Colonne[] {
  const colonnes = titres.map((titre) => reconnaitreTitre(titre, statistiques));
  const rangs = titres.map((titre) => CODES_TERRITOIRE.indexOf(cleTitre(titre)));
  const fins = rangs.filter((rang, place) => rang >= 0 && colonnes[place]?.cible === "territoire");
  const choisi = rangs.indexOf(Math.min(...fins));
  const prises = new Map<string, RegExp | null>();
  return colonnes.map((colonne, place) => {
    if (colonne.cible === "territoire" && place !== choisi) return AUCUNE;
    const [cle, forme] = [`${colonne.cible} ${colonne.millesime}`, formeDe(titres[place] ?? "")];
    const redite = UNIQUES.includes(colonne.cible) || prises.get(cle) !== forme;
    if (prises.has(cle) && redite) return AUCUNE;
    prises.set(cle, forme);
    return colonne;
  });
}

const EXAMINEES = 30;
const utiles = (colonnes: readonly Colonne[]) => colonnes.filter(({ cible }) => cible !== "aucune").length;

/** STAT-13 : les titres sont la ligne, parmi les trente premières, dont on reconnaît le plus de cellules. */
export function trouverTitres(
  rangees: readonly string[][],
  statistiques: readonly Statistique[],
): { entete: number; colonnes: Colonne[] } {
  let meilleure = { entete: 0, colonnes: correspondre(rangees[0] ?? [], statistiques) };
  for (const [entete, rangee] of rangees.slice(0, EXAMINEES).entries()) {
    const colonnes = correspondre(rangee, statistiques);
    if (utiles(colonnes) > utiles(meilleure.colonnes)) meilleure = { entete, colonnes };
  }
  return meilleure;
}

/** Les mots par lesquels on choisit ce que remplit une colonne. */
export const libelleCible = (cible: Cible, statistiques: readonly Statistique[]): string => {
  const [terme, code] = cible.split(":");
  if (!code) return LIBELLES_CIBLE[cible] ?? cible;
  const nom = statistiques.find((une) => une.code === code)?.nom ?? code;
  if (terme === "valeur") return nom;
  return `${nom} : ${terme === "numerateur" ? "numérateur" : "dénominateur"}`;
};

/** Tout ce qu'une colonne peut remplir, dans l'ordre où on le propose. */
export function ciblesPossibles(statistiques: readonly Statistique[]): { cible: Cible; libelle: string }[] {
  const deLigne = Object.keys(LIBELLES_CIBLE) as Cible[];
  const deChiffre = statistiques.flatMap(({ code, formule }): Cible[] =>
    formule.genre === "rapport" ? [`valeur:${code}`, `numerateur:${code}`, `denominateur:${code}`] : [`valeur:${code}`],
  );
  return [...deLigne, ...deChiffre].map((cible) => ({ cible, libelle: libelleCible(cible, statistiques) }));
}
