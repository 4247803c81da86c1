/** Les limites d'une session : écrites ici, dites à la personne sur « Mon compte », vérifiées à chaque requête. */
export const SESSION = { inactiviteMinutes: 30, dureeHeures: 12, relevePourMinutes: 1, gardeeJours: 90 } as const;

export type Session = {
  empreinte: string;
  compte: string;
  ouverteLe: string;
  vueLe: string;
  appareil: string;
  fermeeLe: string | null;
};

/** Une personne inventée, qu'un bouton de la page de connexion fait entrer dans une base de démonstration. */
export type Persona = { id: string; nom: string; presentation: string };
