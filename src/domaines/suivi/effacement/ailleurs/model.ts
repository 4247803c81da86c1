/** Un endroit où les mêmes mots se lisent encore, et de quoi l'ouvrir. */
export type Endroit = { ou: string; href: string };

/** Un texte gardé quelque part, avec l'endroit où il se lit. */
export type TexteSitue = Endroit & { texte: string };
