/** Les tables dont une ligne est un lien envoyé par courriel, avec son code court et les essais qu'on en a faits. */
export type TableDeLiens = "acces_jeton" | "acces_porte" | "acces_famille_lien" | "acces_lien_public";

/** La ligne d'un lien : d'après l'empreinte de son adresse, ou son identifiant. */
export type LienACode = { table: TableDeLiens; colonne: "empreinte" | "id"; valeur: string };
