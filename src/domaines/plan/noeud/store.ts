import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { GenreNoeud, Noeud, SchemaPriorite, ValeurPriorite } from "../model.ts";
import { differences, enArbre } from "../rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_noeud: {
      espace: string;
      id: string;
      convention: string;
      parent: string | null;
      genre: GenreNoeud;
      code: string | null;
      libelle: string;
      impacts: Json<string[]>;
      ordre: number;
      recherche: string;
    };
    plan_schema_priorite: {
      espace: string;
      convention: string;
      code: string;
      libelle: string;
      valeurs: Json<ValeurPriorite[]>;
    };
  }
}

const COLONNES = ["id", "convention", "parent", "genre", "code", "libelle", "impacts", "ordre"] as const;

/** Les nœuds des conventions du périmètre, en profondeur d'abord, convention par convention. */
export async function listNoeuds(db: Db, { espace, conventions }: Perimetre): Promise<(Noeud & { niveau: number })[]> {
  const noeuds = await db
    .selectFrom("plan_noeud")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .orderBy("convention")
    .orderBy("ordre")
    .execute();
  return enArbre(noeuds);
}

/** Les mêmes, retenus jusqu'à la fin de la transaction : deux déplacements croisés ne font pas une boucle. */
export async function lockNoeuds(db: Db, perimetre: Perimetre): Promise<(Noeud & { niveau: number })[]> {
  await db
    .selectFrom("plan_noeud")
    .select("id")
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .orderBy("id")
    .forUpdate()
    .execute();
  return listNoeuds(db, perimetre);
}

export const getNoeud = (db: Db, { espace, conventions }: Perimetre, id: string): Promise<Noeud> =>
  db
    .selectFrom("plan_noeud")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

const ligne = (espace: string, { impacts, ...noeud }: Noeud) => ({
  ...noeud,
  espace,
  impacts: JSON.stringify(impacts),
  recherche: sansAccents([noeud.libelle, ...impacts].join("\n")).replace(/'/g, " "),
});

/** Ajoute le nœud ; faux, sans rien écrire, si un autre de l'espace porte déjà cet identifiant. */
export async function insertNoeud(db: Db, { espace }: Perimetre, noeud: Noeud): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("plan_noeud")
    .values(ligne(espace, noeud))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  noter(db, { action: "creation", objet: "plan.noeud", objetId: noeud.id, convention: noeud.convention, apres: noeud });
  return true;
}

export async function updateNoeud(db: Db, { espace }: Perimetre, avant: Noeud, apres: Noeud): Promise<void> {
  const change = differences(avant, apres);
  if (!change) return;
  const { id: _id, convention, ...valeurs } = ligne(espace, apres);
  await db.updateTable("plan_noeud").set(valeurs).where("espace", "=", espace).where("id", "=", avant.id).execute();
  noter(db, { action: "modification", objet: "plan.noeud", objetId: avant.id, convention, ...change });
}

export async function deleteNoeud(db: Db, { espace }: Perimetre, noeud: Noeud): Promise<void> {
  await db.deleteFrom("plan_noeud").where("espace", "=", espace).where("id", "=", noeud.id).execute();
  noter(db, { action: "retrait", objet: "plan.noeud", objetId: noeud.id, convention: noeud.convention, avant: noeud });
}

export async function listSchemas(db: Db, { espace, conventions }: Perimetre): Promise<SchemaPriorite[]> {
  const schemas = await db
    .selectFrom("plan_schema_priorite")
    .select(["code", "libelle", "valeurs"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .orderBy("code")
    .execute();
  const parCode = new Map(schemas.map((schema) => [schema.code, schema]));
  return [...parCode.values()];
}

/** Un schéma, retenu jusqu'à la fin de la transaction : deux fiches données ensemble ne prennent pas la même dernière place. */
export async function lockSchema(db: Db, perimetre: Perimetre, code: string): Promise<SchemaPriorite | undefined> {
  await db
    .selectFrom("plan_schema_priorite")
    .select("code")
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .where("code", "=", code)
    .orderBy("convention")
    .forUpdate()
    .execute();
  return (await listSchemas(db, perimetre)).find((schema) => schema.code === code);
}

export async function saveSchema(
  db: Db,
  { espace }: Perimetre,
  convention: string,
  { code, libelle, valeurs }: SchemaPriorite,
): Promise<void> {
  const ligneSchema = { libelle, valeurs: JSON.stringify(valeurs) };
  await db
    .insertInto("plan_schema_priorite")
    .values({ espace, convention, code, ...ligneSchema })
    .onConflict((conflit) => conflit.columns(["espace", "convention", "code"]).doUpdateSet(ligneSchema))
    .execute();
  noter(db, { action: "reglage", objet: "plan.priorite", objetId: code, convention, apres: { libelle, valeurs } });
}

export async function deleteSchema(
  db: Db,
  { espace }: Perimetre,
  convention: string,
  { code, ...avant }: SchemaPriorite,
): Promise<void> {
  await db
    .deleteFrom("plan_schema_priorite")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("code", "=", code)
    .execute();
  noter(db, { action: "retrait", objet: "plan.priorite", objetId: code, convention, avant });
}
