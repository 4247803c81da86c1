import type { Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { ModeleWord } from "./model.ts";

type Table = ModeleWord & { espace: string };

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_modele: Table;
  }
}

const OBJET = "actes.modele";
const toModele = ({ espace: _espace, ...modele }: Selectable<Table>): ModeleWord => modele;

/** Les modèles d'une convention, toutes leurs versions. */
export const listModeles = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<ModeleWord[]> =>
  db
    .selectFrom("actes_modele")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("nature")
    .orderBy("nom")
    .orderBy("numero", "desc")
    .execute()
    .then((rows) => rows.map(toModele));

/** Un modèle de cette convention ; ceux des autres n'existent pas. */
export const getModele = async (
  db: Db,
  perimetre: Perimetre,
  { convention, id }: { convention: string; id: string },
): Promise<ModeleWord> => orNotFound((await listModeles(db, perimetre, convention)).find((un) => un.id === id));

export async function insertModele(db: Db, perimetre: Perimetre, modele: ModeleWord): Promise<void> {
  const { espace } = await getConvention(db, perimetre, modele.convention);
  await db
    .insertInto("actes_modele")
    .values({ ...modele, espace })
    .execute();
  const { id, convention, ...dit } = modele;
  noter(db, { action: "creation", objet: OBJET, objetId: id, convention, apres: dit });
}

export async function deleteModele(db: Db, { espace }: Perimetre, modele: ModeleWord): Promise<void> {
  const { id, convention, ...dit } = modele;
  await db.deleteFrom("actes_modele").where("espace", "=", espace).where("id", "=", id).execute();
  noter(db, { action: "retrait", objet: OBJET, objetId: id, convention, avant: dit });
}
