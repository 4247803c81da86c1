import { sansAccents } from "#commun/texte.ts";
import type { DeliberationEchange } from "../echange/model.ts";
import { horsTableau } from "../documents/rules.ts";
import { lireParagraphes } from "../elements/rules.ts";
import type { Flux, Jeton } from "../flux/model.ts";
import { lireJour } from "../identite/rules.ts";
import { jourEnLettres } from "./lettres/rules.ts";
import { nombreDe, nombresDe, resultatDe } from "./nombres/rules.ts";

const ACTES = /\b((?:\d{3}|02[AB]|97\d)-\d{9}-20\d{6}-[A-Z0-9_]{1,15}-(?:DE|AR|AI|CC|BF|AU))\b/;
const DISPOSITIF =
  /^(?:article\s+\w+\s*[-–:.]\s*)?(?:(?:de |d['’])?(?:d[ée]cide[rz]?|approuve[rz]?|autorise[rz]?|s['’]engager?|valide[rz]?|adopte[rz]?|donner?|charger?|dit|dire|prend acte|prendre acte|mandater?|habiliter?)\b)/i;

const capture = (texte: string, forme: RegExp): string | null => forme.exec(texte)?.[1]?.trim() ?? null;

/** Ce qui annonce une délibération ; le mot seul ne suffit pas, une convention les cite toutes. */
const TETE = /extrait du (?:registre|proces)|registre des deliberations|^\W*(?:projet de )?deliberation\b/m;
const INDICES = [
  /en exercice/,
  /\bvotants?\b|\bpouvoirs?\b|procurations?|quorum/,
  /l'an (?:deux mille|20\d{2})|seance (?:ordinaire |publique |extraordinaire )?du|date de (?:la )?(?:convocation|seance)/,
  /a l'unanimite|a la majorite|pour\s*:\s*\d+|voix pour/,
  /\bapres (?:en )?avoir delibere\b|\bdelibere et\b/,
];

/** IMP-39 : une délibération se reconnaît à sa tête et à deux de ses mentions obligées ; chaque nombre suit le mot qui l'annonce. */
export function lireDeliberation(flux: Flux): DeliberationEchange | null {
  const paragraphes = lireParagraphes(horsTableau(flux.jetons), { largeur: null, mots: flux.mots });
  const tete = paragraphes.slice(0, 12).map(({ texte }) => sansAccents(texte));
  if (!TETE.test(tete.join("\n"))) return null;
  const texte = [...paragraphes.map((jeton) => jeton.texte), ...flux.tableaux.flatMap(nombresDe)].join("\n");
  const norme = sansAccents(texte);
  if (INDICES.filter((indice) => indice.test(norme)).length < 2) return null;
  return {
    collectivite: collectiviteDe(paragraphes),
    numero: numeroDe(norme, tete),
    dateSeance: dateSeance(norme),
    enExercice: nombreDe(norme, "en exercice"),
    presents: nombreDe(norme, "presents?"),
    votants: nombreDe(norme, "votants?|suffrages exprimes|votes exprimes"),
    pouvoirs: nombreDe(norme, "pouvoirs?|procurations?|representes?"),
    resultat: resultatDe(norme),
    identifiantActes: capture(texte, ACTES),
    envoyeLe: jourApres(
      norme,
      /(?:envoye|transmise?|telestransmise?|teletransmise?) (?:(?:en|a la|au) (?:sous-)?(?:prefecture|controle de legalite) )?le\s*:?\s*/,
    ),
    recuLe: jourApres(
      norme,
      /(?:recue? (?:en|a la|par la) (?:sous-)?prefecture le|recue? le|accuse de reception(?: en prefecture)?(?: du| le)?)\s*:?\s*/,
    ),
    publieLe: jourApres(
      norme,
      /(?:publiee?|affichee?|mise? en ligne|notifiee?|publication|affichage)(?: sur le site)?(?: le| du)?\s*:?\s*(?=\d)/,
    ),
    objet: capture(texte, /\bobjet(?: de la d[ée]lib[ée]ration)?\s*:\s*(.+)/i),
    dispositif: dispositifDe(paragraphes),
  };
}

const dispositifDe = (paragraphes: Jeton[]): string[] =>
  paragraphes
    .filter(({ texte }) => DISPOSITIF.test(texte) && !/^(?:article\s+\w+\s*[-–:.]\s*)?d[ée]cide\s*:?$/i.test(texte))
    .map(({ texte }) => texte.replace(/\s*[;,]$/, ""));

function numeroDe(norme: string, tete: string[]): string | null {
  const dit =
    capture(norme, /(?:deliberation|delib\.?|acte)\s*(?:n\s*[°o]|numero|n\.)\s*:?\s*([\w./-]*\d[\w./-]*)/) ??
    tete.flatMap((ligne) => /^n\s*°\s*(?:de la deliberation\s*)?:?\s*([\w./-]*\d[\w./-]*)/.exec(ligne)?.[1] ?? [])[0];
  return dit?.replace(/[.\-/]+$/, "").toUpperCase() ?? null;
}

const COLLECTIVITE =
  /^(?:d[ée]partement .*?[-–]\s*)?(?:(?:mairie|conseil (?:municipal|communautaire)) d[eu'’]\s*)?(?:la )?((?:commune|ville|communaut[ée]|m[ée]tropole|syndicat)(?=\s).*)/i;
const ORGANE =
  /\b(conseil municipal d(?:e la (?:commune|ville) d)?(?:e |u |es |['’])|conseil (?:communautaire|m[ée]tropolitain) de (?:la )?)(\p{Lu}[^,;:.(]{2,80}|communaut[ée][^,;:.(]{5,80})/u;

/** La ligne qui nomme la collectivité, sinon celle qui nomme son conseil. */
function collectiviteDe(paragraphes: Jeton[]): string | null {
  const lignes = paragraphes.slice(0, 20).filter(({ texte }) => texte.length < 160);
  const nommee = lignes.flatMap(({ texte }) => (texte.length < 100 && COLLECTIVITE.exec(texte)?.[1]) || [])[0];
  if (nommee) return nommee.trim();
  const conseil = lignes.flatMap(({ texte }) => ORGANE.exec(texte) ?? []);
  const [, organe = "", nom = ""] = conseil;
  if (nom === "") return null;
  return /^conseil municipal/i.test(organe)
    ? `Commune ${organe.endsWith("du ") ? "du" : "de"} ${nom.trim()}`
    : nom.trim();
}

const jourApres = (norme: string, mots: RegExp) => {
  const trouve = mots.exec(norme);
  return trouve ? lireJour(norme.slice(trouve.index + trouve[0].length, trouve.index + trouve[0].length + 30)) : null;
};

const JOURS = "(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?";

/** « Séance du mardi 3 mars 2026 », « L'an deux mille vingt-six, le trois mars ». */
const dateSeance = (norme: string) =>
  jourApres(
    norme,
    new RegExp(
      `(?:seance|reunion) (?:ordinaire |publique |extraordinaire )?du ${JOURS}|date de (?:la )?seance\\s*:?\\s*${JOURS}`,
    ),
  ) ??
  jourEnLettres(norme) ??
  jourApres(norme, new RegExp(`l'an 20\\d{2},? (?:et )?le ${JOURS}`)) ??
  jourApres(norme, new RegExp(`(?:reunie?s?|assemblee?s?)\\b.{0,80}\\ble ${JOURS}(?=\\d)`));
