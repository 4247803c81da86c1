import { sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Relance } from "../campagne/model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_relance: {
      espace: string;
      campagne: string;
      jour: Jour;
      destinataire: string;
      envoi: string;
      instant: string;
      partie_le: string | null;
    };
  }
}

/** Un courriel à poster ; `encore` : même s'il est déjà parti, la personne ayant redemandé son lien. */
export type Envoi = { espace: string; envoi: string; encore?: boolean };

/** Les relances des campagnes encore ouvertes de l'espace, et celles de la dernière semaine. */
export async function listRelances(
  db: Db,
  { espace }: Perimetre,
  depuis: string,
): Promise<(Relance & { instant: string })[]> {
  return db
    .selectFrom("suivi_relance as r")
    .innerJoin("suivi_campagne as c", (join) =>
      join.onRef("c.espace", "=", "r.espace").onRef("c.id", "=", "r.campagne"),
    )
    .select(["r.campagne", "r.jour", "r.destinataire", "r.instant"])
    .select(sql<Jour>`to_char(r.instant at time zone 'Europe/Paris', 'YYYY-MM-DD')`.as("envoyee"))
    .where("r.espace", "=", espace)
    .where((eb) => eb.or([eb("c.etat", "=", "ouverte"), eb("r.instant", ">=", depuis)]))
    .execute();
}

/** Inscrit une relance ; faux si elle l'était déjà : elle ne part pas deux fois. */
export async function insertRelance(
  db: Db,
  { espace }: Perimetre,
  relance: Omit<Relance, "envoyee"> & { envoi: string; instant: string },
): Promise<boolean> {
  const lignes = await db
    .insertInto("suivi_relance")
    .values({ ...relance, espace, partie_le: null })
    .onConflict((conflit) => conflit.doNothing())
    .returning("envoi")
    .execute();
  return lignes.length > 0;
}

/** À qui et pour quelles campagnes un courriel part. */
export const listEnvoi = (db: Db, { espace }: Perimetre, envoi: string) =>
  db
    .selectFrom("suivi_relance as r")
    .innerJoin("suivi_campagne as c", (join) =>
      join.onRef("c.espace", "=", "r.espace").onRef("c.id", "=", "r.campagne"),
    )
    .select(["r.destinataire", "r.campagne", "c.convention", "r.partie_le as partieLe"])
    .where("r.espace", "=", espace)
    .where("r.envoi", "=", envoi)
    .orderBy("r.campagne")
    .execute();

export const updatePartie = (db: Db, { espace }: Perimetre, envoi: string, partieLe: string) =>
  db
    .updateTable("suivi_relance")
    .set({ partie_le: partieLe })
    .where("espace", "=", espace)
    .where("envoi", "=", envoi)
    .execute();

/** Le jour de la dernière réponse de chaque personne de qui l'on attend quelque chose. */
export async function listDernieresReponses(db: Db, { espace }: Perimetre): Promise<ReadonlyMap<string, Jour>> {
  const lignes = await db
    .selectFrom("suivi_demande")
    .select(["referent", sql<Jour>`to_char(max(repondue) at time zone 'Europe/Paris', 'YYYY-MM-DD')`.as("jour")])
    .where("espace", "=", espace)
    .where("repondue", "is not", null)
    .where("referent", "is not", null)
    .groupBy("referent")
    .execute();
  return new Map(lignes.flatMap(({ referent, jour }) => (referent ? [[referent, jour] as const] : [])));
}
