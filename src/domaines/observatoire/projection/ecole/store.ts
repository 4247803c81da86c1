import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Ecole, Effectif } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_ecole: Omit<Ecole, "deuxAns"> & { espace: string; deux_ans: Ecole["deuxAns"] };
    observatoire_effectif: Effectif & { espace: string };
  }
}

const CHAMPS = ["id", "nom", "commune", "secteur", "publique", "deux_ans as deuxAns", "version"] as const;
const OBJET = "observatoire.ecole";

/** Les écoles de l'espace, par nom. */
export const listEcoles = (db: Db, { espace }: Perimetre): Promise<Ecole[]> =>
  db
    .selectFrom("observatoire_ecole")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .orderBy("nom")
    .orderBy("id")
    .execute();

/** Une école de l'espace ; celles des autres n'existent pas. */
export const getEcole = (db: Db, { espace }: Perimetre, id: string): Promise<Ecole> =>
  db
    .selectFrom("observatoire_ecole")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

const enLigne = ({ deuxAns, ...ecole }: Ecole, espace: string) => ({ ...ecole, espace, deux_ans: deuxAns });

export async function insertEcoles(db: Db, { espace }: Perimetre, ecoles: readonly Ecole[]): Promise<void> {
  if (ecoles.length === 0) return;
  await db
    .insertInto("observatoire_ecole")
    .values(ecoles.map((une) => enLigne(une, espace)))
    .execute();
  for (const une of ecoles) noter(db, { action: "création", objet: OBJET, objetId: une.id, apres: une });
}

/** Écrit une école si personne ne l'a changée depuis sa lecture (409). */
export async function updateEcole(
  db: Db,
  { espace }: Perimetre,
  avant: Ecole,
  apres: Omit<Ecole, "id" | "version">,
): Promise<void> {
  const { deuxAns, ...dit } = apres;
  await db
    .updateTable("observatoire_ecole")
    .set({ ...dit, deux_ans: deuxAns, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "modification", objet: OBJET, objetId: avant.id, avant, apres });
}

/** Retire une école et ses effectifs. */
export async function deleteEcole(db: Db, { espace }: Perimetre, avant: Ecole): Promise<void> {
  await db.deleteFrom("observatoire_ecole").where("espace", "=", espace).where("id", "=", avant.id).execute();
  noter(db, { action: "suppression", objet: OBJET, objetId: avant.id, avant });
}

/** Les effectifs des écoles de l'espace, de la rentrée la plus récente à la plus ancienne. */
export const listEffectifs = (db: Db, { espace }: Perimetre): Promise<Effectif[]> =>
  db
    .selectFrom("observatoire_effectif")
    .select(["ecole", "rentree", "tps", "ps", "ms", "gs", "classes"])
    .where("espace", "=", espace)
    .orderBy("rentree", "desc")
    .orderBy("ecole")
    .execute();

/** Écrit les effectifs de rentrées ; ceux de la même école à la même rentrée sont remplacés. */
export async function saveEffectifs(db: Db, { espace }: Perimetre, effectifs: readonly Effectif[]): Promise<void> {
  if (effectifs.length === 0) return;
  await db
    .insertInto("observatoire_effectif")
    .values(effectifs.map((un) => ({ ...un, espace })))
    .onConflict((conflit) =>
      conflit.columns(["espace", "ecole", "rentree"]).doUpdateSet((eb) => ({
        tps: eb.ref("excluded.tps"),
        ps: eb.ref("excluded.ps"),
        ms: eb.ref("excluded.ms"),
        gs: eb.ref("excluded.gs"),
        classes: eb.ref("excluded.classes"),
      })),
    )
    .execute();
  const [premier] = effectifs;
  noter(db, { action: "écriture", objet: "observatoire.effectif", objetId: premier?.ecole ?? "", apres: effectifs });
}
