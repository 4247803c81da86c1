import { createHash } from "node:crypto";
import { CHAMPS } from "#domaines/plan/index.ts";
import type { ARevoir, Echange, FicheEchange, NoeudEchange } from "../../echange/model.ts";
import { echangeVide } from "../../echange/rules.ts";
import { libelleLigne, type PlanActuel } from "../../revue/actions.ts";
import { type Identite, NOMS_LIGNE } from "../../revue/model.ts";
import { cleTitre, type Titres } from "../entete/rules.ts";
import { LIBELLES_DESTINATION } from "../lexique.ts";
import type { Depot, Destination, ErreurCellule } from "../model.ts";
import { lireRetour } from "../retour/actions.ts";
import { champDe, colonnesNonReprises, composerArbre, type Feuille, lireFeuille, versARevoir } from "./rules.ts";

/** Nos propres titres de colonnes : ceux de la fiche, et ceux que l'on calcule, qui ne reviennent pas. */
export const TITRES: Titres = new Map<string, Destination>([
  ...NOMS_LIGNE.map((nom) => [cleTitre(libelleLigne(nom)), nom] as const),
  ...["État", "Complétude", "Modifiée", "Convention"].map((titre) => [cleTitre(titre), "aucune"] as const),
]);

/** Ce que l'on peut choisir pour une colonne, avec son nom. */
export const DESTINATIONS: readonly { valeur: Destination; libelle: string }[] = [
  { valeur: "aucune", libelle: LIBELLES_DESTINATION.aucune ?? "" },
  ...CHAMPS.filter(({ nom }) => nom !== "autres").map(({ nom, libelle }) => ({ valeur: nom, libelle })),
  { valeur: "priorite", libelle: libelleLigne("priorite") },
  { valeur: "noeuds", libelle: libelleLigne("noeuds") },
  ...Object.entries(LIBELLES_DESTINATION)
    .filter(([valeur]) => valeur !== "aucune")
    .map(([valeur, libelle]) => ({ valeur: valeur as Destination, libelle: libelle ?? "" })),
];

export const feuilleDe = ({ feuilles, feuille, entete, colonnes }: Depot): Feuille => ({
  rangees: feuilles[feuille]?.rangees ?? [],
  entete,
  colonnes,
});

/** De quoi reconnaître la même forme de tableur la fois d'après : ses titres de colonnes. */
export const signatureDe = ({ rangees, entete }: Feuille): string =>
  createHash("sha256")
    .update((rangees[entete] ?? []).map(cleTitre).join("|"))
    .digest("hex");

export type FeuilleLue = {
  echange: Echange;
  lignes: string[];
  identites: (Identite | null)[] | null;
  erreurs: ErreurCellule[];
  nonReprises: string[];
};

/** Une rangée comme on la montre : sans la colonne qui reconnaît nos fiches, qui ne se lit pas. */
const enLigne = ({ colonnes }: Feuille, rangee: readonly string[]): string =>
  rangee
    .filter((_, colonne) => colonnes[colonne] !== "identite")
    .map((cellule) => cellule.replace(/\n/g, " / "))
    .join(" | ");

/** Tout ce que la feuille dit, comme une convention lue : prêt pour la même revue que les autres fichiers. */
export function lireDepot(depot: Depot, actuel: PlanActuel): FeuilleLue {
  const feuille = feuilleDe(depot);
  const { noeuds, lignes, erreurs, absentes, identites } = feuille.colonnes.includes("identite")
    ? lireNotre(feuille, actuel)
    : lireAutre(feuille);
  const rangs = new Map(lignes.map(({ rangee }, rang) => [rangee, rang]));
  const chemin = ({ rangee, colonne }: ErreurCellule) => {
    const rang = rangs.get(rangee);
    return rang === undefined ? "plan" : `plan.fiches[${rang}].${champDe(feuille.colonnes[colonne] ?? "titre")}`;
  };
  const nonReprises = colonnesNonReprises(feuille);
  const aRevoir = [...versARevoir(erreurs, chemin), ...absentes, ...nonReprises.map(direNonReprise)];
  const plan = { noeuds, fiches: lignes.map(({ fiche }) => fiche) };
  const brutes = feuille.rangees.map((rangee) => enLigne(feuille, rangee));
  return { echange: { ...echangeVide(null), plan, aRevoir }, lignes: brutes, identites, erreurs, nonReprises };
}

const direNonReprise = (titre: string): ARevoir => ({
  chemin: "tableur.colonnes",
  raison: `Colonne non reprise : ${titre}.`,
  texte: "",
  lignes: null,
});

type Lues = {
  noeuds: NoeudEchange[];
  lignes: { rangee: number; fiche: FicheEchange }[];
  identites: (Identite | null)[] | null;
  erreurs: ErreurCellule[];
  absentes: ARevoir[];
};

function lireAutre(feuille: Feuille): Lues {
  const { lignes, sansTitre } = lireFeuille(feuille);
  const erreurs = [...lignes.flatMap((ligne) => ligne.erreurs), ...sansTitre];
  return { noeuds: composerArbre(lignes), lignes, identites: null, erreurs, absentes: [] };
}

function lireNotre(feuille: Feuille, actuel: PlanActuel): Lues {
  const { lignes, erreurs, absentes } = lireRetour(feuille, actuel);
  return { noeuds: [], lignes, identites: lignes.map(({ identite }) => identite), erreurs, absentes };
}
