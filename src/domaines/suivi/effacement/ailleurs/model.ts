/** Un endroit où les mêmes mots se lisent encore, et de quoi l'ouvrir. */
export type Endroit = { ou: string; href: string };

/** Un texte gardé quelque part, avec l'endroit où il se lit, et la fiche dont il parle. */
export type TexteSitue = Endroit & { texte: string; fiche?: string };
