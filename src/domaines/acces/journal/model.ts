import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

/** Comment un objet du journal se nomme, et où il s'ouvre. */
export type Citation = { titre: string; href: string };

/** Ce que les autres tranches savent nommer, pour qui peut le lire : le périmètre ne tient que les plans que l'on lit. */
export type Citer = (db: Db, perimetre: Perimetre, ids: readonly string[]) => Promise<ReadonlyMap<string, Citation>>;

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
