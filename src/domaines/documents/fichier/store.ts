import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
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

/** Joint un fichier ; il remplace le précédent, et le journal garde leurs empreintes. */
export async function saveFichier(db: Db, perimetre: Perimetre, attache: Attache, depose: Depose): Promise<void> {
  const { espace, compte } = perimetre;
  const { objet, objetId, convention = null } = attache;
  const { nom, type, octets, instant } = depose;
  const ancien = await findFichier(db, perimetre, attache);
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

/** Ôte le fichier joint, s'il y en a un. */
export async function deleteFichier(db: Db, perimetre: Perimetre, attache: Attache): Promise<void> {
  const ancien = await findFichier(db, perimetre, attache);
  if (!ancien) return;
  const { objet, objetId, convention = null } = attache;
  await db.deleteFrom("documents_fichier").where("espace", "=", perimetre.espace).where("id", "=", ancien.id).execute();
  noter(db, { action: "retrait", objet, objetId, convention, avant: { nom: ancien.nom, sha256: ancien.sha256 } });
}
