import { sansAccents } from "#commun/texte.ts";
import { type Financement, LIBELLES_PAYEUR } from "../volet/model.ts";

export type LignePayeur = { qui: string; structures: number; parAnnee: ReadonlyMap<number, number> };
export type Bilan = { annees: number[]; lignes: LignePayeur[]; totaux: ReadonlyMap<number, number> };

type DeStructure = Financement & { equipement: string };

function sommer(financements: readonly DeStructure[]): Map<number, number> {
  const sommes = new Map<number, number>();
  for (const { annee, montant } of financements) sommes.set(annee, (sommes.get(annee) ?? 0) + montant);
  return sommes;
}

/** EQU-24 : ce que paie chacun se somme une fois par an, une collectivité étant la même quelle que soit la casse ; la Caf à part. */
export function sommerParPayeur(financements: readonly DeStructure[]): Bilan {
  const annees = [...new Set(financements.map(({ annee }) => annee))].toSorted((a, b) => b - a);
  const groupes = Map.groupBy(
    financements,
    ({ payeur, collectivite }) => `${payeur} ${sansAccents(collectivite ?? "")}`,
  );
  const lignes = [...groupes.values()].map((siens) => ({
    qui: siens[0]?.collectivite ?? LIBELLES_PAYEUR[siens[0]?.payeur ?? "autre"],
    structures: new Set(siens.map(({ equipement }) => equipement)).size,
    parAnnee: sommer(siens),
  }));
  return { annees, lignes: lignes.toSorted((a, b) => a.qui.localeCompare(b.qui, "fr")), totaux: sommer(financements) };
}
