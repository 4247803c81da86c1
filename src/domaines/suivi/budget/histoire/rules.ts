import { FINANCEURS, type GenreFinanceur, nomFinanceur } from "../model.ts";
import { plus } from "../rules.ts";

/** Ce qu'une ligne du budget prévoit, et de qui. */
export type LignePrevue = {
  fiche: string;
  annee: number;
  financeur: GenreFinanceur;
  acteur: string | null;
  nom: string;
  prevu: number | null;
};

type Annee = { annee: number; lignes: Omit<LignePrevue, "fiche" | "annee">[] };
type Mouvement = { objetId: string; avant: unknown; apres: unknown };

/** Les lignes du budget, de la dernière année récrite à la première, chacune remise comme avant ; rien si une valeur a été effacée. */
function lignesPassees(presentes: readonly LignePrevue[], mouvements: readonly Mouvement[]): LignePrevue[] | null {
  let lignes = [...presentes];
  for (const { objetId: fiche, avant, apres } of mouvements.toReversed()) {
    const [jadis, ensuite] = [avant as Annee | null, apres as Annee | null];
    const annee = (jadis ?? ensuite)?.annee;
    if (annee === undefined) return null;
    const rendues = (jadis?.lignes ?? []).map((ligne) => ({ ...ligne, fiche, annee }));
    lignes = [...lignes.filter((une) => une.fiche !== fiche || une.annee !== annee), ...rendues];
  }
  return lignes;
}

/**
 * SUI-265 : ce que chacun prévoyait un jour passé se refait du journal, année par année, sur les fiches que le plan avait alors ; un
 * financeur y porte le nom qu'on lui connaît. Rien, si le journal n'en a plus les valeurs.
 */
export function moyensPasses(
  presentes: readonly LignePrevue[],
  mouvements: readonly Mouvement[],
  fiches: readonly string[],
): { financeur: string; prevu: number | null }[] | null {
  const lignes = lignesPassees(presentes, mouvements);
  if (lignes === null) return null;
  const noms = new Map(presentes.flatMap(({ acteur, nom }) => (acteur ? [[acteur, nom] as const] : [])));
  const siennes = lignes
    .filter(({ fiche }) => fiches.includes(fiche))
    .map(({ financeur, acteur, nom, prevu }) => {
      const connu = acteur ? noms.get(acteur) : undefined;
      return { rang: FINANCEURS.indexOf(financeur), financeur: nomFinanceur(financeur, connu ?? nom), prevu };
    })
    .toSorted((a, b) => a.rang - b.rang || (a.financeur.toLowerCase() < b.financeur.toLowerCase() ? -1 : 1));
  return [...Map.groupBy(siennes, ({ financeur }) => financeur)].map(([financeur, les]) => ({
    financeur,
    prevu: les.reduce<number | null>((somme, { prevu }) => plus(somme, prevu), null),
  }));
}
