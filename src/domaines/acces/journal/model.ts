import type { Jour } from "#commun/jour.ts";

/** Comment un objet du journal se nomme, et où il s'ouvre. */
export type Citation = { titre: string; href: string };

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
  citation: Citation | null;
  effacee: boolean;
};
