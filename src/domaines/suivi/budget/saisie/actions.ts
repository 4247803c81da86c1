import type { Jour } from "#commun/jour.ts";
import { annee } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { findActeurParNom, findOuCreerActeurs } from "#domaines/acteurs/index.ts";
import { type Fiche, periode } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { findHistory } from "#platform/journal.ts";
import type { Exercice, Ligne } from "../model.ts";
import { nomFinanceur } from "../model.ts";
import type { LigneTapee, MouvementBudget } from "./model.ts";
import { changements, lireFinanceur } from "./rules.ts";

/** L'année d'une fiche telle qu'elle est gardée, ou vide et de version 0. */
export const exerciceDe = (fiche: Fiche, exercices: readonly Exercice[], an: number): Exercice =>
  exercices.find((exercice) => exercice.annee === an) ?? {
    fiche: fiche.id,
    convention: fiche.convention,
    annee: an,
    version: 0,
    etpPrevu: null,
    etpRealise: null,
    lignes: [],
  };

/** L'année que l'on propose d'ouvrir : celle d'aujourd'hui si la fiche la couvre, sinon la première de ses échéances. */
export function anneeProposee(fiche: Fiche, aujourdhui: Jour): number {
  const { debut, fin } = periode(fiche.echeances);
  const ici = annee(aujourdhui);
  return debut !== null && (ici < debut || ici > (fin ?? debut)) ? debut : ici;
}

/** Les lignes tapées, leurs financeurs reconnus, et les noms qui ne sont pas encore ceux d'acteurs. */
export async function reconnaitre(
  db: Db,
  perimetre: Perimetre,
  tapees: readonly LigneTapee[],
): Promise<{ lignes: Ligne[]; neufs: string[] }> {
  const lignes: Ligne[] = [];
  const neufs = new Set<string>();
  for (const { rang: _rang, ...tapee } of tapees) {
    const dit = lireFinanceur(tapee.nom);
    if (dit.financeur !== "acteur") {
      lignes.push({ ...tapee, financeur: dit.financeur, acteur: null, nom: nomFinanceur(dit.financeur, null) });
      continue;
    }
    const connu = await findActeurParNom(db, perimetre, dit.nom);
    if (!connu && dit.nom) neufs.add(dit.nom);
    lignes.push({ ...tapee, financeur: "acteur", acteur: connu?.id ?? dit.nom, nom: connu?.nom ?? dit.nom });
  }
  return { lignes, neufs: [...neufs] };
}

/** Les mêmes, chaque acteur créé s'il manquait. */
export async function creerFinanceurs(db: Db, perimetre: Perimetre, lignes: readonly Ligne[]): Promise<Ligne[]> {
  const noms = lignes.filter(({ financeur }) => financeur === "acteur").map(({ nom }) => nom);
  const ids = await findOuCreerActeurs(db, perimetre, noms);
  const parNom = new Map(noms.map((nom, rang) => [nom, ids[rang] ?? null]));
  return lignes.map((ligne) =>
    ligne.financeur === "acteur" ? { ...ligne, acteur: parNom.get(ligne.nom) ?? null } : ligne,
  );
}

/** Ce que le journal dit du budget de cette fiche, le plus récent d'abord. */
export async function histoireDe(db: Db, { espace }: Perimetre, fiche: string): Promise<MouvementBudget[]> {
  const mouvements = await findHistory(db, espace, "suivi.budget", fiche);
  const noms = await listAuteurs(
    db,
    espace,
    mouvements.map(({ compte }) => compte),
  );
  return mouvements.map(({ rang, le, compte, avant, apres }) => ({
    rang,
    le,
    auteur: nomParmi(noms, compte),
    annee: (apres as Exercice | null)?.annee ?? null,
    phrases: changements(avant as Exercice | null, apres as Exercice | null),
  }));
}
