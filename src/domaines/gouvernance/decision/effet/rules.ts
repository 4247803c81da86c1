import { type Refus, refus } from "#commun/refus.ts";
import { peutPasser } from "#commun/cycle.ts";
import type { GenreDecision } from "../model.ts";
import { CYCLE_EFFET, type DemandeEffet, type Devenir, type Effet, type GenreEffet } from "./model.ts";

/**
 * GOUV-122 : ce que chaque genre de décision peut changer. Un ajustement mineur touche au plan sans avenant ; un ajustement
 * significatif ne change rien de lui-même, c'est l'avenant qui le fait (convention nationale, art. 9 et 11).
 */
const PERMIS: Record<GenreDecision, readonly (GenreEffet | Devenir)[]> = {
  information: [],
  validation: ["bilanAdopte"],
  arbitrage: ["champFiche", "report"],
  ajustementMineur: ["champFiche", "report"],
  ajustementSignificatif: [],
  abandon: ["abandon"],
  remplacement: ["remplacement"],
  avis: [],
};

export const peutChanger = (genre: GenreDecision, effet: GenreEffet | Devenir): boolean =>
  PERMIS[genre].includes(effet);

/** Ce que l'on demande de changer, tel que le formulaire le dit. */
export type Change = {
  champ: { nom: string; libelle: string; avant: string; apres: string } | null;
  report: string | null;
  bilan: { id: string; titre: string } | null;
};

export type RefusEffet = "genre-sans-effet" | "une-seule-fiche" | "sans-fiche-a-changer" | "champ-inchange";

const demandes = ({ champ, report, bilan }: Change): (GenreEffet | Devenir)[] => [
  ...(champ ? (["champFiche"] as const) : []),
  ...(report ? (["report"] as const) : []),
  ...(bilan ? (["bilanAdopte"] as const) : []),
];

const vers = (fiches: readonly string[], devenir: Devenir, nouvelleDate: string | null): DemandeEffet[] =>
  fiches.map((fiche) => ({ genre: "etatFiche", fiche, devenir, nouvelleDate }));

const jugerChamp = (
  champ: NonNullable<Change["champ"]>,
  fiches: readonly string[],
): Refus<"une-seule-fiche" | "champ-inchange"> | null => {
  if (fiches.length !== 1) return refus("une-seule-fiche");
  return champ.avant.trim() === champ.apres.trim() ? refus("champ-inchange") : null;
};

type Decidee = { genre: GenreDecision; fiches: readonly string[] };

const juger = ({ genre, fiches }: Decidee, change: Change): Refus<RefusEffet> | null => {
  if (demandes(change).some((effet) => !peutChanger(genre, effet))) return refus("genre-sans-effet");
  if (change.report && fiches.length === 0) return refus("sans-fiche-a-changer");
  return change.champ && jugerChamp(change.champ, fiches);
};

const corriges = ([fiche = ""]: readonly string[], champ: Change["champ"]): DemandeEffet[] => {
  if (!champ) return [];
  const { nom, ...valeurs } = champ;
  return [{ genre: "champFiche", fiche, champ: nom, ...valeurs }];
};

const adoptes = (bilan: Change["bilan"]): DemandeEffet[] =>
  bilan ? [{ genre: "bilanAdopte", cible: bilan.id, titre: bilan.titre }] : [];

/** GOUV-126 : abandonner et remplacer changent chaque fiche nommée ; un champ se corrige sur une seule ; un report en nomme au moins une. */
export function effetsDe(decidee: Decidee, change: Change): DemandeEffet[] | Refus<RefusEffet> {
  const faute = juger(decidee, change);
  if (faute) return faute;
  const { genre, fiches } = decidee;
  return [
    ...(genre === "abandon" || genre === "remplacement" ? vers(fiches, genre, null) : []),
    ...corriges(fiches, change.champ),
    ...(change.report ? vers(fiches, "report", change.report) : []),
    ...adoptes(change.bilan),
  ];
}

/** Ce qui appartient au plan s'applique avec la décision ; le reste attend la tranche qui sait le faire. */
export const estImmediat = ({ genre }: Pick<DemandeEffet, "genre">): boolean => genre === "champFiche";

/** GOUV-127 : un changement qui n'est pas appliqué se retente ; appliqué, plus jamais. */
export function retenter(effet: Effet): Effet | Refus<"deja-applique"> {
  if (effet.etat === "enAttente") return effet;
  return peutPasser(CYCLE_EFFET, effet.etat, "enAttente") ? { ...effet, etat: "enAttente" } : refus("deja-applique");
}
