import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Cofinancement, Mission, Quoi, Relais } from "./model.ts";

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
    .select(["nom", "annee", "actifs", "etp", "familles", "ateliers", "missions", "version"])
    .where("espace", "=", espace)
    .orderBy("annee", "desc")
    .orderBy("nom")
    .execute();

/** Écrit l'année d'un relais à la suite de la version lue, 0 pour une année nouvelle (409 si une autre main l'a écrite). */
export async function saveRelais(db: Db, { espace }: Perimetre, relais: Relais): Promise<void> {
  const { nom, annee, missions, version: lue, ...dit } = relais;
  const ligne = { ...dit, missions: JSON.stringify(missions), version: lue + 1 };
  await db
    .insertInto("sppe_relais")
    .values({ ...ligne, espace, nom, annee })
    .onConflict((conflit) =>
      conflit.columns(["espace", "nom", "annee"]).doUpdateSet(ligne).where("sppe_relais.version", "=", lue),
    )
    .executeTakeFirstOrThrow()
    .then(({ numInsertedOrUpdatedRows = 0n }) => orConflict({ numUpdatedRows: numInsertedOrUpdatedRows }));
  noter(db, { action: "écriture", objet: "sppe.relais", objetId: `${nom} ${annee}`, apres: relais });
}

export const listCofinancements = (db: Db, { espace }: Perimetre): Promise<Cofinancement[]> =>
  db
    .selectFrom("sppe_cofinancement")
    .select(["collectivite", "annee", "places", "version"])
    .where("espace", "=", espace)
    .orderBy("collectivite")
    .orderBy("annee")
    .execute();

/** Écrit les places d'une année à la suite de la version lue, 0 pour une année nouvelle (409 si une autre main l'a écrite). */
export async function saveCofinancement(db: Db, { espace }: Perimetre, dit: Cofinancement): Promise<void> {
  const [lue, suite] = [dit.version, { places: dit.places, version: dit.version + 1 }];
  await db
    .insertInto("sppe_cofinancement")
    .values({ ...dit, ...suite, espace })
    .onConflict((conflit) =>
      conflit
        .columns(["espace", "collectivite", "annee"])
        .doUpdateSet(suite)
        .where("sppe_cofinancement.version", "=", lue),
    )
    .executeTakeFirstOrThrow()
    .then(({ numInsertedOrUpdatedRows = 0n }) => orConflict({ numUpdatedRows: numInsertedOrUpdatedRows }));
  const objetId = `${dit.collectivite} ${dit.annee}`;
  noter(db, { action: "écriture", objet: "sppe.cofinancement", objetId, apres: dit });
}

type Retrait = { quoi: Quoi; nom: string; annee: number; version: number };

/** Retire l'année écrite par erreur, si personne ne l'a changée depuis sa lecture (409) ; le journal garde ce qu'elle disait. */
export async function deleteAnnee(db: Db, { espace }: Perimetre, retrait: Retrait, avant: object): Promise<void> {
  const { quoi, nom, annee, version } = retrait;
  const ote =
    quoi === "relais"
      ? db.deleteFrom("sppe_relais").where("espace", "=", espace).where("nom", "=", nom)
      : db.deleteFrom("sppe_cofinancement").where("espace", "=", espace).where("collectivite", "=", nom);
  const { numDeletedRows } = await ote
    .where("annee", "=", annee)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numDeletedRows });
  const objet = quoi === "relais" ? "sppe.relais" : "sppe.cofinancement";
  noter(db, { action: "retrait", objet, objetId: `${nom} ${annee}`, avant });
}
