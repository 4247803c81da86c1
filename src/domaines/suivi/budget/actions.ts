import { intituleFiche } from "#domaines/plan/model.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { type FormatTableur, writeTableur } from "#platform/tableur.ts";
import { type NoeudPlace, sommerArbre, TOUT_MONTRER } from "./arbre/rules.ts";
import { type Totaux, TOTAUX_VIDES } from "./model.ts";
import { additionner } from "./rules.ts";
import type { Filtres } from "./sommes/model.ts";
import {
  countArchivees,
  listFichesPlacees,
  sommerEtp,
  sommerParAnnee,
  sommerParFiche,
  sommerParFinanceur,
} from "./sommes/store.ts";
import { type NomVue, type Tableau, VUES } from "./vue/model.ts";
import { feuilleDe, type NoeudNomme, tableauAnnees, tableauArbre, tableauFinanceurs } from "./vue/rules.ts";

export type Demande = {
  vue: NomVue;
  filtres: Filtres;
  noeuds: readonly NoeudNomme[];
  ouvert: string | null;
  tout: boolean;
};
/** Un tableau du budget et ce qui l'accompagne ; `exporter` en écrit les mêmes lignes dans un classeur. */
export type Lecture = {
  tableau: Tableau;
  plie: boolean;
  total: Totaux;
  fiches: number;
  chiffrees: number;
  repetees: { id: string; titre: string }[];
  archivees: number;
  exporter: (format: FormatTableur) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Les totaux de chaque nœud du plan, chaque fiche comptée une fois dans chacun de ceux qui la portent. */
export async function sommerPlan(
  db: Db,
  perimetre: Perimetre,
  { noeuds, filtres }: { noeuds: readonly NoeudPlace[]; filtres: Filtres },
) {
  const fiches = await listFichesPlacees(db, perimetre);
  const totaux = await sommerParFiche(db, perimetre, filtres);
  const chiffrees = fiches.map((fiche) => ({ ...fiche, totaux: totaux.get(fiche.id) ?? TOTAUX_VIDES }));
  return { fiches, totaux, sommes: sommerArbre(noeuds, chiffrees) };
}

async function tableauDe(
  db: Db,
  perimetre: Perimetre,
  { vue, filtres }: Demande,
  arbre: () => Tableau,
): Promise<Tableau> {
  if (vue === "noeud") return arbre();
  if (vue === "financeur") return tableauFinanceurs(await sommerParFinanceur(db, perimetre, filtres));
  return tableauAnnees(await sommerParAnnee(db, perimetre, filtres), await sommerEtp(db, perimetre), filtres);
}

/** Ce qu'une page du budget montre, et ce qu'elle exporte : la même chose, toutes les lignes en plus. */
export async function lireTableau(db: Db, perimetre: Perimetre, demande: Demande): Promise<Lecture> {
  const { noeuds, filtres, ouvert, tout, vue } = demande;
  const { fiches, totaux, sommes } = await sommerPlan(db, perimetre, { noeuds, filtres });
  const rattachements = fiches.reduce((nombre, fiche) => nombre + Math.max(1, fiche.noeuds.length), 0);
  const plie = vue === "noeud" && !tout && noeuds.length + rattachements > TOUT_MONTRER;
  const arbre = { noeuds, fiches, totaux, sommes, filtres };
  const tableau = await tableauDe(db, perimetre, demande, () => tableauArbre(arbre, { plie, ouvert }));
  return {
    tableau,
    plie,
    total: additionner([...totaux.values()]),
    fiches: fiches.length,
    chiffrees: totaux.size,
    repetees: fiches
      .filter(({ id }) => vue === "noeud" && totaux.has(id) && sommes.repetees.includes(id))
      .map((fiche) => ({ id: fiche.id, titre: intituleFiche(fiche) })),
    archivees: await countArchivees(db, perimetre),
    exporter: (format) => writeTableur(format, { nom: `Budget ${VUES[vue].toLowerCase()}`, ...feuilleDe(tableau) }),
  };
}
