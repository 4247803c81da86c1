import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { type GenreFinanceur, LIBELLES_FINANCEUR, nomFinanceur, type Totaux } from "../model.ts";
import type { LignePrevue } from "../histoire/rules.ts";
import {
  type BudgetDit,
  type Etp,
  type EtpDeFiche,
  type FichePlacee,
  type Filtres,
  type ParAnnee,
  type ParFinanceur,
  SANS_FILTRE,
} from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    vue_fiches: {
      espace: string;
      id: string;
      convention: string;
      reference: string | null;
      titre: string;
      ordre: number;
      budget: BudgetDit | null;
      archivee: boolean;
      noeuds: string[];
    };
  }
}

/** Les lignes des fiches du plan ; une fiche archivée n'est plus comptée. */
function lignesDuPlan(db: Db, { espace, conventions }: Perimetre, { annee, nature, financeur, fiches }: Filtres) {
  let query = db
    .selectFrom("suivi_budget_ligne as l")
    .innerJoin("vue_fiches as f", (join) => join.onRef("f.espace", "=", "l.espace").onRef("f.id", "=", "l.fiche"))
    .leftJoin("vue_acteurs as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.id", "=", "l.acteur"))
    .where("l.espace", "=", espace)
    .where("l.convention", "in", [...conventions])
    .where("f.archivee", "=", false);
  if (annee !== null) query = query.where("l.annee", "=", annee);
  if (nature !== null) query = query.where("l.nature", "=", nature);
  if (financeur !== null) query = query.where((eb) => eb(eb.fn.coalesce("v.garde", "l.financeur"), "=", financeur));
  if (fiches) query = query.where("l.fiche", "in", [...fiches]);
  return query;
}

/** La somme de ce qui a été dit : nulle quand personne n'a rien dit. */
const somme = (montant: "prevu" | "realise" | "demande" | "accorde" | "verse") =>
  sql<number | null>`sum(${sql.ref(`l.${montant}`)})::bigint`;
const prevuDe = (financeur: GenreFinanceur) =>
  sql<number | null>`(sum(l.prevu) filter (where l.financeur = ${financeur}))::bigint`;

const SOMMES = [
  somme("prevu").as("prevu"),
  somme("realise").as("realise"),
  somme("demande").as("demande"),
  somme("accorde").as("accorde"),
  somme("verse").as("verse"),
  prevuDe("partPropre").as("annoncee"),
  prevuDe("aTrouver").as("aTrouver"),
] as const;

/** Le total de chaque fiche du plan qui a une ligne. */
export async function sommerParFiche(db: Db, perimetre: Perimetre, filtres: Filtres): Promise<Map<string, Totaux>> {
  const sommes = await lignesDuPlan(db, perimetre, filtres)
    .groupBy("l.fiche")
    .select("l.fiche")
    .select(SOMMES)
    .execute();
  return new Map(sommes.map(({ fiche, ...totaux }) => [fiche, totaux]));
}

/** Le total de chaque année où il y a une ligne, dans leur ordre. */
export async function sommerParAnnee(db: Db, perimetre: Perimetre, filtres: Filtres): Promise<ParAnnee[]> {
  const sommes = await lignesDuPlan(db, perimetre, filtres)
    .groupBy("l.annee")
    .select("l.annee")
    .select(SOMMES)
    .orderBy("l.annee")
    .execute();
  return sommes.map(({ annee, ...totaux }) => ({ annee, totaux }));
}

/** Le total de chaque financeur par année : les acteurs par leur nom, puis la part propre, puis ce qui est à trouver. */
export async function sommerParFinanceur(db: Db, perimetre: Perimetre, filtres: Filtres): Promise<ParFinanceur[]> {
  const sommes = await lignesDuPlan(db, perimetre, filtres)
    .groupBy(["l.financeur", "v.garde", "v.nom", "l.annee"])
    .select(["l.financeur", "v.garde", "v.nom", "l.annee"])
    .select(SOMMES)
    .orderBy(sql`array_position(array['acteur', 'partPropre', 'aTrouver'], l.financeur)`)
    .orderBy(sql`lower(v.nom) collate "C"`)
    .orderBy("v.garde")
    .orderBy("l.annee")
    .execute();
  return sommes.map(({ financeur, garde, nom, annee, ...totaux }) => ({
    financeur: { id: garde ?? financeur, nom: nomFinanceur(financeur, nom) },
    annee,
    totaux,
  }));
}

