/** Un compte tel que l'annuaire le garde, sans son mot de passe. */
export type CompteGarde = {
  id: string;
  nom: string;
  courriel: string;
  administrateur: boolean;
  fermeLe: string | null;
  activeLe: string | null;
};
