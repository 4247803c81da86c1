/** Un indicateur qui a bougé : ce qu'il montrait avant, et ce qu'il montre. */
export type ValeurBougee = { indicateur: string; libelle: string; avant: string; apres: string };