/** Ce que chaque ligne prévoit, fiches archivées comprises : de quoi refaire un jour passé. */
export async function listPrevues(db: Db, { espace, conventions }: Perimetre): Promise<LignePrevue[]> {
  const lignes = await db
    .selectFrom("suivi_budget_ligne as l")
    .leftJoin("vue_acteurs as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.id", "=", "l.acteur"))
    .select(["l.fiche", "l.annee", "l.financeur", "v.garde as acteur", "v.nom", "l.prevu"])
    .where("l.espace", "=", espace)
    .where("l.convention", "in", [...conventions])
    .execute();
  return lignes.map((ligne) => ({ ...ligne, nom: nomFinanceur(ligne.financeur, ligne.nom) }));
}

const etpDuPlan = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_budget_annee as b")
    .innerJoin("vue_fiches as f", (join) => join.onRef("f.espace", "=", "b.espace").onRef("f.id", "=", "b.fiche"))
    .where("b.espace", "=", espace)
    .where("b.convention", "in", [...conventions])
    .where("f.archivee", "=", false);

/** Les emplois de chaque année, en centièmes ; d'une année à l'autre ils ne s'additionnent pas. */
export async function sommerEtp(db: Db, perimetre: Perimetre): Promise<Map<number, Etp>> {
  const sommes = await etpDuPlan(db, perimetre)
    .groupBy("b.annee")
    .select([
      "b.annee",
      sql<number | null>`sum(b.etp_prevu)`.as("prevu"),
      sql<number | null>`sum(b.etp_realise)`.as("realise"),
    ])
    .execute();
  return new Map(sommes.map(({ annee, ...etp }) => [annee, etp]));
}

/** Les emplois de chaque fiche du plan, année par année. */
export const listEtpParFiche = (db: Db, perimetre: Perimetre): Promise<EtpDeFiche[]> =>
  etpDuPlan(db, perimetre)
    .select(["b.fiche", "b.annee", "b.etp_prevu as prevu", "b.etp_realise as realise"])
    .orderBy("b.fiche")
    .orderBy("b.annee")
    .execute();

/** Les fiches du plan et les nœuds où elles pendent, dans l'ordre du plan. */
export const listFichesPlacees = (db: Db, { espace, conventions }: Perimetre): Promise<FichePlacee[]> =>
  db
    .selectFrom("vue_fiches")
    .select(["id", "reference", "titre", "noeuds", "budget as dit"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("archivee", "=", false)
    .orderBy("convention")
    .orderBy("ordre")
    .execute();

/** Combien de fiches archivées gardent un budget, que les totaux ne comptent plus. */
export async function countArchivees(db: Db, { espace, conventions }: Perimetre): Promise<number> {
  const { nombre } = await db
    .selectFrom("suivi_budget_ligne as l")
    .innerJoin("vue_fiches as f", (join) => join.onRef("f.espace", "=", "l.espace").onRef("f.id", "=", "l.fiche"))
    .select((eb) => eb.fn.count<number>("l.fiche").distinct().as("nombre"))
    .where("l.espace", "=", espace)
    .where("l.convention", "in", [...conventions])
    .where("f.archivee", "=", true)
    .executeTakeFirstOrThrow();
  return nombre;
}

/** Les noms que l'on propose pour un financeur : ceux qui financent déjà ici, puis les institutions du territoire. */
export async function listNomsFinanceurs(db: Db, perimetre: Perimetre): Promise<string[]> {
  const deja = await lignesDuPlan(db, perimetre, SANS_FILTRE)
    .where("v.nom", "is not", null)
    .select("v.nom")
    .distinct()
    .orderBy("v.nom")
    .limit(20)
    .execute();
  const institutions = await db
    .selectFrom("vue_acteurs")
    .select("nom")
    .where("espace", "=", perimetre.espace)
    .whereRef("id", "=", "garde")
    .where("genre", "in", ["caf", "msa", "departement", "etat", "epci", "commune"])
    .orderBy("nom")
    .limit(20)
    .execute();
  const noms = [...deja, ...institutions].flatMap(({ nom }) => nom ?? []);
  return [...new Set([...Object.values(LIBELLES_FINANCEUR), ...noms])].slice(0, 30);
}
