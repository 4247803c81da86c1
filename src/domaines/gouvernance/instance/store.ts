import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { deleteMembres } from "../membre/store.ts";
import type { Ecrit } from "../model.ts";
import type { GenreQuorum, Instance, NatureInstance, Presidence, Secretariat } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_instance: {
      espace: string;
      id: string;
      nature: NatureInstance;
      nom: string;
      objet: string;
      parite: boolean;
      decide: boolean;
      presidence: Presidence | null;
      secretariat: Secretariat | null;
      frequence: number | null;
      quorum: GenreQuorum;
      quorum_nombre: number | null;
      close_le: Jour | null;
      version: number;
    };
    gouvernance_instance_convention: { espace: string; instance: string; convention: string };
  }
}

function versInstance(ligne: Selectable<Tables["gouvernance_instance"]>, conventions: string[]): Instance {
  const { espace: _e, quorum_nombre: quorumNombre, close_le: closeLe, ...reste } = ligne;
  return { ...reste, quorumNombre, closeLe, conventions };
}

const versLigne = ({ conventions: _c, quorumNombre, closeLe, ...reste }: Instance, espace: string) => ({
  ...reste,
  espace,
  quorum_nombre: quorumNombre,
  close_le: closeLe,
});

/** Les instances qui servent au moins une convention du périmètre ; les autres n'existent pas. */
const selectInstances = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_instance as i")
    .selectAll("i")
    .where("i.espace", "=", espace)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("gouvernance_instance_convention as l")
          .select("l.instance")
          .whereRef("l.espace", "=", "i.espace")
          .whereRef("l.instance", "=", "i.id")
          .where("l.convention", "in", [...conventions]),
      ),
    );

async function avecConventions(
  db: Db,
  { espace }: Perimetre,
  lignes: readonly Selectable<Tables["gouvernance_instance"]>[],
): Promise<Instance[]> {
  const liens = await db
    .selectFrom("gouvernance_instance_convention")
    .select(["instance", "convention"])
    .where("espace", "=", espace)
    .where(
      "instance",
      "in",
      lignes.map(({ id }) => id),
    )
    .orderBy("convention")
    .execute();
  return lignes.map((ligne) =>
    versInstance(
      ligne,
      liens.filter(({ instance }) => instance === ligne.id).map(({ convention }) => convention),
    ),
  );
}

/** Les instances d'une convention, celles qui siègent encore d'abord. */
export async function listInstances(db: Db, perimetre: Perimetre): Promise<Instance[]> {
  const lignes = await selectInstances(db, perimetre)
    .orderBy("i.close_le", (ordre) => ordre.desc().nullsFirst())
    .orderBy("i.nature")
    .orderBy("i.id")
    .execute();
  return avecConventions(db, perimetre, lignes);
}

export async function getInstance(db: Db, perimetre: Perimetre, id: string): Promise<Instance> {
  const ligne = await selectInstances(db, perimetre).where("i.id", "=", id).executeTakeFirst().then(orNotFound);
  const [instance] = await avecConventions(db, perimetre, [ligne]);
  return orNotFound(instance);
}

const trace = (action: string, { id, conventions }: Instance) => ({
  action,
  objet: "gouvernance.instance",
  objetId: id,
  convention: conventions[0] ?? null,
});

const insertLiens = (db: Db, espace: string, { id, conventions }: Instance) =>
  conventions.length === 0
    ? Promise.resolve([])
    : db
        .insertInto("gouvernance_instance_convention")
        .values(conventions.map((convention) => ({ espace, instance: id, convention })))
        .execute();

const adresse = (convention: string, instance: string) => `/conventions/${convention}/instances/${instance}`;

/** De quoi nommer, au journal, une instance ou une réunion : sous une convention du périmètre qu'elle sert. */
export async function listCitationsInstances(db: Db, { espace, conventions }: Perimetre, ids: readonly string[]) {
  const servies = db
    .selectFrom("gouvernance_instance as i")
    .innerJoin("gouvernance_instance_convention as l", (join) =>
      join.onRef("l.espace", "=", "i.espace").onRef("l.instance", "=", "i.id"),
    )
    .where("i.espace", "=", espace)
    .where("l.convention", "in", [...conventions]);
  const instances = await servies
    .select(["i.id", "i.nom as titre", "l.convention"])
    .where("i.id", "in", [...ids])
    .execute();
  const reunions = await servies
    .innerJoin("gouvernance_seance as s", (join) =>
      join.onRef("s.espace", "=", "i.espace").onRef("s.instance", "=", "i.id"),
    )
    .select(["s.id", "s.titre", "s.instance", "l.convention"])
    .where("s.id", "in", [...ids])
    .execute();
  return [
    ...instances.map(({ id, titre, convention }) => ({ id, titre, href: adresse(convention, id) })),
    ...reunions.map(({ id, titre, instance, convention }) => ({
      id,
      titre,
      href: `${adresse(convention, instance)}/reunions/${id}`,
    })),
  ];
}

/** Crée l'instance ; le même formulaire envoyé deux fois n'en crée qu'une. */
export async function insertInstance(db: Db, { espace }: Perimetre, instance: Instance): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_instance")
    .values(versLigne(instance, espace))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return;
  await insertLiens(db, espace, instance);
  noter(db, { ...trace("création", instance), apres: instance });
}

/** Écrit l'instance si personne ne l'a changée depuis sa lecture ; les liens vers des conventions hors du périmètre restent. */
export async function updateInstance(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action = "modification" }: Ecrit<Instance>,
): Promise<void> {
  await db
    .updateTable("gouvernance_instance")
    .set(versLigne({ ...apres, version: avant.version + 1 }, espace))
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  await db
    .deleteFrom("gouvernance_instance_convention")
    .where("espace", "=", espace)
    .where("instance", "=", avant.id)
    .execute();
  await insertLiens(db, espace, apres);
  noter(db, { ...trace(action, apres), avant, apres });
}

/** Efface une instance où rien ne s'est tenu, et ses membres. */
export async function deleteInstance(db: Db, perimetre: Perimetre, avant: Instance): Promise<void> {
  const { espace } = perimetre;
  await deleteMembres(db, perimetre, avant.id);
  await db.deleteFrom("gouvernance_instance").where("espace", "=", espace).where("id", "=", avant.id).execute();
  noter(db, { ...trace("suppression", avant), avant });
}
