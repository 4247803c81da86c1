/** Un nœud du plan répond à un enjeu du diagnostic. */
export type Reponse = { enjeu: string; noeud: string };
