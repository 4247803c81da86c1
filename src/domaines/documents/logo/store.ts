import { createHash } from "node:crypto";
import type { Logo } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { LogoPartie } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    documents_fichier: {
      espace: string;
      id: string;
      objet: string;
      objet_id: string;
      nom: string;
      type: string;
      alt: string;
      octets: Uint8Array;
      sha256: string;
      depose_par: string;
      depose_le: string;
    };
    vue_parties: { espace: string; convention: string; rang: number; nom: string };
  }
}

const PARTIE = "partie";

/** Only images were ever attached to a party. */
type Image = { type: LogoPartie["type"] };

/** Les parties des conventions de ce périmètre, dans l'ordre où elles signent ; un nom n'y est qu'une fois. */
export async function listParties(db: Db, { espace, conventions }: Perimetre, convention: string): Promise<string[]> {
  const rows = await db
    .selectFrom("vue_parties")
    .select("nom")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("rang")
    .execute();
  return [...new Set(rows.map(({ nom }) => nom))];
}

const selectLogos = (db: Db, espace: string, parties: readonly string[]) =>
  db
    .selectFrom("documents_fichier")
    .where("espace", "=", espace)
    .where("objet", "=", PARTIE)
    .where("objet_id", "in", [...parties]);

/** Les logos de ces parties. */
export const listLogos = (db: Db, { espace }: Perimetre, parties: readonly string[]): Promise<LogoPartie[]> =>
  selectLogos(db, espace, parties)
    .select(["id", "objet_id as partie", "nom", "type", "alt"])
    .$narrowType<Image>()
    .execute();

/** Les mêmes, avec leur image, dans l'ordre des parties : ce que portent les documents communs. */
export async function listImages(db: Db, perimetre: Perimetre, convention: string): Promise<Logo[]> {
  const parties = await listParties(db, perimetre, convention);
  const rows = await selectLogos(db, perimetre.espace, parties)
    .select(["objet_id", "type", "alt", "octets"])
    .$narrowType<Image>()
    .execute();
  return rows
    .toSorted((a, b) => parties.indexOf(a.objet_id) - parties.indexOf(b.objet_id))
    .map(({ type, alt, octets }) => ({ type, alt, octets: new Uint8Array(octets) }));
}

/** L'image d'une partie de cette convention. */
export async function getImage(db: Db, perimetre: Perimetre, ou: { convention: string; id: string }) {
  const parties = await listParties(db, perimetre, ou.convention);
  const { type, octets } = await selectLogos(db, perimetre.espace, parties)
    .select(["type", "octets"])
    .$narrowType<Image>()
    .where("id", "=", ou.id)
    .executeTakeFirst()
    .then(orNotFound);
  return { type, octets: new Uint8Array(octets) };
}

type Nouveau = Omit<LogoPartie, "id"> & { octets: Uint8Array; instant: string };

/** Donne son logo à une partie ; il remplace le précédent, et le journal garde son empreinte. */
export async function saveLogo(db: Db, { espace, compte }: Perimetre, nouveau: Nouveau): Promise<void> {
  const { partie, nom, type, alt, octets, instant } = nouveau;
  const sha256 = createHash("sha256").update(octets).digest("hex");
  const valeurs = { nom, type, alt, octets, sha256, depose_par: compte, depose_le: instant };
  await db
    .insertInto("documents_fichier")
    .values({ espace, id: newId(), objet: PARTIE, objet_id: partie, ...valeurs })
    .onConflict((conflit) => conflit.columns(["espace", "objet", "objet_id"]).doUpdateSet(valeurs))
    .execute();
  noter(db, { action: "dépôt", objet: "logo", objetId: partie, convention: null, apres: { nom, alt, sha256 } });
}

export async function deleteLogo(db: Db, { espace }: Perimetre, partie: string): Promise<void> {
  await selectLogos(db, espace, [partie]).select("id").executeTakeFirst().then(orNotFound);
  await db
    .deleteFrom("documents_fichier")
    .where("espace", "=", espace)
    .where("objet", "=", PARTIE)
    .where("objet_id", "=", partie)
    .execute();
  noter(db, { action: "retrait", objet: "logo", objetId: partie, convention: null });
}
