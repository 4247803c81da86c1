/** Les essais comptés sous une clé, et l'instant du dernier (ISO). */
export type Frein = { essais: number; depuis: string };

/** `libres` essais sans attendre ; puis une attente qui double, jamais plus que `plafond` ; tout s'oublie après `oubli` secondes. */
export type Politique = { libres: number; premiere: number; plafond: number; oubli: number };

/** Au pire 23 essais en 24 heures sur un compte : moins que les 25 que la Cnil conseille. */
export const PAR_COMPTE: Politique = { libres: 3, premiere: 10, plafond: 7_200, oubli: 86_400 };

/** Une mairie entière sort souvent par la même adresse : on y est plus patient. */
export const PAR_SOURCE: Politique = { libres: 20, premiere: 10, plafond: 900, oubli: 3_600 };

/** Trois courriels par quart d'heure à une adresse. */
export const PAR_COURRIEL: Politique = { libres: 3, premiere: 900, plafond: 900, oubli: 900 };

/** Dix courriels par jour et par adresse, cinq essais chacun : au plus cinquante codes essayés sur un million. */
export const PAR_JOUR: Politique = { libres: 10, premiere: 86_400, plafond: 86_400, oubli: 86_400 };

/** Un code à six chiffres meurt au cinquième essai. */
export const ESSAIS_DU_CODE = 5;

/** Le même compte d'essais pour qui n'a reçu aucun lien : sa réponse ne doit rien apprendre. */
export const PAR_CODE: Politique = { libres: ESSAIS_DU_CODE, premiere: 600, plafond: 600, oubli: 600 };
