import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";
import type { Cofinancement, Mission, Relais } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_relais: Omit<Relais, "missions"> & { espace: string; missions: Json<Mission[]> };
    sppe_cofinancement: Cofinancement & { espace: string };
  }
}

/** Les relais de l'espace, année par année, la plus récente d'abord. */
export const listRelais = (db: Db, { espace }: Perimetre): Promise<Relais[]> =>
  db
    .selectFrom("sppe_relais")
    .select(["nom", "annee", "actifs", "etp", "familles", "ateliers", "missions"])
    .where("espace", "=", espace)
    .orderBy("annee", "desc")
    .orderBy("nom")
    .execute();

/** Écrit l'année d'un relais ; la même année est remplacée. */
export async function saveRelais(db: Db, { espace }: Perimetre, relais: Relais): Promise<void> {
  const { nom, annee, missions, ...dit } = relais;
  const ligne = { ...dit, missions: JSON.stringify(missions) };
  await db
    .insertInto("sppe_relais")
    .values({ ...ligne, espace, nom, annee })
    .onConflict((conflit) => conflit.columns(["espace", "nom", "annee"]).doUpdateSet(ligne))
    .execute();
  noter(db, { action: "écriture", objet: "sppe.relais", objetId: `${nom} ${annee}`, apres: relais });
}

export const listCofinancements = (db: Db, { espace }: Perimetre): Promise<Cofinancement[]> =>
  db
    .selectFrom("sppe_cofinancement")
    .select(["collectivite", "annee", "places"])
    .where("espace", "=", espace)
    .orderBy("collectivite")
    .orderBy("annee")
    .execute();

/** Écrit les places d'une année ; la même année est remplacée. */
export async function saveCofinancement(db: Db, { espace }: Perimetre, dit: Cofinancement): Promise<void> {
  await db
    .insertInto("sppe_cofinancement")
    .values({ ...dit, espace })
    .onConflict((conflit) => conflit.columns(["espace", "collectivite", "annee"]).doUpdateSet({ places: dit.places }))
    .execute();
  const objetId = `${dit.collectivite} ${dit.annee}`;
  noter(db, { action: "écriture", objet: "sppe.cofinancement", objetId, apres: dit });
}
