import { estJour, type Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type { PartieEchange, VisaEchange } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { estATrous } from "../trous/rules.ts";

const MOIS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre".split("|");
const JOUR_ECRIT = `(?:(?:1er|\\d{1,2})\\s+(?:${MOIS.join("|")})\\s+20\\d{2}|\\d{1,2}[/.]\\d{1,2}[/.]20\\d{2})`;

/** « 1er janvier 2026 », « 31/12/2030 » : le jour, s'il existe au calendrier. */
export function lireJour(ecrit: string): Jour | null {
  const norme = sansAccents(ecrit).replace(/\s+/g, " ");
  const lettres = new RegExp(`(1er|\\d{1,2})\\s+(${MOIS.join("|")})\\s+(20\\d{2})`).exec(norme);
  const chiffres = /(\d{1,2})[/.](\d{1,2})[/.](20\d{2})/.exec(norme);
  const [jour, mois, an] = lettres
    ? [Number.parseInt(lettres[1] ?? "", 10), MOIS.indexOf(lettres[2] ?? "") + 1, lettres[3]]
    : [Number(chiffres?.[1]), Number(chiffres?.[2]), chiffres?.[3]];
  const texte = `${an}-${String(mois).padStart(2, "0")}-${String(jour).padStart(2, "0")}`;
  return estJour(texte) ? texte : null;
}

export type Dates = { debut: Jour | null; fin: Jour | null };

/** IMP-34 : la convention court de « à compter du … » à « jusqu'au … » ou « au … » ; une date de signature n'est pas connue. */
export function lireDates(texte: string): Dates {
  const norme = sansAccents(texte)
    .replace(/\^\{er\}/g, "er")
    .replace(/\s+/g, " ");
  const trouver = (avant: string) => {
    const trouve = new RegExp(`${avant}\\s*(${JOUR_ECRIT})`).exec(norme)?.[1];
    return trouve ? lireJour(trouve) : null;
  };
  const debut =
    trouver("(?:a compter|a partir|prend effet (?:a compter )?|entre en vigueur|effet) (?:du|le|au)") ??
    trouver("\\bpour la periode du") ??
    trouver("\\bdu");
  const fin =
    trouver("(?:jusqu'au|prend(?:ra)? fin le|expire(?:ra)? le|s'acheve(?:ra)? le|echeance (?:le|au|du))") ??
    trouver(`${JOUR_ECRIT}\\s*(?:jusqu')?(?:au|-)`);
  return { debut, fin: fin !== null && debut !== null && fin < debut ? null : fin };
}

/** La phrase de durée ailleurs que dans un article : « conclue du … au … ». */
export const datesDuTexte = (paragraphes: Jeton[]): Dates => {
  const phrase = paragraphes.find(
    ({ texte }) =>
      /convention/i.test(texte) && /\bconclue?\b|\bp[ée]riode\b|\bdur[ée]e\b/i.test(texte) && /20\d{2}/.test(texte),
  );
  return phrase ? lireDates(phrase.texte) : { debut: null, fin: null };
};

/** Le titre écrit en tête : « Convention territoriale globale », et la suite de la même phrase. */
export function lireTitreConvention(paragraphes: Jeton[]): Jeton | null {
  const norme = /^\W*(?:projet de )?convention territoriale globale\b/;
  return paragraphes.slice(0, 60).find(({ texte }) => texte.length < 140 && norme.test(sansAccents(texte))) ?? null;
}

/** « Caisse des Allocations familiales de la Loire » : Caf de la Loire. */
export function lireCaf(parties: PartieEchange[], paragraphes: Jeton[]): string | null {
  const nom = parties.find(({ genre }) => genre === "caf")?.nom;
  const suite = nom?.replace(/^(?:caisse (?:d['’]|des )allocations? familiales?|caf)\s*/i, "");
  if (suite) return `Caf ${suite}`;
  const cite = paragraphes
    .map(({ texte }) => /\bCaf ((?:de la |de l['’]|du |des |de |d['’])\p{Lu}[\p{L}-]+)/u.exec(texte)?.[1])
    .filter((trouve) => trouve !== undefined);
  return cite.length >= 2 && new Set(cite).size === 1 ? `Caf ${cite[0]}` : null;
}

/** IMP-35 : un visa commence par « Vu » et va jusqu'au suivant ; une place vide le dit incomplet. */
export function lireVisas(paragraphes: Jeton[]): { visa: VisaEchange; jeton: Jeton }[] {
  const premier = paragraphes.findIndex(({ texte }) => /^vu\s/i.test(texte));
  if (premier < 0) return [];
  const lus: { visa: VisaEchange; jeton: Jeton }[] = [];
  for (const jeton of paragraphes.slice(premier, premier + 120)) {
    if (/^(?:pr[ée]ambule|article|consid[ée]rant|il (?:est|a)|annexe|le conseil|apr[èe]s)\b/i.test(jeton.texte)) break;
    const texte = jeton.texte.replace(/\s*;$/, "");
    if (/^vu\s/i.test(texte)) lus.push({ visa: { texte, incomplet: estATrous(texte) }, jeton });
  }
  return lus;
}
