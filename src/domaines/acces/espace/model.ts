/** Un espace : le registre commun de ceux qui travaillent ensemble. Qui en répond est dit à tous. */
export type Espace = {
  id: string;
  nom: string;
  teinte: number;
  responsable: string | null;
  delegue: string | null;
};
