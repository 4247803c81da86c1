import { ecrireMontant } from "#commun/montant.ts";
import { Refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import {
  type Exercice,
  LIBELLES_FINANCEUR,
  LIBELLES_MONTANT,
  LIBELLES_NATURE,
  type Ligne,
  MONTANTS,
  SANS_MONTANT,
} from "../model.ts";
import { ecrireEtp, jugerLigne, placeDuDoublon, type RefusLigne } from "../rules.ts";
import type { BudgetDit } from "../sommes/model.ts";
import type { FinanceurTape, Question } from "./model.ts";

/** SUI-211 : « part propre » et « à trouver » ne sont pas des acteurs ; tout autre nom en est un. */
export function lireFinanceur(texte: string): FinanceurTape {
  const cle = sansAccents(texte.trim());
  if (/^part propre\b/.test(cle)) return { financeur: "partPropre" };
  if (/^(financeurs? )?a trouver$/.test(cle)) return { financeur: "aTrouver" };
  return { financeur: "acteur", nom: texte.trim() };
}

/** SUI-212 : du montant que dit le plan on propose une première ligne ; ce qui existe déjà est au porteur, le reste est à trouver. */
export function premiereLigne(dit: BudgetDit | null): Ligne | null {
  if (!dit || dit.montantCentimes === null) return null;
  const financeur = /exist|acquis/.test(sansAccents(dit.statut ?? "")) ? "partPropre" : "aTrouver";
  return {
    ...SANS_MONTANT,
    prevu: dit.montantCentimes,
    nature: "fonctionnement",
    financeur,
    acteur: null,
    nom: LIBELLES_FINANCEUR[financeur],
    libelle: "",
  };
}

export type FauteLigne = { rang: number; code: RefusLigne | "doublon" };

/** SUI-213 : une année se garde entière ou pas du tout : chaque ligne est jugée, et les questions sont posées ensemble. */
export function jugerGrille(lignes: readonly Ligne[]): { fautes: FauteLigne[]; questions: Question[] } {
  const fautes: FauteLigne[] = [];
  const questions: Question[] = [];
  for (const [rang, ligne] of lignes.entries()) {
    const jugee = jugerLigne(ligne, false);
    if (!(jugee instanceof Refus)) continue;
    const { nom, demande, accorde } = ligne;
    if (jugee.code !== "accord-au-dela") fautes.push({ rang, code: jugee.code });
    else questions.push({ sujet: jugee.code, nom, demande: demande ?? 0, accorde: accorde ?? 0 });
  }
  const doublon = placeDuDoublon(lignes);
  if (doublon !== null) fautes.push({ rang: doublon, code: "doublon" });
  return { fautes, questions };
}

/** « Caf, fonctionnement (PSU) » : une ligne, sans ses montants. */
export const titreLigne = ({ nom, nature, libelle }: Pick<Ligne, "nom" | "nature" | "libelle">): string =>
  `${nom}, ${LIBELLES_NATURE[nature].toLowerCase()}${libelle ? ` (${libelle})` : ""}`;

const dire = (montant: number | null) => (montant === null ? "rien" : ecrireMontant(montant));

const montantsDits = (ligne: Ligne): string =>
  MONTANTS.filter((nom) => ligne[nom] !== null)
    .map((nom) => `${LIBELLES_MONTANT[nom].toLowerCase()} ${dire(ligne[nom])}`)
    .join(", ");

function changementsDeLigne(titre: string, avant: Ligne | undefined, apres: Ligne | undefined): string[] {
  if (!avant) return apres ? [`Ajout de ${titre} : ${montantsDits(apres)}`] : [];
  if (!apres) return [`Retrait de ${titre} : ${montantsDits(avant)}`];
  return MONTANTS.filter((nom) => avant[nom] !== apres[nom]).map(
    (nom) => `${titre} : ${LIBELLES_MONTANT[nom].toLowerCase()} ${dire(avant[nom])} → ${dire(apres[nom])}`,
  );
}

type Etat = Pick<Exercice, "etpPrevu" | "etpRealise" | "lignes">;
const VIDE: Etat = { etpPrevu: null, etpRealise: null, lignes: [] };
const direEtp = (centiemes: number | null) => (centiemes === null ? "rien" : ecrireEtp(centiemes));

const parTitre = (lignes: readonly Ligne[]) => new Map(lignes.map((ligne) => [titreLigne(ligne), ligne]));

/** SUI-214 : l'histoire d'un budget se lit ligne par ligne, montant par montant, avant et après. */
export function changements(dAvant: Etat | null, dApres: Etat | null): string[] {
  const [avant, apres] = [dAvant ?? VIDE, dApres ?? VIDE];
  const [anciennes, nouvelles] = [parTitre(avant.lignes), parTitre(apres.lignes)];
  const titres = new Set([...anciennes.keys(), ...nouvelles.keys()]);
  const etp = (["etpPrevu", "etpRealise"] as const)
    .filter((nom) => avant[nom] !== apres[nom])
    .map(
      (nom) => `ETP ${nom === "etpPrevu" ? "prévus" : "réalisés"} : ${direEtp(avant[nom])} → ${direEtp(apres[nom])}`,
    );
  return [
    ...[...titres].flatMap((titre) => changementsDeLigne(titre, anciennes.get(titre), nouvelles.get(titre))),
    ...etp,
  ];
}
