/** Ce qu'un courriel de réunion vient dire. */
export const SUJETS_COURRIEL = ["convocation", "dates", "annulation", "retrait", "releve"] as const;
export type SujetCourriel = (typeof SUJETS_COURRIEL)[number];

/** Ce que l'outbox garde d'un courriel de réunion : de quoi relire ce qu'il dira, jamais une adresse. */
export type Envoi = { espace: string; seance: string; membre: string; sujet: SujetCourriel; dossier: boolean };

/** Une pièce jointe plus lourde ne part pas : bien des messageries la refuseraient. */
/** Ce que les logos pèsent au plus dans un fichier joint : le reste est pour ce qui se lit. */
export const LOGOS_MAX = 2 * 1024 * 1024;
export const POIDS_MAX = 5 * 1024 * 1024;
