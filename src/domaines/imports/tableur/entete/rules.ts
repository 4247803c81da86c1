import type { Cible } from "../../libelles/model.ts";
import { normaliser, reconnaitre } from "../../libelles/rules.ts";
import type { Correspondance, Depot, Destination } from "../model.ts";
import { TITRE_IDENTITE } from "../model.ts";

/** Les titres de nos propres colonnes, et ce qu'elles remplissent. */
export type Titres = ReadonlyMap<string, Destination>;

/** La forme sous laquelle un titre de colonne se compare. */
export const cleTitre = (titre: string) => normaliser(titre);

const deCible = ({ nom, genre, nature }: Cible): Destination => {
  if (nom === "noeud") return `niveau.${genre ?? "autre"}`;
  if (nom === "pilotesEtPartenaires") return "pilotes";
  if (nom === "impacts") return "aucune"; // ce sont ceux d'un nœud : une rangée n'en a pas la place
  return nom === "indicateurs" && nature ? `indicateurs.${nature}` : nom;
};

/** IMP-78 : une colonne se reconnaît à son titre : les nôtres d'abord, puis ceux que les conventions emploient. */
export function destinationDe(titre: string, titres: Titres): Destination {
  if (titre.trim() === TITRE_IDENTITE) return "identite";
  const notre = titres.get(cleTitre(titre));
  const cible = notre || !titre.trim() ? undefined : reconnaitre(titre)?.cible;
  return notre ?? (cible ? deCible(cible) : "aucune");
}

const REPETABLES: readonly Destination[] = ["aucune", "autres"];

/** IMP-79 : deux colonnes ne remplissent pas le même champ : la seconde attend qu'on dise ce qu'elle est. */
export function correspondre(entete: readonly string[], titres: Titres): Correspondance {
  const prises = new Set<Destination>();
  return entete.map((titre) => {
    const destination = destinationDe(titre, titres);
    if (prises.has(destination) && !REPETABLES.includes(destination)) return "aucune";
    prises.add(destination);
    return destination;
  });
}

const LIGNES_EXAMINEES = 40;
const utiles = (colonnes: Correspondance) => colonnes.filter((destination) => destination !== "aucune").length;

/** IMP-80 : les titres de colonnes sont la ligne, parmi les premières, dont on reconnaît le plus de cellules. */
export function trouverEntete(
  rangees: readonly string[][],
  titres: Titres,
): { entete: number; colonnes: Correspondance; reconnues: number } {
  let meilleure = { entete: 0, colonnes: correspondre(rangees[0] ?? [], titres), reconnues: -1 };
  rangees.slice(0, LIGNES_EXAMINEES).forEach((rangee, rang) => {
    const differentes = new Set(rangee.filter((cellule) => cellule.trim())).size;
    const colonnes = correspondre(rangee, titres);
    const reconnues = differentes > 1 ? utiles(colonnes) : 0;
    if (reconnues > meilleure.reconnues) meilleure = { entete: rang, colonnes, reconnues };
  });
  return meilleure;
}

/** IMP-81 : on lit la feuille visible dont les titres se reconnaissent le mieux ; les feuilles masquées se choisissent à la main. */
export function proposer(feuilles: Depot["feuilles"], titres: Titres): Depot | null {
  const essais = feuilles.map(({ rangees, masquee }, feuille) => ({
    feuille,
    masquee,
    ...trouverEntete(rangees, titres),
  }));
  const lisibles = essais.filter(({ feuille }) => (feuilles[feuille]?.rangees.length ?? 0) > 1);
  const [choisie] = lisibles.toSorted((a, b) => Number(a.masquee) - Number(b.masquee) || b.reconnues - a.reconnues);
  if (!choisie) return null;
  const { feuille, entete, colonnes } = choisie;
  return { feuilles, feuille, entete, colonnes };
}
