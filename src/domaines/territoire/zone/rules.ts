import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { SaisieZone, Zone } from "./model.ts";

export type RefusZone = "nom-deja-pris" | "sans-commune" | "departement-inconnu";

/** Deux zones d'un genre ne portent pas le même nom, accents et casse mis à part. */
export const cleZone = (nom: string): string =>
  sansAccents(nom)
    .replace(/[^a-z0-9]+/g, " ")
    .trim() || nom;

/** TER-8 : une zone tient au moins une commune ; un département se dit par son code, qui suffit. */
export function verifierZone(
  saisie: SaisieZone,
  departementConnu: (code: string) => boolean,
): SaisieZone | Refus<RefusZone> {
  if (saisie.genre === "departement")
    return saisie.code && departementConnu(saisie.code) ? { ...saisie, communes: [] } : refus("departement-inconnu");
  return saisie.communes.length > 0 ? { ...saisie, communes: [...new Set(saisie.communes)] } : refus("sans-commune");
}

/** TER-9 : un nom ne sert qu'à une zone de son genre dans l'espace. */
export const nomPris = (saisie: SaisieZone, autres: readonly Zone[], id: string | null): Refus<RefusZone> | null =>
  autres.some((zone) => zone.id !== id && zone.genre === saisie.genre && cleZone(zone.nom) === cleZone(saisie.nom))
    ? refus("nom-deja-pris")
    : null;
