export const METHODES = ["effectifs", "ruptures", "ronds"] as const;
export type Methode = (typeof METHODES)[number];

export const LIBELLES_METHODE: Record<Methode, string> = {
  effectifs: "Effectifs égaux",
  ruptures: "Ruptures naturelles",
  ronds: "Seuils ronds",
};

/** Ce que la légende dit de chaque façon de couper. */
export const DITES: Record<Methode, string> = {
  effectifs: "autant de communes dans chaque classe (quantiles)",
  ruptures: "les classes les plus resserrées possible (ruptures naturelles de Jenks)",
  ronds: "des seuils ronds, de même largeur",
};

/** Une classe : la plus petite et la plus grande valeur qui y sont, et combien. `seuils` : ses bornes, quand elles sont rondes. */
export type Classe = { de: number; a: number; nombre: number; seuils?: readonly [number, number] };

/** `zero` : le rang de la classe qui tient zéro, ou la frontière, quand il y a des valeurs de part et d'autre. */
export type Classement = { methode: Methode; classes: readonly Classe[]; zero: number | null };
