import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { ValeurDatee } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_parametre: ValeurDatee & { espace: string };
  }
}

/** Ce que l'espace dit autrement que les textes, le plus récent d'abord. */
export const listValeurs = (db: Db, { espace }: Perimetre): Promise<ValeurDatee[]> =>
  db
    .selectFrom("sppe_parametre")
    .select(["code", "debut", "valeur", "source"])
    .where("espace", "=", espace)
    .orderBy("code")
    .orderBy("debut", "desc")
    .execute();

const trace = (action: string, { code, debut }: Pick<ValeurDatee, "code" | "debut">) => ({
  action,
  objet: "sppe.parametre",
  objetId: `${code}@${debut}`,
});

/** Écrit la valeur d'un jour ; celle du même jour est remplacée. */
export async function saveValeur(db: Db, { espace }: Perimetre, valeur: ValeurDatee): Promise<void> {
  await db
    .insertInto("sppe_parametre")
    .values({ ...valeur, espace })
    .onConflict((conflit) =>
      conflit.columns(["espace", "code", "debut"]).doUpdateSet({ valeur: valeur.valeur, source: valeur.source }),
    )
    .execute();
  noter(db, { ...trace("écriture", valeur), apres: valeur });
}

export async function deleteValeur(
  db: Db,
  { espace }: Perimetre,
  cle: Pick<ValeurDatee, "code" | "debut">,
): Promise<void> {
  await db
    .deleteFrom("sppe_parametre")
    .where("espace", "=", espace)
    .where("code", "=", cle.code)
    .where("debut", "=", cle.debut)
    .execute();
  noter(db, trace("retrait", cle));
}
