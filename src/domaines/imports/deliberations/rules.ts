import { sansAccents } from "#commun/texte.ts";
import type { DeliberationEchange, ResultatVote } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { lireJour } from "../identite/rules.ts";

const ACTES = /\b((?:\d{3}|02[AB]|97\d)-\d{9}-20\d{6}-[A-Z0-9_]{1,15}-(?:DE|AR|AI|CC|BF|AU))\b/;
const DISPOSITIF = /^(?:d[ée]cide|approuve|autorise|s['’]engage|valide|adopte|donne|charge|dit|prend acte|mandate)\b/i;

const capture = (texte: string, forme: RegExp): string | null => forme.exec(texte)?.[1]?.trim() ?? null;

/** IMP-39 : une délibération est un extrait de registre ; chaque nombre suit le mot qui l'annonce. */
export function lireDeliberation(paragraphes: Jeton[]): DeliberationEchange | null {
  const tete = paragraphes
    .slice(0, 12)
    .map(({ texte }) => sansAccents(texte))
    .join(" ");
  if (!/extrait du (?:registre|proces)|registre des deliberations/.test(tete)) return null;
  const texte = paragraphes.map((jeton) => jeton.texte).join("\n");
  const norme = sansAccents(texte);
  return {
    collectivite: collectiviteDe(paragraphes),
    numero: capture(norme, /(?:deliberation|delib\.?)\s*n\s*[°o]\s*:?\s*([\w./-]{2,20})/)?.toUpperCase() ?? null,
    dateSeance: jourApres(norme, /seance (?:ordinaire |publique )?du\s+|date de (?:la )?seance\s*:?\s*/),
    enExercice: nombreDe(norme, "en exercice"),
    presents: nombreDe(norme, "presents"),
    votants: nombreDe(norme, "votants"),
    pouvoirs: nombreDe(norme, "pouvoirs") ?? nombreDe(norme, "procurations"),
    resultat: resultatDe(norme),
    identifiantActes: capture(texte, ACTES),
    envoyeLe: jourApres(norme, /envoye (?:en prefecture )?le\s*:?\s*/),
    recuLe: jourApres(norme, /recu (?:en prefecture )?le\s*:?\s*/),
    publieLe: jourApres(norme, /(?:publie|affiche) le\s*:?\s*/),
    objet: capture(texte, /\bobjet\s*:\s*(.+)/i),
    dispositif: paragraphes
      .filter((jeton) => DISPOSITIF.test(jeton.texte))
      .map((jeton) => jeton.texte.replace(/\s*[;,]$/, "")),
  };
}

function collectiviteDe(paragraphes: Jeton[]): string | null {
  const ligne = paragraphes
    .slice(0, 15)
    .find(({ texte }) => /^(?:commune|ville|communaut[ée]|m[ée]tropole|syndicat)\b/i.test(texte) && texte.length < 100);
  return ligne?.texte ?? null;
}

function nombreDe(norme: string, mot: string): number | null {
  const trouve =
    new RegExp(`${mot}\\s*:\\s*(\\d{1,3})`).exec(norme) ??
    new RegExp(`(\\d{1,3})\\s+(?:conseillers |membres |elus )?${mot}`).exec(norme);
  return trouve?.[1] === undefined ? null : Number(trouve[1]);
}

const jourApres = (norme: string, mots: RegExp) => {
  const trouve = mots.exec(norme);
  return trouve ? lireJour(norme.slice(trouve.index + trouve[0].length, trouve.index + trouve[0].length + 30)) : null;
};

function resultatDe(norme: string): ResultatVote | null {
  if (/a l'unanimite/.test(norme)) return "unanimite";
  if (/a la majorite|\d+ voix pour|pour\s*:\s*\d+/.test(norme)) return /\brejet/.test(norme) ? "rejet" : "majorite";
  return null;
}
