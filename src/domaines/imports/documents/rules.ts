import { sansAccents } from "#commun/texte.ts";
import type { Flux, Jeton } from "../flux/model.ts";

const TITRE = /^(?:projet de )?convention territoriale globale\b/;
const ACTE = /^extrait du (?:registre|proces[- ]verbal)/;
const TITRE_ACTE = /^(?:registre des deliberations|deliberation (?:n\s*°|du conseil|n[o.] ))/;
const SEANCE = /l'an (?:deux mille|20\d\d)|en exercice|etaient presents|date de (?:la )?convocation/;
const OUVERTURE =
  /^(?:table des matieres|sommaire|entre\s*:?|entre les soussignes|preambule|article (?:1|premier)\b|vu )/;

const INTERESSANT =
  /^(?:projet|convention|extrait|registre|d[ée]lib[ée]ration|table|sommaire|entre|pr[ée]ambule|article|vu )/i;

/** IMP-29 : un titre de convention suivi de près par un sommaire, des parties ou un préambule ouvre un autre document. */
export function couperDocuments(flux: Flux): Flux[] {
  const normes = flux.jetons.map(({ texte, cellule }) =>
    cellule || !INTERESSANT.test(texte) ? "" : sansAccents(texte.slice(0, 130)),
  );
  const debuts = [0];
  normes.forEach((norme, rang) => {
    const dernier = debuts.at(-1) ?? 0;
    if (rang - dernier < (estActe(norme, flux, rang) ? 8 : 25) || flux.jetons[rang]?.puce) return;
    if (estActe(norme, flux, rang) || (TITRE.test(norme) && norme.length < 110 && ouvreUnDocument(normes, rang)))
      debuts.push(rang);
  });
  return debuts.map((debut, rang) => partie(flux, debut, debuts[rang + 1] ?? flux.jetons.length));
}

/** Un acte s'ouvre par « Extrait du registre » ; un autre titre n'en ouvre un que si sa séance suit, avant un autre titre. */
function estActe(norme: string, { jetons }: Flux, rang: number): boolean {
  if (ACTE.test(norme)) return true;
  if (!TITRE_ACTE.test(norme) || norme.length >= 120) return false;
  const suite = jetons.slice(rang + 1, rang + 16).map(({ texte }) => sansAccents(texte.slice(0, 130)));
  const fin = suite.findIndex((ligne) => ACTE.test(ligne) || TITRE_ACTE.test(ligne));
  return (fin < 0 ? suite : suite.slice(0, fin)).some((ligne) => SEANCE.test(ligne));
}

/** Ce qui suit est le début d'un document, et ce n'est pas encore la suite de celui-ci. */
const ouvreUnDocument = (normes: string[], rang: number) =>
  normes.slice(rang + 1, rang + 25).some((norme) => OUVERTURE.test(norme));

function partie(flux: Flux, debut: number, fin: number): Flux {
  const jetons = flux.jetons.slice(debut, fin);
  const premiere = debut === 0 ? 0 : (jetons[0]?.lignes[0] ?? 0);
  const derniere = flux.jetons[fin]?.lignes[0] ?? Number.POSITIVE_INFINITY;
  return {
    ...flux,
    jetons,
    tableaux: flux.tableaux.filter(({ lignes }) => lignes[0] >= premiere && lignes[0] < derniere),
  };
}

/** Les paragraphes hors tableau d'un document. */
export const horsTableau = (jetons: Jeton[]): Jeton[] => jetons.filter(({ cellule }) => cellule === null);
