/** Une fiche qui continue celle d'une convention précédente : leur suivi se lit d'un trait. */
export type Suite = { fiche: string; precedente: string };

/** L'autre bout d'une suite, tel qu'on le nomme et qu'on y va. */
export type Bout = { id: string; convention: string; reference: string | null; titre: string };

/** Ce que la page de reprise montre d'une fiche de la convention précédente. */
export type AReprendre = { id: string; intitule: string; suite: string | null };
