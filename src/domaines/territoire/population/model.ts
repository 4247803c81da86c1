/** La population d'une commune une année donnée, et d'où vient le chiffre. */
export type Population = {
  espace: string;
  commune: string;
  millesime: number;
  municipale: number | null;
  totale: number | null;
  source: string;
};

export type PopulationVue = Population & { nom: string };
