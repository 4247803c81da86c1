import { type Refus, refus } from "#commun/refus.ts";
import { peutPasser } from "#commun/cycle.ts";
import type { GenreDecision } from "../model.ts";
import {
  CYCLE_EFFET,
  type DemandeEffet,
  type Devenir,
  type Effet,
  type GenreEffet,
  type Remplacante,
} from "./model.ts";

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
  par: Remplacante | null;
};

export type RefusEffet =
  | "genre-sans-effet"
  | "une-seule-fiche"
  | "sans-fiche-a-changer"
  | "champ-inchange"
  | "sans-remplacante"
  | "par-elle-meme"
  | "bilan-pas-a-adopter";

const demandes = ({ champ, report, bilan, par }: Change): (GenreEffet | Devenir)[] => [
  ...(champ ? (["champFiche"] as const) : []),
  ...(report ? (["report"] as const) : []),
  ...(bilan ? (["bilanAdopte"] as const) : []),
  ...(par ? (["remplacement"] as const) : []),
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

/** GOUV-128 : remplacer, c'est dire par quelle fiche : une du plan, ou une nouvelle à y inscrire ; jamais par celle qu'on remplace. */
export function jugerRemplacante({ genre, fiches }: Decidee, par: Remplacante | null): Refus<RefusEffet> | null {
  if (genre !== "remplacement") return null;
  if (!par) return refus("sans-remplacante");
  return fiches.includes(par.id) ? refus("par-elle-meme") : null;
}

const juger = (decidee: Decidee, change: Change): Refus<RefusEffet> | null => {
  const { genre, fiches } = decidee;
  if (demandes(change).some((effet) => !peutChanger(genre, effet))) return refus("genre-sans-effet");
  const faute = jugerRemplacante(decidee, change.par);
  if (faute) return faute;
  if (change.report && fiches.length === 0) return refus("sans-fiche-a-changer");
  return change.champ && jugerChamp(change.champ, fiches);
};

const corriges = ([fiche = ""]: readonly string[], champ: Change["champ"]): DemandeEffet[] => {
  if (!champ) return [];
  const { nom, ...valeurs } = champ;
  return [{ genre: "champFiche", fiche, champ: nom, ...valeurs }];
};

const remplaces = (fiches: readonly string[], par: Change["par"]): DemandeEffet[] =>
  par ? fiches.map((fiche) => ({ genre: "etatFiche", fiche, devenir: "remplacement", nouvelleDate: null, par })) : [];

const adoptes = (bilan: Change["bilan"]): DemandeEffet[] =>
  bilan ? [{ genre: "bilanAdopte", cible: bilan.id, titre: bilan.titre }] : [];

/** GOUV-126 : abandonner et remplacer changent chaque fiche nommée ; un champ se corrige sur une seule ; un report en nomme au moins une. */
export function effetsDe(decidee: Decidee, change: Change): DemandeEffet[] | Refus<RefusEffet> {
  const faute = juger(decidee, change);
  if (faute) return faute;
  const { genre, fiches } = decidee;
  return [
    ...(genre === "abandon" ? vers(fiches, genre, null) : []),
    ...remplaces(fiches, change.par),
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
