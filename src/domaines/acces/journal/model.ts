import type { Jour } from "#commun/jour.ts";

/** Ce que l'on cherche dans le journal, tel que l'adresse le porte. */
export type FiltreJournal = {
  convention?: string | undefined;
  compte?: string | undefined;
  objet?: string | undefined;
  objetId?: string | undefined;
  de?: Jour | undefined;
  a?: Jour | undefined;
};

/** Une ligne du journal, prête à montrer. */
export type LigneJournal = {
  rang: number;
  le: string;
  qui: string;
  action: string;
  objet: string;
  objetId: string;
  titre: string | null;
  effacee: boolean;
};
