import type { Insertable, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { communeActuelle } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Contenu, Reglement } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_reglement: Omit<Reglement, "publieLe" | "contenu"> & {
      espace: string;
      publie_le: Jour | null;
      contenu: Json<Contenu>;
    };
  }
}

type Ligne = Tables["guichet_reglement"];
type Ici = Pick<Perimetre, "espace">;

const actuelles = (communes: readonly string[]) => [...new Set(communes.map((code) => communeActuelle(code) ?? code))];

/** Les communes réunies depuis se lisent sous le nom de celle qui les a reçues, comme celles des demandes. */
const auJour = ({ criteres, eligibilite, ...contenu }: Contenu): Contenu => ({
  ...contenu,
  criteres: criteres.map((critere) => ({ ...critere, communes: actuelles(critere.communes) })),
  eligibilite: eligibilite.map((une) =>
    une.genre === "commune" ? { ...une, communes: actuelles(une.communes) } : une,
  ),
});

const versReglement = ({ espace: _e, publie_le: publieLe, contenu, ...dit }: Selectable<Ligne>): Reglement => ({
  ...dit,
  contenu: auJour(contenu),
  publieLe,
});

const versLigne = (espace: string, { publieLe, contenu, ...dit }: Reglement): Insertable<Ligne> => ({
  ...dit,
  espace,
  publie_le: publieLe,
  contenu: JSON.stringify(contenu),
});

const selectReglements = (db: Db, { espace }: Ici) =>
  db.selectFrom("guichet_reglement").selectAll().where("espace", "=", espace);

/** Les versions du règlement, la plus récente d'abord. */
export const listReglements = (db: Db, perimetre: Ici): Promise<Reglement[]> =>
  selectReglements(db, perimetre)
    .orderBy("numero", "desc")
    .execute()
    .then((lignes) => lignes.map(versReglement));

export const getReglement = (db: Db, perimetre: Ici, id: string): Promise<Reglement> =>
  selectReglements(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versReglement);

/** Le règlement publié qui s'applique ce jour-là, s'il y en a un : le dernier entré en vigueur, et de deux du même jour le plus récent. */
export const getReglementPublie = (db: Db, perimetre: Ici, le: Jour): Promise<Reglement | undefined> =>
  selectReglements(db, perimetre)
    .where("etat", "=", "publie")
    .where("depuis", "<=", le)
    .orderBy("depuis", "desc")
    .orderBy("numero", "desc")
    .limit(1)
    .executeTakeFirst()
    .then((ligne) => ligne && versReglement(ligne));

const trace = (action: string, { id }: Pick<Reglement, "id">) => ({
  action,
  objet: "guichet.reglement",
  objetId: id,
});

/** Ouvre une version ; le même formulaire envoyé deux fois n'en ouvre qu'une. */
export async function insertReglement(db: Db, { espace }: Ici, reglement: Reglement): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("guichet_reglement")
    .values(versLigne(espace, reglement))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("ouverture", reglement), apres: reglement });
}

/** Écrit un brouillon, ou le publie, si personne n'a écrit depuis la lecture (409) ; un règlement publié ne s'écrit plus. */
export async function updateReglement(
  db: Db,
  { espace }: Ici,
  { avant, apres, action }: { avant: Reglement; apres: Reglement; action: string },
): Promise<void> {
  await db
    .updateTable("guichet_reglement")
    .set({ ...versLigne(espace, apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", "brouillon")
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}

/** Renonce à un brouillon. */
export async function deleteReglement(db: Db, { espace }: Ici, reglement: Reglement): Promise<void> {
  const { numDeletedRows: numUpdatedRows } = await db
    .deleteFrom("guichet_reglement")
    .where("espace", "=", espace)
    .where("id", "=", reglement.id)
    .where("version", "=", reglement.version)
    .where("etat", "=", "brouillon")
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows });
  noter(db, { ...trace("abandon", reglement), avant: reglement });
}
