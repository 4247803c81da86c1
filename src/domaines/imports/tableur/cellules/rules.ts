import { estMontant } from "../../champs/rules.ts";
import { estJour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { BudgetEchange, EcheanceEchange, PrioriteEchange, Terme } from "../../echange/model.ts";
import { MOIS } from "../lexique.ts";

const terme = (an: string, mois?: string | number, jour?: string): Terme | null => {
  const ecrit = [an, mois && String(mois).padStart(2, "0"), jour?.padStart(2, "0")].filter(Boolean).join("-");
  if (mois && (Number(mois) < 1 || Number(mois) > 12)) return null;
  return jour && !estJour(ecrit) ? null : (ecrit as Terme);
};

const LECTURES: readonly (readonly [RegExp, (parts: string[]) => Terme | null])[] = [
  [/^(\d{4})$/, ([an = ""]) => terme(an)],
  [/^(\d{4})-(\d{2})(?:-(\d{2}))?$/, ([an = "", mois, jour]) => terme(an, mois, jour)],
  [/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/, ([jour, mois, an = ""]) => terme(an, mois, jour)],
  [/^(\d{1,2})[/.-](\d{4})$/, ([mois, an = ""]) => terme(an, mois)],
  [/^(?:(\d{1,2})(?:er)? )?([a-z]{3,9})\.? (\d{4})$/, ([jour, mois = "", an = ""]) => deMois(mois, an, jour)],
];

function deMois(mois: string, an: string, jour: string | undefined): Terme | null {
  const rang = MOIS.findIndex((nom) => nom.startsWith(mois));
  return rang < 0 ? null : terme(an, rang + 1, jour);
}

/** IMP-73 : une date de tableur se lit à la française : 01/09/2026, 09/2026, septembre 2026, 2026, ou AAAA-MM-JJ. */
export function lireTerme(texte: string): Terme | null {
  const norme = sansAccents(texte).trim();
  for (const [motif, lire] of LECTURES) {
    const [, ...parts] = motif.exec(norme) ?? [];
    if (parts.length > 0) return lire(parts);
  }
  return null;
}

const SEPARATEUR = /\s*(?:–|—|→|>|-|\/|\bau?\b)\s*/g;

/** IMP-74 : une échéance est une date ou une période ; ce qui n'est ni l'une ni l'autre reste du texte. */
export function lireEcheance(texte: string): EcheanceEchange {
  const seul = lireTerme(texte);
  if (seul) return { debut: seul, fin: seul, texte: null };
  const norme = sansAccents(texte).replace(/^(?:de|du)\s+/, "");
  for (const { index, 0: separateur } of norme.matchAll(SEPARATEUR)) {
    const [debut, fin] = [lireTerme(norme.slice(0, index)), lireTerme(norme.slice(index + separateur.length))];
    if (debut && fin) return { debut, fin, texte: null };
  }
  return { debut: null, fin: null, texte };
}

const MONTANT = /^(\d[\d\s.\u00a0\u202f]*?)(?:[,.](\d{1,2}))?\s*(k?)\s*(?:€|euros?|eur)?$/i;

/** IMP-75 : dans une colonne de budget, un nombre est un montant en euros, à la française, en milliers s'il est dit k€ ; le reste est un statut, comme une suite de chiffres qu'aucun budget n'atteint. */
export function lireBudget(texte: string): BudgetEchange | Refus<"montant-negatif"> {
  if (/^-\s*\d/.test(texte)) return refus("montant-negatif");
  const [trouve, entier, decimales = "", milliers] = MONTANT.exec(texte) ?? [];
  if (!trouve || !entier) return { statut: texte, montantCentimes: null, texte: null };
  const centimes = Number(entier.replace(/\D/g, "")) * 100 + Number(decimales.padEnd(2, "0"));
  const montantCentimes = milliers ? milleFois(entier, decimales) : centimes;
  if (!estMontant(montantCentimes)) return { statut: texte, montantCentimes: null, texte: null };
  return { statut: null, montantCentimes, texte: null };
}

const milleFois = (entier: string, decimales: string) =>
  Number(entier.replace(/\D/g, "")) * 100_000 + Number(decimales.padEnd(2, "0")) * 1000;

const sansPuce = (texte: string) => texte.replace(/^\s*(?:[-–—•*▪◦·>]|\d{1,2}[.)])\s+/, "").trim();

/** IMP-76 : une liste dans une cellule va à la ligne ou se sépare par des points-virgules ; les puces tombent. */
export const lireListe = (texte: string): string[] => {
  const lignes = texte.split("\n");
  const items = lignes.length > 1 ? lignes : texte.split(/;|(?<=\S)\s*•/);
  return items.map(sansPuce).filter(Boolean);
};

/** IMP-77 : des noms d'organismes dans une cellule se séparent aussi par des virgules ou des barres. */
export const lireNoms = (texte: string): string[] =>
  lireListe(texte).flatMap((item) =>
    item
      .split(/,(?!\d)| \/ /)
      .map(sansPuce)
      .filter(Boolean),
  );

export const lirePriorite = (texte: string): PrioriteEchange => ({
  schema: /^phase/i.test(texte) ? "phase" : "interet",
  valeur: texte,
});
