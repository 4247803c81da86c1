/** Une commune comme une page la montre. */
export type CommuneVue = {
  code: string;
  nom: string;
  departement: string;
  municipale: number | null;
  totale: number | null;
};

/** Un nom de commune saisi, et ce qu'on en a reconnu. */
export type NomReconnu = { nom: string; code: string | null; plusieurs?: boolean };
