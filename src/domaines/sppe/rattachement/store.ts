import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Competence } from "../competence/model.ts";
import type { Rattachement } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_rattachement: { espace: string; convention: string; fiche: string; competence: Competence };
  }
}

/** Ce que servent les fiches des conventions du périmètre. */
export const listRattachements = (db: Db, { espace, conventions }: Perimetre): Promise<Rattachement[]> =>
  db
    .selectFrom("sppe_rattachement")
    .select(["fiche", "competence"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .orderBy("fiche")
    .orderBy("competence")
    .execute();

/** Écrit ce qui change de ce que servent des fiches d'une convention. */
export async function saveRattachements(
  db: Db,
  { espace }: Perimetre,
  convention: string,
  { ajoutes, otes }: { ajoutes: readonly Rattachement[]; otes: readonly Rattachement[] },
): Promise<void> {
  if (ajoutes.length > 0)
    await db
      .insertInto("sppe_rattachement")
      .values(ajoutes.map((un) => ({ ...un, espace, convention })))
      .execute();
  for (const [competence, siens] of Map.groupBy(otes, (un) => un.competence))
    await db
      .deleteFrom("sppe_rattachement")
      .where("espace", "=", espace)
      .where("convention", "=", convention)
      .where("competence", "=", competence)
      .where(
        "fiche",
        "in",
        siens.map(({ fiche }) => fiche),
      )
      .execute();
  if (ajoutes.length + otes.length === 0) return;
  const apres = { ajoutes, otes };
  noter(db, { action: "modification", objet: "sppe.rattachement", objetId: convention, convention, apres });
}
