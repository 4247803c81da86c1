import { estJour, type Jour } from "#commun/jour.ts";

const UNITES =
  "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const DIZAINES: Record<string, number> = { vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 };
const MOIS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre".split("|");

const NOMBRE = `(?:(?:${[...Object.keys(DIZAINES), ...UNITES.toReversed(), "premier", "et"].join("|")})[ -]?)+`;
const AN_PUIS_JOUR = new RegExp(
  `l'an deux mille (${NOMBRE}),? ?(?:et )?le (?:\\w+di |dimanche )?(${NOMBRE}|\\d{1,2}) ?(${MOIS.join("|")})`,
);
const JOUR_PUIS_AN = new RegExp(
  `\\b(?:le|du|au) (?:\\w+di |dimanche )?(${NOMBRE}) ?(${MOIS.join("|")}) deux mille (${NOMBRE})`,
);

/** Un nombre écrit en lettres, jusqu'à soixante-neuf ; null s'il n'en est pas un. */
export function enNombre(ecrit: string): number | null {
  const mots = ecrit.trim().replace(/-/g, " ");
  if (/^\d{1,2}$/.test(mots)) return Number(mots);
  if (mots === "premier") return 1;
  const [tete = "", ...suite] = mots
    .replace(/\bet\b/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const dizaine = DIZAINES[tete] ?? 0;
  const reste = (dizaine > 0 ? suite : [tete, ...suite]).join("-");
  const unite = reste === "" ? 0 : UNITES.indexOf(reste);
  return unite < 0 || (dizaine === 0 && reste === "") ? null : dizaine + unite;
}

type Ecrit = { jour: string; mois: string; an: string };

function lireEcrit(norme: string): Ecrit | null {
  const debut = AN_PUIS_JOUR.exec(norme);
  if (debut) return { an: debut[1] ?? "", jour: debut[2] ?? "", mois: debut[3] ?? "" };
  const fin = JOUR_PUIS_AN.exec(norme);
  return fin && { jour: fin[1] ?? "", mois: fin[2] ?? "", an: fin[3] ?? "" };
}

/** IMP-107 : « L'an deux mille vingt-six, le trois mars » est un jour, comme « le trois mars deux mille vingt-six ». */
export function jourEnLettres(norme: string): Jour | null {
  const ecrit = lireEcrit(norme);
  const [quantieme, annee] = [enNombre(ecrit?.jour ?? ""), enNombre(ecrit?.an ?? "")];
  if (!ecrit || quantieme === null || annee === null) return null;
  const numero = MOIS.indexOf(ecrit.mois) + 1;
  const texte = `${2000 + annee}-${String(numero).padStart(2, "0")}-${String(quantieme).padStart(2, "0")}`;
  return estJour(texte) ? texte : null;
}
