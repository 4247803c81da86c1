/** Une réponse à une recherche : où elle est et ce qu'on en montre. `code` : la référence, le code du nœud ou l'auteur. */
export type Trouvaille = {
  genre: "fiche" | "noeud" | "commentaire";
  convention: string;
  id: string;
  fiche: string | null;
  code: string | null;
  texte: string;
  rang: number;
};
