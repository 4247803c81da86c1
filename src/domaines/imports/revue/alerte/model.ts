/** Un texte venu d'une main qui semble parler de quelqu'un : où il est, et l'adresse où le reprendre, après celle de la revue. */
export type AlerteRevue = { vers: string; ou: string; champ: string };
