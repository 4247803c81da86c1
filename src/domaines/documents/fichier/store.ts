import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import { CONTENUS, type Fichier, type TypeFichier } from "./model.ts";

/** À quoi un fichier est joint ; qui appelle sait que cette chose est de son périmètre, et de quelle convention si elle est d'une seule. */
export type Attache = { objet: string; objetId: string; convention?: string };

const selectJoint = (db: Db, { espace }: Perimetre, { objet, objetId }: Attache) =>
  db
    .selectFrom("documents_fichier")
    .where("espace", "=", espace)
    .where("objet", "=", objet)
    .where("objet_id", "=", objetId);

const estJoint = (type: string): type is TypeFichier => Object.hasOwn(CONTENUS, type);

/** Le fichier joint à une chose, sans ses octets. */
export async function findFichier(db: Db, perimetre: Perimetre, attache: Attache): Promise<Fichier | undefined> {
  const row = await selectJoint(db, perimetre, attache)
    .select(["id", "nom", "type", "sha256", "depose_par as deposePar", "depose_le as deposeLe"])
    .executeTakeFirst();
  return row && estJoint(row.type) ? { ...row, type: row.type } : undefined;
}

/** Les noms des fichiers joints à ces choses, par leur id ; qui appelle sait qu'elles sont de son périmètre. */
export async function listNomsFichiers(
  db: Db,
  { espace }: Perimetre,
  objet: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("documents_fichier")
    .select(["objet_id", "nom"])
    .where("espace", "=", espace)
    .where("objet", "=", objet)
    .where("objet_id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ objet_id, nom }) => [objet_id, nom]));
}

/** Les octets du fichier joint à une chose, et ce qu'ils sont. */
export async function getFichier(db: Db, perimetre: Perimetre, attache: Attache) {
  const row = await selectJoint(db, perimetre, attache)
    .select(["nom", "type", "octets"])
    .executeTakeFirst()
    .then(orNotFound);
  const { nom, type } = row;
  return {
    nom,
    contenu: estJoint(type) ? CONTENUS[type] : "application/octet-stream",
    octets: new Uint8Array(row.octets),
  };
}

type Depose = { nom: string; type: TypeFichier; octets: Uint8Array; instant: string };

/** Joint un fichier ; il remplace le précédent, ou celui que l'on vient de mettre à part, et le journal garde leurs empreintes. */
export async function saveFichier(db: Db, perimetre: Perimetre, attache: Attache, depose: Depose): Promise<void> {
  const { espace, compte } = perimetre;
  const { objet, objetId, convention = null } = attache;
  const { nom, type, octets, instant } = depose;
  const ancien =
    (await findFichier(db, perimetre, attache)) ?? (await listAnciensFichiers(db, perimetre, attache)).at(0);
  const sha256 = createHash("sha256").update(octets).digest("hex");
  const valeurs = { nom, type, alt: nom, octets, sha256, depose_par: compte, depose_le: instant };
  await db
    .insertInto("documents_fichier")
    .values({ espace, id: newId(), objet, objet_id: objetId, ...valeurs })
    .onConflict((conflit) => conflit.columns(["espace", "objet", "objet_id"]).doUpdateSet(valeurs))
    .execute();
  const avant = ancien ? { nom: ancien.nom, sha256: ancien.sha256 } : null;
  noter(db, { action: "dépôt", objet, objetId, convention, avant, apres: { nom, sha256 } });
}

/** Sous quel objet restent les fichiers qu'un autre a remplacés. */
const ancienDe = (objet: string) => `${objet}.ancien`;

/** Garde à part le fichier joint, avant d'en joindre un autre ; 409 si ce n'est plus celui que l'on a lu. */
export async function archiverFichier(db: Db, perimetre: Perimetre, attache: Attache, lu: string): Promise<void> {
  const present = await findFichier(db, perimetre, attache);
  orConflict({ numUpdatedRows: (present?.sha256 ?? "") === lu ? 1n : 0n });
  if (!present) return;
  const { objet, objetId } = attache;
  await db
    .updateTable("documents_fichier")
    .set({ objet: ancienDe(objet), objet_id: `${objetId}/${present.id}` })
    .where("espace", "=", perimetre.espace)
    .where("objet", "=", objet)
    .where("id", "=", present.id)
    .executeTakeFirstOrThrow()
    .then(orConflict);
}

const selectAnciens = (db: Db, { espace }: Perimetre, { objet, objetId }: Attache) =>
  db
    .selectFrom("documents_fichier")
    .where("espace", "=", espace)
    .where("objet", "=", ancienDe(objet))
    .where(sql<boolean>`starts_with(objet_id, ${`${objetId}/`})`);

/** Les fichiers qu'un autre a remplacés, le dernier d'abord. */
export async function listAnciensFichiers(db: Db, perimetre: Perimetre, attache: Attache): Promise<Fichier[]> {
  const rows = await selectAnciens(db, perimetre, attache)
    .select(["id", "nom", "type", "sha256", "depose_par as deposePar", "depose_le as deposeLe"])
    .orderBy("depose_le", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.flatMap((row) => (estJoint(row.type) ? { ...row, type: row.type } : []));
}

/** Où lire un fichier remplacé, parmi ceux de cette chose (404 sinon). */
export async function getAncienFichier(db: Db, perimetre: Perimetre, attache: Attache, id: string) {
  const ancien = orNotFound((await listAnciensFichiers(db, perimetre, attache)).find((un) => un.id === id));
  const { objet, objetId } = attache;
  return getFichier(db, perimetre, { objet: ancienDe(objet), objetId: `${objetId}/${ancien.id}` });
}

/** Ôte le fichier joint, s'il y en a un, et ceux qu'il a remplacés. */
export async function deleteFichier(db: Db, perimetre: Perimetre, attache: Attache): Promise<void> {
  const { objet, objetId, convention = null } = attache;
  for (const { id, nom, sha256 } of await listAnciensFichiers(db, perimetre, attache)) {
    await db.deleteFrom("documents_fichier").where("espace", "=", perimetre.espace).where("id", "=", id).execute();
    noter(db, { action: "retrait", objet, objetId, convention, avant: { nom, sha256 } });
  }
  const ancien = await findFichier(db, perimetre, attache);
  if (!ancien) return;
  await db.deleteFrom("documents_fichier").where("espace", "=", perimetre.espace).where("id", "=", ancien.id).execute();
  noter(db, { action: "retrait", objet, objetId, convention, avant: { nom: ancien.nom, sha256: ancien.sha256 } });
}
