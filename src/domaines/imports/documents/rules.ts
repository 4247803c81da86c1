import { sansAccents } from "#commun/texte.ts";
import type { Flux, Jeton } from "../flux/model.ts";

const TITRE = /^(?:projet de )?convention territoriale globale\b/;
const ACTE = /^extrait du (?:registre|proces[- ]verbal)/;
const OUVERTURE =
  /^(?:table des matieres|sommaire|entre\s*:?|entre les soussignes|preambule|article (?:1|premier)\b|vu )/;

const INTERESSANT = /^(?:projet|convention|extrait|table|sommaire|entre|pr[ée]ambule|article|vu )/i;

/** IMP-29 : un titre de convention suivi de près par un sommaire, des parties ou un préambule ouvre un autre document. */
export function couperDocuments(flux: Flux): Flux[] {
  const normes = flux.jetons.map(({ texte, cellule }) =>
    cellule || !INTERESSANT.test(texte) ? "" : sansAccents(texte.slice(0, 130)),
  );
  const debuts = [0];
  normes.forEach((norme, rang) => {
    if (rang - (debuts.at(-1) ?? 0) < 25 || flux.jetons[rang]?.puce) return;
    if (ACTE.test(norme) || (TITRE.test(norme) && norme.length < 110 && ouvreUnDocument(normes, rang)))
      debuts.push(rang);
  });
  return debuts.map((debut, rang) => partie(flux, debut, debuts[rang + 1] ?? flux.jetons.length));
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
