/** Sous quel genre l'outbox garde que la veille vient d'ouvrir des tâches : un espace et des tâches, jamais une adresse. */
export const VEILLE = "observatoire.veille";

export type Envoi = { espace: string; taches: readonly string[] };
