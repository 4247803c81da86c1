import type { Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Partage } from "./model.ts";

type Cote = { perimetre: readonly string[]; parties: readonly string[] };

/** CONV-24 : deux conventions d'un espace partagent les communes et les parties qu'elles nomment toutes deux, accents et majuscules à part. */
export function partages(une: Cote, autre: Cote): Partage {
  const la = new Set(autre.parties.map(sansAccents));
  return {
    communes: une.perimetre.filter((code) => autre.perimetre.includes(code)),
    parties: une.parties.filter((nom) => la.has(sansAccents(nom))),
  };
}

type Dates = { debut: Jour | null; fin: Jour | null };

/** CONV-25 : deux conventions sont parallèles si leurs jours se croisent ; sans date, elles peuvent se croiser. */
export const seCroisent = (une: Dates, autre: Dates): boolean =>
  (une.debut === null || autre.fin === null || une.debut <= autre.fin) &&
  (autre.debut === null || une.fin === null || autre.debut <= une.fin);
