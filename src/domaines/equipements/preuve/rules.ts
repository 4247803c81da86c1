import type { Qualite } from "../structure/model.ts";

/** EQU-57 : une preuve jointe tient à ce qu'elle prouve : son genre et son intitulé, sans accents de casse ni d'espaces. */
export const clePreuve = ({ genre, intitule }: Pick<Qualite, "genre" | "intitule">): string =>
  `${genre} ${intitule.trim().toLowerCase().replace(/\s+/g, " ")}`;
