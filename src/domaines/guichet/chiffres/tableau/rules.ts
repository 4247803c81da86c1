import { CLES_DITES } from "../lexique.ts";
import { type ChiffresPublies, ISSUES, LIBELLES_DIMENSION, LIBELLES_ISSUE } from "../model.ts";

type Case = string | number;

/** Un nombre caché le reste dans le fichier. */
const dit = (nombre: number | null | undefined): Case => nombre ?? "s.";

export const TITRES_TABLEAU = ["Répartition", "Valeur", "Demandes", ...ISSUES.map((issue) => LIBELLES_ISSUE[issue])];

/** Toutes les lignes des chiffres d'une année, y compris celles qu'une page ne montre pas ; ce qui est secret se dit « s. ». */
export function lignesDuTableau(
  { repartitions, zones }: ChiffresPublies,
  nommer: (commune: string) => string,
): Case[][] {
  const reparties = repartitions.flatMap((une) =>
    une === null
      ? []
      : une.cles.map((cle, rang) => [
          LIBELLES_DIMENSION[une.dimension],
          CLES_DITES[une.dimension](cle, nommer),
          dit(une.lignes[rang]),
          ...ISSUES.map((_, colonne) => dit(une.cellules[rang]?.[colonne])),
        ]),
  );
  const parZone = zones.map(({ nom, sans }) => ["Zone", nom, "", "", dit(sans), ""]);
  return [...reparties, ...parZone];
}
