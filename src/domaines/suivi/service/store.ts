import type { ColumnType, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Arret, Exception, Service } from "./model.ts";

type Day = ColumnType<Jour, string, string>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_service: {
      espace: string;
      id: string;
      convention: string;
      nom: string;
      public: string;
      itinerant: boolean;
      equipement: string | null;
      retire_le: string | null;
    };
    suivi_arret: {
      espace: string;
      id: string;
      convention: string;
      service: string;
      commune: string | null;
      lieu: string;
      de: string;
      a: string;
      debut: Day;
      fin: ColumnType<Jour | null, string | null, string | null>;
      rythme: number;
    };
    suivi_exception: {
      espace: string;
      arret: string;
      jour: Day;
      convention: string;
      genre: Exception["genre"];
      motif: string;
    };
  }
}

const services = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_service")
    .select(["id", "convention", "nom", "public", "itinerant", "equipement", "retire_le as retireLe"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les services en cours des conventions du périmètre, par ordre de nom. */
export const listServices = (db: Db, perimetre: Perimetre): Promise<Service[]> =>
  services(db, perimetre).where("retire_le", "is", null).orderBy("nom").orderBy("id").execute();

/** Ceux que l'on a retirés : leurs séances restent comptées, on n'en ajoute plus. */
export const listServicesRetires = (db: Db, perimetre: Perimetre): Promise<Service[]> =>
  services(db, perimetre).where("retire_le", "is not", null).orderBy("nom").orderBy("id").execute();

export const getService = (db: Db, perimetre: Perimetre, id: string): Promise<Service> =>
  services(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

const trace = (action: string, { id, convention }: Pick<Service, "id" | "convention">) => ({
  action,
  objet: "suivi.service",
  objetId: id,
  convention,
});

export async function insertService(db: Db, { espace }: Perimetre, service: Service): Promise<void> {
  const { retireLe, ...reste } = service;
  await db
    .insertInto("suivi_service")
    .values({ ...reste, espace, retire_le: retireLe })
    .execute();
  noter(db, { ...trace("creation", service), apres: service });
}

export async function updateService(db: Db, { espace }: Perimetre, avant: Service, apres: Service): Promise<void> {
  const { nom, itinerant, equipement, retireLe } = apres;
  await db
    .updateTable("suivi_service")
    .set({ nom, public: apres.public, itinerant, equipement, retire_le: retireLe })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .execute();
  const action = avant.retireLe === retireLe ? "modification" : retireLe ? "archivage" : "retour";
  noter(db, { ...trace(action, avant), avant, apres });
}

const versArret = ({ espace: _e, ...arret }: Selectable<Tables["suivi_arret"]>): Arret => arret;

/** Les arrêts d'un service, ou de tous ceux du périmètre. */
export async function listArrets(db: Db, { espace, conventions }: Perimetre, service?: string): Promise<Arret[]> {
  let query = db
    .selectFrom("suivi_arret")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);
  if (service) query = query.where("service", "=", service);
  return (await query.orderBy("debut").orderBy("id").execute()).map(versArret);
}

const traceArret = (action: string, { service, convention }: Arret) => trace(action, { id: service, convention });

export async function insertArret(db: Db, { espace }: Perimetre, arret: Arret): Promise<void> {
  await db
    .insertInto("suivi_arret")
    .values({ ...arret, espace })
    .execute();
  noter(db, { ...traceArret("arret", arret), apres: arret });
}

/** Retire un arrêt et ses exceptions ; les séances qui s'y sont tenues restent. */
export async function deleteArret(db: Db, { espace }: Perimetre, arret: Arret): Promise<void> {
  await db.deleteFrom("suivi_arret").where("espace", "=", espace).where("id", "=", arret.id).execute();
  noter(db, { ...traceArret("retrait", arret), avant: arret });
}

export async function listExceptions(
  db: Db,
  { espace, conventions }: Perimetre,
  { de, a }: { de: Jour; a: Jour },
): Promise<Exception[]> {
  return db
    .selectFrom("suivi_exception")
    .select(["arret", "jour", "convention", "genre", "motif"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("jour", ">=", de)
    .where("jour", "<=", a)
    .orderBy("jour")
    .execute();
}

export async function saveException(
  db: Db,
  { espace }: Perimetre,
  arret: Arret,
  { jour, genre, motif }: Pick<Exception, "jour" | "genre" | "motif">,
): Promise<void> {
  const { convention } = arret;
  await db
    .insertInto("suivi_exception")
    .values({ espace, arret: arret.id, convention, jour, genre, motif })
    .onConflict((conflit) => conflit.columns(["espace", "arret", "jour"]).doUpdateSet({ genre, motif }))
    .execute();
  noter(db, { ...traceArret("exception", arret), apres: { arret: arret.id, jour, genre, motif } });
}

export async function deleteException(db: Db, { espace }: Perimetre, arret: Arret, jour: Jour): Promise<void> {
  await db
    .deleteFrom("suivi_exception")
    .where("espace", "=", espace)
    .where("arret", "=", arret.id)
    .where("jour", "=", jour)
    .execute();
  noter(db, { ...traceArret("exception", arret), avant: { arret: arret.id, jour } });
}
