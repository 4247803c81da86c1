/** Un côté de la comparaison : ce que la convention dit aujourd'hui, ou un contenu figé. */
export const AUJOURDHUI = "aujourdhui";
