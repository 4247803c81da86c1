/** D'un état lu à celui que l'on écrit, sous le nom que le journal lui donne. */
export type Ecrit<Apres, Avant = Apres> = { avant: Avant; apres: Apres; action?: string };
