import { sansAccents } from "#commun/texte.ts";
import type { DeliberationEchange } from "../../echange/model.ts";
import type { Jeton } from "../../flux/model.ts";
import { lireJour } from "../../identite/rules.ts";
import { jourEnLettres } from "../lettres/rules.ts";

const MENTION = /d[ée]lib[ée]rations?\b.{0,220}?(?=;|$|d[ée]lib[ée]ration)/gis;
const NUMERO = /n\s*[°o]\s*([\w./-]*\d[\w./-]*)/i;
const COMMUNE =
  /\b[CcVv](?:ommune|ille) (?:de |du |des |d['’])(?:la |l['’])?\p{Lu}[\p{L}'’-]*(?:[ -]\p{Lu}[\p{L}'’-]*|[ -](?:de|du|des|la|le|les|en|sur|sous|lès|et)(?=[ -]))*/gu;
const CONSEIL =
  /\bconseil municipal (?:de |du |des |d['’])(?!la commune|la ville)(\p{Lu}[\p{L}'’-]*(?:[ -](?:\p{Lu}[\p{L}'’-]*|(?:de|du|des|la|le|les|en|sur|sous|lès|et)(?=[ -]\p{Lu})))*)/u;
const EPCI =
  /\b[Cc](?:ommunaut[ée]|OMMUNAUT[ÉE]) (?:de communes|urbaine|d['’]agglom[ée]ration|DE COMMUNES) (?:de |du |des |d['’])?(?:la |l['’])?\p{Lu}[\p{L}'’-]*(?:[ -](?:\p{Lu}[\p{L}'’-]*|(?:de|du|des|la|le|les|en|sur|et)(?=[ -]\p{Lu})))*/gu;

const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);

/** La collectivité que nomme la mention, sinon la dernière nommée avant elle dans la phrase. */
function collectiviteDe(mention: string, avant: string): string | null {
  const conseil = CONSEIL.exec(mention)?.[1];
  if (conseil) return `Commune de ${conseil}`;
  const nommee = [...mention.matchAll(EPCI), ...mention.matchAll(COMMUNE)][0]?.[0];
  const precedente = [...avant.matchAll(EPCI), ...avant.matchAll(COMMUNE)]
    .toSorted((a, b) => a.index - b.index)
    .at(-1)?.[0];
  const nom = nommee ?? precedente;
  return nom ? majuscule(nom.trim()) : null;
}

function lireMention(mention: string, avant: string): DeliberationEchange | null {
  const jour = lireJour(mention) ?? jourEnLettres(sansAccents(mention));
  const collectivite = collectiviteDe(mention, avant);
  if (!jour || !collectivite || /conseil d['’]administration/i.test(mention)) return null;
  return {
    collectivite,
    numero: NUMERO.exec(mention)?.[1]?.replace(/[.\-/]+$/, "") ?? null,
    dateSeance: jour,
    enExercice: null,
    presents: null,
    votants: null,
    pouvoirs: null,
    resultat: null,
    identifiantActes: null,
    envoyeLe: null,
    recuLe: null,
    publieLe: null,
    objet: null,
    dispositif: [],
  };
}

/** IMP-110 : une convention qui cite la délibération d'un conseil, sa date et sa collectivité la donne ; une place vide, non. */
export const lireMentions = (paragraphes: Jeton[]): DeliberationEchange[] =>
  paragraphes.flatMap(({ texte }) =>
    /d[ée]lib[ée]ration/i.test(texte)
      ? [...texte.matchAll(MENTION)].flatMap((trouve) => lireMention(trouve[0], texte.slice(0, trouve.index)) ?? [])
      : [],
  );

const cle = (texte: string | null) =>
  sansAccents(texte ?? "")
    .replace(/\b(?:commune|ville|communaute|communes|agglomeration|urbaine|de|du|des|d|la|le|les|l)\b/g, "")
    .replace(/[^a-z0-9]/g, "");

const estLaMeme = (a: DeliberationEchange, b: DeliberationEchange) =>
  cle(a.collectivite) === cle(b.collectivite) &&
  (a.numero !== null && b.numero !== null ? cle(a.numero) === cle(b.numero) : a.dateSeance === b.dateSeance);

/** L'acte l'emporte sur la phrase qui le cite, et une délibération citée deux fois n'en est qu'une. */
export function reunir(actes: DeliberationEchange[], mentions: DeliberationEchange[]): DeliberationEchange[] {
  const reunies = [...actes];
  for (const mention of mentions) if (!reunies.some((autre) => estLaMeme(autre, mention))) reunies.push(mention);
  return reunies;
}
