/** Ce qu'un texte libre semble dire de quelqu'un, à la suite de « Ce texte ». */
export const ALERTES = {
  nom: "semble nommer une personne",
  situation: "semble décrire la situation d’une personne",
  coordonnees: "contient une adresse, un numéro ou un identifiant personnel",
} as const;
