import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { chargerPlan, libelleLigne } from "../revue/actions.ts";
import { empreinteContenu } from "../revue/depot/actions.ts";
import { type EnteteImport, type NomLigne, NOMS_LIGNE } from "../revue/model.ts";
import { findCorrespondance, saveCorrespondance, updateImport } from "../store.ts";
import { correspondre, trouverEntete } from "./entete/rules.ts";
import { DESTINATIONS, feuilleDe, lireDepot, signatureDe, TITRES } from "./lecture/actions.ts";
import { nommerCellule } from "./lecture/rules.ts";
import type { Depot, VueColonnes } from "./model.ts";

/** Ce que la personne a choisi la dernière fois pour un tableur de mêmes titres ; rien si c'est la première. */
export async function retrouverColonnes(db: Db, perimetre: Perimetre, depot: Depot): Promise<Depot> {
  const connue = await findCorrespondance(db, perimetre, signatureDe(feuilleDe(depot)));
  return connue ? { ...depot, colonnes: connue.colonnes } : depot;
}

/** Une autre feuille, ou une autre ligne de titres : les colonnes se reconnaissent de nouveau. */
export function changerFeuille(depot: Depot, feuille: number, entete: number): Depot {
  const rangees = depot.feuilles[feuille]?.rangees;
  if (!rangees) return depot;
  if (feuille !== depot.feuille) return { ...depot, feuille, ...trouverEntete(rangees, TITRES) };
  const rang = Math.min(entete - 1, rangees.length - 1);
  return rang === depot.entete
    ? depot
    : { ...depot, entete: rang, colonnes: correspondre(rangees[rang] ?? [], TITRES) };
}

export const retenirColonnes = (db: Db, perimetre: Perimetre, depot: Depot, le: string) =>
  saveCorrespondance(db, perimetre, signatureDe(feuilleDe(depot)), { colonnes: depot.colonnes, le });

/** Passe à la revue : ce que la feuille dit devient ce qui est compris, devant le plan d'aujourd'hui. */
export async function passerEnRevue(db: Db, perimetre: Perimetre, entete: EnteteImport, depot: Depot): Promise<void> {
  const lue = lireDepot(depot, await chargerPlan(db, perimetre, entete.convention));
  const { echange, lignes, identites } = lue;
  const lu = { echange, lignes, identites, pages: null, contenu: empreinteContenu(echange) };
  await updateImport(db, perimetre, entete, { etat: "brouillon", depot, lu });
}

const EXEMPLES = 3;
const APERCU = 8;
const COLONNES_MONTREES = 60;

const remplis = (fiche: Record<NomLigne, unknown>): string[] =>
  NOMS_LIGNE.filter((nom) => nom !== "titre" && nom !== "reference" && Object.keys(fiche[nom] ?? {}).length > 0).map(
    (nom) => libelleLigne(nom).toLowerCase(),
  );

function colonnesVues(depot: Depot): VueColonnes["colonnes"] {
  const { rangees, entete, colonnes } = feuilleDe(depot);
  const nombre = Math.max(0, ...rangees.slice(0, 200).map((rangee) => rangee.length));
  return Array.from({ length: Math.min(nombre, COLONNES_MONTREES) }, (_, rang) => {
    const valeurs = rangees.slice(entete + 1).map((rangee) => (rangee[rang] ?? "").trim());
    return {
      rang,
      lettre: nommerCellule(0, rang).replace(/\d+$/, ""),
      titre: (rangees[entete]?.[rang] ?? "").trim(),
      exemples: [...new Set(valeurs.filter(Boolean))]
        .slice(0, EXEMPLES)
        .map((texte) => (texte.length > 60 ? `${texte.slice(0, 60)}…` : texte)),
      destination: colonnes[rang] ?? "aucune",
    };
  });
}

export const nombreDeColonnes = (depot: Depot): number => colonnesVues(depot).length;

/** Ce que la page des colonnes montre : les colonnes, et ce que donne le choix d'aujourd'hui. */
export async function vueColonnes(
  db: Db,
  perimetre: Perimetre,
  entete: EnteteImport,
  depot: Depot,
): Promise<VueColonnes> {
  const { echange, erreurs, nonReprises } = lireDepot(depot, await chargerPlan(db, perimetre, entete.convention));
  const { fiches } = echange.plan;
  return {
    entete,
    feuilles: depot.feuilles.map(({ nom, masquee, rangees }) => ({ nom, masquee, lignes: rangees.length })),
    feuille: depot.feuille,
    ligneEntete: depot.entete + 1,
    colonnes: colonnesVues(depot),
    destinations: DESTINATIONS,
    apercu: fiches
      .slice(0, APERCU)
      .map((fiche) => ({ reference: fiche.reference, titre: fiche.titre, champs: remplis(fiche) })),
    total: fiches.length,
    erreurs,
    nonReprises,
  };
}
