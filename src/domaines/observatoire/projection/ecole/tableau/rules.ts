import { sansAccents } from "#commun/texte.ts";
import { NIVEAUX } from "../../model.ts";
import type { LigneEcole } from "./model.ts";

const cle = (texte: string): string => sansAccents(texte).replace(/[^a-z0-9]+/g, "");

/** Ce que disent les titres d'un tableau d'écoles, sans accents, espaces ni signes. */
const TITRES: Readonly<Record<string, string>> = {
  ecole: "nom",
  nom: "nom",
  nomdelecole: "nom",
  etablissement: "nom",
  patronyme: "nom",
  commune: "commune",
  codecommune: "commune",
  codeinsee: "commune",
  rentree: "rentree",
  rentreescolaire: "rentree",
  annee: "rentree",
  tps: "tps",
  toutepetitesection: "tps",
  ps: "ps",
  petitesection: "ps",
  ms: "ms",
  moyennesection: "ms",
  gs: "gs",
  grandesection: "gs",
  classes: "classes",
  classesdematernelle: "classes",
  nombredeclasses: "classes",
};

const OBLIGATOIRES = [
  ["nom", "École"],
  ["commune", "Commune"],
  ["rentree", "Rentrée"],
  ["ps", "Petite section"],
] as const;

const COMPTES = [...NIVEAUX, "classes"] as const;
const PLAFOND = { classes: 200, eleves: 2000 };

const anneeDe = (texte: string): number | null => {
  const [, annee] = /^(?:rentr[ée]e\s*)?((?:19|20)\d\d)\b/i.exec(texte.trim()) ?? [];
  return annee ? Number(annee) : null;
};

function lireCompte(texte: string, quoi: (typeof COMPTES)[number]): number | null | string {
  const propre = texte.replace(/[\s\u00a0\u202f]/g, "");
  if (propre === "" || propre === "-" || propre === "—") return null;
  const plafond = quoi === "classes" ? PLAFOND.classes : PLAFOND.eleves;
  return /^\d{1,4}$/.test(propre) && Number(propre) <= plafond ? Number(propre) : `« ${texte.trim().slice(0, 40)} »`;
}

type Lue = { lignes: LigneEcole[]; fautes: string[] };

function lireLigne(
  numero: number,
  cellules: readonly string[],
  rangs: ReadonlyMap<string, number>,
): LigneEcole | string {
  const dit = (quoi: string) => (cellules[rangs.get(quoi) ?? -1] ?? "").trim();
  const [nom, commune, rentree] = [dit("nom"), dit("commune"), anneeDe(dit("rentree"))];
  if (!nom || !commune) return `Ligne ${numero} : l’école ou sa commune manque.`;
  if (!rentree) return `Ligne ${numero} : « ${dit("rentree").slice(0, 40)} » n’est pas l’année d’une rentrée.`;
  const comptes = COMPTES.map((quoi) => [quoi, lireCompte(dit(quoi), quoi)] as const);
  const faux = comptes.find(([, lu]) => typeof lu === "string");
  if (faux) return `Ligne ${numero} : ${faux[1]} n’est pas un nombre d’élèves ou de classes.`;
  return { numero, nom: nom.slice(0, 200), commune, rentree, ...Object.fromEntries(comptes) } as LigneEcole;
}

/**
 * OBS-134 : un tableau d'écoles a une ligne par école et par rentrée, sous des titres que l'on reconnaît : l'école, sa commune, la rentrée, les
 * petites sections ; une ligne que l'on ne comprend pas se nomme, et rien ne s'écrit.
 */
export function lireTableauEcoles(rangees: Iterable<readonly string[]>): Lue {
  const [titres = [], ...suite] = rangees;
  const rangs = new Map<string, number>();
  for (const [rang, titre] of titres.entries()) {
    const quoi = TITRES[cle(titre)];
    if (quoi && !rangs.has(quoi)) rangs.set(quoi, rang);
  }
  const manque = OBLIGATOIRES.filter(([quoi]) => !rangs.has(quoi)).map(([, libelle]) => `« ${libelle} »`);
  if (manque.length > 0) return { lignes: [], fautes: [`La première ligne n’a pas de colonne ${manque.join(", ")}.`] };
  const lues = suite.flatMap((cellules, rang) =>
    cellules.every((une) => une.trim() === "") ? [] : [lireLigne(rang + 2, cellules, rangs)],
  );
  const fautes = lues.filter((lue) => typeof lue === "string");
  if (lues.length === 0) return { lignes: [], fautes: ["Le tableau n’a aucune ligne sous ses titres."] };
  return { lignes: lues.filter((lue) => typeof lue !== "string"), fautes };
}

/** Une école se reconnaît à son nom et à sa commune, accents et majuscules à part. */
export const cleEcole = (nom: string, commune: string): string => `${cle(nom)} ${commune}`;
