import { type Jour, plusMois } from "#commun/jour.ts";
import type { Role } from "#commun/perimetre.ts";
import { MOIS_GARDES, type MotifAcces } from "./model.ts";

/** GUI-352 : qui ouvre une demande au titre d'une structure le fait pour préparer l'accueil ; le délégué, pour répondre à un droit. */
export function motifDe(roles: readonly Role[], ici: MotifAcces): MotifAcces {
  if (roles.includes("agentGuichet")) return ici;
  if (roles.includes("gestionnaireStructure")) return "structure";
  return roles.includes("dpo") ? "droits" : ici;
}

/** GUI-353 : une ouverture se garde douze mois, jour pour jour. */
export const termeDesOuvertures = (aujourdhui: Jour): Jour => plusMois(aujourdhui, -MOIS_GARDES);

type Notee = { famille: string; demande: string; motif: MotifAcces };

const cleDe = ({ famille, demande, motif }: Notee): string => `${famille} ${demande} ${motif}`;

/** Ce qu'une écriture porte : au-delà de 65 535 valeurs, la base la refuse. */
const PAQUET = 2000;

/**
 * GUI-367 : ce qu'une page nomme se note une fois par famille, demande et motif, par paquets que la base accepte, toujours dans le même
 * ordre : deux pages lues à la fois s'attendent, sans se bloquer l'une l'autre.
 */
export function paquetsDe<T extends Notee>(lignes: readonly T[]): T[][] {
  const uniques = [...new Map(lignes.map((ligne) => [cleDe(ligne), ligne])).values()];
  const ranges = uniques.toSorted((a, b) => (cleDe(a) < cleDe(b) ? -1 : 1));
  return Array.from({ length: Math.ceil(ranges.length / PAQUET) }, (_, rang) =>
    ranges.slice(rang * PAQUET, (rang + 1) * PAQUET),
  );
}
