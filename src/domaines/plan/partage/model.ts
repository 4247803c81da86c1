/** Une action commune, telle que l'autre convention la nomme : elle se tient, se suit et se finance là où elle est. */
export type ActionCommune = { id: string; convention: string; reference: string | null; titre: string };
