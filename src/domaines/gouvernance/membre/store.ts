import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Ecrit } from "../model.ts";
import type { Membre, Voix } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_membre: {
      espace: string;
      id: string;
      instance: string;
      rang: number;
      nom: string;
      qualite: string;
      organisation: string;
      acteur: string | null;
      courriel: string | null;
      college: string;
      voix: Voix;
      commune: string | null;
      suppleant_de: string | null;
      seance: string | null;
      entre_le: Jour | null;
      sorti_le: Jour | null;
      version: number;
    };
  }
}

function versMembre(ligne: Selectable<Tables["gouvernance_membre"]>): Membre {
  const { espace: _e, suppleant_de: suppleantDe, entre_le: entreLe, sorti_le: sortiLe, ...reste } = ligne;
  return { ...reste, suppleantDe, entreLe, sortiLe };
}

const versLigne = ({ suppleantDe, entreLe, sortiLe, ...reste }: Membre, espace: string) => ({
  ...reste,
  espace,
  suppleant_de: suppleantDe,
  entre_le: entreLe,
  sorti_le: sortiLe,
});

/** Les membres des instances qui servent une convention du périmètre. */
const selectMembres = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_membre as m")
    .selectAll("m")
    .where("m.espace", "=", espace)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("gouvernance_instance_convention as l")
          .select("l.instance")
          .whereRef("l.espace", "=", "m.espace")
          .whereRef("l.instance", "=", "m.instance")
          .where("l.convention", "in", [...conventions]),
      ),
    );

/** Tous les membres d'une instance, sortis compris, dans leur ordre. */
export const listMembres = (db: Db, perimetre: Perimetre, instance: string): Promise<Membre[]> =>
  selectMembres(db, perimetre)
    .where("m.instance", "=", instance)
    .orderBy("m.rang")
    .orderBy("m.id")
    .execute()
    .then((lignes) => lignes.map(versMembre));

/** Les membres de toutes les instances du périmètre. */
export const listTousMembres = (db: Db, perimetre: Perimetre): Promise<Membre[]> =>
  selectMembres(db, perimetre)
    .orderBy("m.instance")
    .orderBy("m.rang")
    .orderBy("m.id")
    .execute()
    .then((lignes) => lignes.map(versMembre));

export const getMembre = (db: Db, perimetre: Perimetre, id: string): Promise<Membre> =>
  selectMembres(db, perimetre).where("m.id", "=", id).executeTakeFirst().then(orNotFound).then(versMembre);

const trace = (action: string, { id, instance }: Membre) => ({
  action,
  objet: "gouvernance.membre",
  objetId: id,
  apres: { instance },
});

/** Ajoute un membre ; le même formulaire envoyé deux fois n'en ajoute qu'un. */
export async function insertMembre(db: Db, { espace }: Perimetre, membre: Membre): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_membre")
    .values(versLigne(membre, espace))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("création", membre), apres: membre });
}

/** Ajoute d'un coup ceux d'une instance que l'on vient de créer. */
export async function insertMembres(db: Db, { espace }: Perimetre, membres: readonly Membre[]): Promise<void> {
  const lignes = membres.map((membre) => versLigne(membre, espace));
  if (lignes.length > 0) await db.insertInto("gouvernance_membre").values(lignes).execute();
}

/** Écrit le membre si personne ne l'a changé depuis sa lecture. */
export async function updateMembre(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action = "modification" }: Ecrit<Membre>,
): Promise<void> {
  await db
    .updateTable("gouvernance_membre")
    .set(versLigne({ ...apres, version: avant.version + 1 }, espace))
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, apres), avant, apres });
}

/** Efface les membres d'une instance que l'on efface. */
export async function deleteMembres(db: Db, perimetre: Perimetre, instance: string): Promise<void> {
  const membres = await listMembres(db, perimetre, instance);
  await db
    .deleteFrom("gouvernance_membre")
    .where("espace", "=", perimetre.espace)
    .where("instance", "=", instance)
    .execute();
  for (const membre of membres) noter(db, { ...trace("suppression", membre), avant: membre });
}
