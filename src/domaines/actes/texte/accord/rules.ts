type Choix<P, S> = { presidence: P | null; secretariat: S | null };

/** ACTE-151 : d'un seul geste, le texte et une instance disent la même chose : l'un prend à l'autre ce qu'il dit, et garde ce que l'autre ne dit pas encore. */
export const accorder = <P, S, T extends Choix<P, S>>(celui: T, comme: Choix<P, S>): T => ({
  ...celui,
  presidence: comme.presidence ?? celui.presidence,
  secretariat: comme.secretariat ?? celui.secretariat,
});

/** Il reste à prendre à l'autre. */
export const aPrendre = <P, S>(celui: Choix<P, S>, comme: Choix<P, S>): boolean => {
  const { presidence, secretariat } = accorder(celui, comme);
  return presidence !== celui.presidence || secretariat !== celui.secretariat;
};
