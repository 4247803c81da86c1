import type { Exercice } from "../model.ts";

const place = ({ commune, competence, debut }: Exercice) => `${commune} ${competence} ${debut}`;
const contenu = ({ mode, titulaire, acte }: Exercice) =>
  JSON.stringify([mode, titulaire?.genre, titulaire?.code, titulaire?.nom, acte]);

/**
 * SPPE-113 : une commune n'a qu'un acte par compétence et par jour d'effet ; celui que l'on écrit efface l'ancien, qui se dit
 * d'abord. Un acte identique n'efface rien.
 */
export function actesEffaces(enPlace: readonly Exercice[], ecrits: readonly Exercice[]): Exercice[] {
  const nouveaux = new Map(ecrits.map((un) => [place(un), contenu(un)]));
  return enPlace.filter((un) => {
    const nouveau = nouveaux.get(place(un));
    return nouveau !== undefined && nouveau !== contenu(un);
  });
}

/**
 * SPPE-118 : confirmer vaut pour les actes que la page a montrés, tels qu'elle les a montrés ; un autre écrit entre-temps se montre à son tour.
 */
export const effacesDits = (effaces: readonly Exercice[]): string =>
  effaces
    .map((un) => `${place(un)} ${contenu(un)}`)
    .toSorted()
    .join("\n");
