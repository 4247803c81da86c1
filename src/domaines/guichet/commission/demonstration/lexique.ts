/** Où la démonstration tient un guichet. */
export const ESPACE = "trois-rivieres";

/** Les structures de la démonstration qui confient leurs places à la commission. */
export const STRUCTURES = [
  "structure-petits-galets",
  "structure-petit-pont",
  "structure-coquelicots",
  "structure-roseaux",
  "structure-ruche",
] as const;

/** Des noms inventés, que le hasard marie. */
export const PRENOMS =
  "Lina Noé Maël Jade Ismaël Rose Sacha Alba Éden Nina Marius Anouk Tom Inaya Gabin Élie Margot Naïm Zoé Côme".split(
    " ",
  );
export const PARENTS =
  "Camille Yasmine Thomas Aurélie Karim Élodie Julien Fatou Marion Nicolas Sonia Benoît Leïla Mathilde Hugo".split(" ");
export const NOMS =
  "Vernoux Laborde Amrani Chastang Delmas Roussel Benali Fontanes Marty Okoye Sabatier Lacombe Ferrier Diallo Puech".split(
    " ",
  );
export const RUES = "rue Haute|chemin du Moulin|place de l’Église|route du Col|impasse des Noyers".split("|");
