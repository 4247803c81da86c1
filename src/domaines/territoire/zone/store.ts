import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { SaisieZone, Zone } from "./model.ts";
import { cleZone } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    territoire_zone: Zone & { nom_cle: string };
  }
}

const CHAMPS = ["espace", "id", "genre", "nom", "code", "communes", "version"] as const;

/** Les zones de l'espace, par genre et par nom. */
export const listZones = (db: Db, { espace }: Perimetre): Promise<Zone[]> =>
  db
    .selectFrom("territoire_zone")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .orderBy("genre")
    .orderBy("nom_cle")
    .orderBy("id")
    .execute();

/** Une zone de l'espace ; celles des autres n'existent pas. */
export const getZone = (db: Db, { espace }: Perimetre, id: string): Promise<Zone> =>
  db
    .selectFrom("territoire_zone")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

export async function insertZone(db: Db, { espace }: Perimetre, saisie: SaisieZone): Promise<Zone> {
  const zone: Zone = { ...saisie, espace, id: newId(), version: 1 };
  await db
    .insertInto("territoire_zone")
    .values({ ...zone, nom_cle: cleZone(zone.nom) })
    .execute();
  noter(db, { action: "création", objet: "zone", objetId: zone.id, apres: saisie });
  return zone;
}

/** Écrit la zone si personne ne l'a changée depuis sa lecture. */
export async function updateZone(db: Db, avant: Zone, saisie: SaisieZone): Promise<void> {
  await db
    .updateTable("territoire_zone")
    .set({ ...saisie, nom_cle: cleZone(saisie.nom), version: avant.version + 1 })
    .where("espace", "=", avant.espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "modification", objet: "zone", objetId: avant.id, avant, apres: saisie });
}

export async function deleteZone(db: Db, zone: Zone): Promise<void> {
  await db.deleteFrom("territoire_zone").where("espace", "=", zone.espace).where("id", "=", zone.id).execute();
  noter(db, { action: "suppression", objet: "zone", objetId: zone.id, avant: zone });
}
