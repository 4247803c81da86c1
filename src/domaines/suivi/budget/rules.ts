import { lireMontant } from "#commun/montant.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { type Ligne, MONTANT_MAX, MONTANTS, MONTANTS_DE, type Totaux, TOTAUX_VIDES } from "./model.ts";

/** SUI-200 : un montant se tape à la française et se garde au centime ; vide, personne ne l'a dit ; un montant négatif n'est pas un budget. */
export function saisirMontant(
  texte: string,
): number | null | Refus<"montant-negatif" | "montant-illisible" | "montant-trop-grand"> {
  const nu = texte.trim();
  if (nu === "") return null;
  if (/^[-−–]/.test(nu)) return refus("montant-negatif");
  const centimes = lireMontant(nu);
  if (centimes === null) return refus("montant-illisible");
  return centimes > MONTANT_MAX ? refus("montant-trop-grand") : centimes;
}

/** Deux sommes dont l'une peut n'avoir pas été dite : rien et rien font rien, jamais zéro. */
export const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

const NOMS_TOTAUX = [...MONTANTS, "annoncee", "aTrouver"] as const;

/** SUI-201 : un total est la somme de ce qui a été dit ; ce que personne n'a dit n'y compte pas pour zéro, il n'y est pas. */
export const additionner = (totaux: readonly Totaux[]): Totaux =>
  totaux.reduce((somme, un) => {
    const suite = { ...somme };
    for (const nom of NOMS_TOTAUX) suite[nom] = plus(somme[nom], un[nom]);
    return suite;
  }, TOTAUX_VIDES);

/** Ce qu'une ligne apporte aux totaux. */
export const totauxDe = (lignes: readonly Ligne[]): Totaux =>
  additionner(
    lignes.map(({ prevu, realise, demande, accorde, verse, financeur }) => ({
      prevu,
      realise,
      demande,
      accorde,
      verse,
      annoncee: financeur === "partPropre" ? prevu : null,
      aTrouver: financeur === "aTrouver" ? prevu : null,
    })),
  );

/** La différence de ce qui a été dit ; si personne n'a rien dit, il n'y en a pas. */
const moins = (a: number | null, b: number | null): number | null => (b === null ? a : (a ?? 0) - b);

/**
 * SUI-202 : la part propre est le prévu moins ce que les financeurs ont accordé. Elle s'additionne comme eux, donc peut être
 * négative : les accords dépassent alors le prévu.
 */
export const partPropre = ({ prevu, accorde }: Pick<Totaux, "prevu" | "accorde">): number | null =>
  moins(prevu, accorde);

/** SUI-203 : il reste à financer ce que ni les accords ni la part propre annoncée ne couvrent. */
export const resteAFinancer = (totaux: Pick<Totaux, "prevu" | "accorde" | "annoncee">): number | null =>
  moins(partPropre(totaux), totaux.annoncee);

/** SUI-204 : il reste à verser ce qui est accordé et ne l'est pas encore. */
export const resteAVerser = ({ accorde, verse }: Totaux): number | null =>
  accorde === null ? null : accorde - (verse ?? 0);

export type RefusLigne =
  | "ligne-vide"
  | "montant-hors-financeur"
  | "verse-sans-accord"
  | "verse-au-dela"
  | "accord-au-dela";

const deTrop = (haut: number | null, bas: number | null) => haut !== null && bas !== null && haut > bas;

/**
 * SUI-205 : on ne verse que ce qui est accordé, sinon la part propre et le reste à financer seraient faux : c'est refusé.
 * Un accord au-delà de la demande arrive (un bonus, une révision) et ne fausse rien : on demande seulement de le confirmer.
 */
export function jugerLigne(ligne: Ligne, confirme: boolean): Ligne | Refus<RefusLigne> {
  const { demande, accorde, verse } = ligne;
  const dits = MONTANTS.filter((nom) => ligne[nom] !== null);
  if (dits.length === 0) return refus("ligne-vide");
  if (dits.some((nom) => !MONTANTS_DE[ligne.financeur].includes(nom))) return refus("montant-hors-financeur");
  if (verse !== null && accorde === null) return refus("verse-sans-accord");
  if (deTrop(verse, accorde)) return refus("verse-au-dela");
  return !confirme && deTrop(accorde, demande) ? refus("accord-au-dela") : ligne;
}

const cleDe = ({ nature, financeur, acteur, libelle }: Ligne) =>
  [nature, financeur, acteur, sansAccents(libelle)].join("|");

/** SUI-206 : dans une année, un financeur n'a qu'une ligne par nature et précision ; la place de la seconde est rendue. */
export function placeDuDoublon(lignes: readonly Ligne[]): number | null {
  const cles = lignes.map(cleDe);
  const place = cles.findIndex((cle, rang) => cles.indexOf(cle) < rang);
  return place === -1 ? null : place;
}

const EN_CENTIEMES = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });

/** Un taux d'emploi en centièmes, « 0,5 » : la même lecture qu'un montant. */
export const ecrireEtp = (centiemes: number): string => EN_CENTIEMES.format(centiemes / 100);
