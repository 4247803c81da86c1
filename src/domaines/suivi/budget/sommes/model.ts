import type { Nature, Totaux } from "../model.ts";

/** Ce qui restreint un total ; `financeur` : un acteur, ou `partPropre`, ou `aTrouver` ; `fiches` : seulement celles-ci. */
export type Filtres = {
  annee: number | null;
  nature: Nature | null;
  financeur: string | null;
  fiches?: readonly string[];
};
export const SANS_FILTRE: Filtres = { annee: null, nature: null, financeur: null };

export type Financeur = { id: string; nom: string };
export type ParAnnee = { annee: number; totaux: Totaux };
export type ParFinanceur = { financeur: Financeur; annee: number; totaux: Totaux };
/** Les emplois d'une fiche, une année. */
export type EtpDeFiche = { fiche: string; annee: number; prevu: number | null; realise: number | null };
/** Des emplois en équivalent temps plein, en centièmes. */
export type Etp = { prevu: number | null; realise: number | null };
/** Ce que le plan dit du budget d'une fiche, tel qu'il l'écrit : on le montre, on n'y touche pas. */
export type BudgetDit = { statut: string | null; montantCentimes: number | null; texte: string | null };
/** De quoi citer une fiche et la ranger dans l'arbre. */
export type FichePlacee = {
  id: string;
  reference: string | null;
  titre: string;
  noeuds: string[];
  dit: BudgetDit | null;
};
