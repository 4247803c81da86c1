/** Ce qu'un jeton personnel laisse faire, parmi ce que son compte peut déjà faire. */
export const PORTEES = ["lecture", "ecriture", "import"] as const;
export type Portee = (typeof PORTEES)[number];
