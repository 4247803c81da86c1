/** À qui une structure est confiée : il en tient les places et ne lit, des demandes, que celles qui la citent. */
export type Responsable = { structure: string; nomStructure: string; compte: string };
