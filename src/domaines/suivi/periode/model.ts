export const FREQUENCES = ["mensuelle", "trimestrielle", "semestrielle", "annuelle", "ponctuelle"] as const;
export type Frequence = (typeof FREQUENCES)[number];
export const LIBELLES_FREQUENCE: Record<Frequence, string> = {
  mensuelle: "Chaque mois",
  trimestrielle: "Chaque trimestre",
  semestrielle: "Chaque semestre",
  annuelle: "Chaque année",
  ponctuelle: "De temps en temps, à une date",
};

/** `2026`, `2026-S1`, `2026-T3`, `2026-09` ou, pour une mesure ponctuelle, le jour `2026-09-14`. */
export type Periode = string;
