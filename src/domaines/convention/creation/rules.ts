import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Identite } from "../model.ts";
import { finAuPlusTard } from "../rules.ts";

/** CONV-7 : crée une convention qui administre l'installation, ou qui est déjà chargé de coopération quelque part. */
export const peutCreer = (administrateur: boolean, perimetres: readonly Perimetre[]): boolean =>
  administrateur || espacesOuverts(perimetres).length > 0;

/** CONV-8 : une convention neuve entre dans un espace où l'on est chargé de coopération, ou dans un espace neuf ; jamais ailleurs. */
export const espacesOuverts = (perimetres: readonly Perimetre[]): string[] =>
  perimetres.filter(({ roles }) => roles.includes("chargeCooperation")).map(({ espace }) => espace);

/** CONV-9 : on propose l'année qui vient et la plus longue durée permise ; la personne corrige. */
export function proposerIdentite(
  today: Jour,
  perimetre: string[],
  caf: string | null,
): Identite & { debut: Jour; fin: Jour } {
  const debut = `${annee(today) + 1}-01-01` as Jour;
  const fin = finAuPlusTard(debut);
  return { titre: `Convention territoriale globale ${annee(debut)}-${annee(fin)}`, caf, debut, fin, perimetre };
}

/** La teinte d'un territoire neuf, tirée de son nom : deux espaces se ressemblent rarement. */
export const teinteDe = (nom: string): number =>
  [...nom].reduce((somme, lettre) => (somme * 31 + (lettre.codePointAt(0) ?? 0)) % 360, 7);
