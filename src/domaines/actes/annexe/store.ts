import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention, orVerrouillee } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { AnnexeFaite, Complement, Complements } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_complement: { espace: string; convention: string; annexe: AnnexeFaite; texte: string; version: number };
  }
}

/** Ce que l'on a écrit dans les annexes d'une convention. */
export async function listComplements(
  db: Db,
  { espace, conventions }: Perimetre,
  convention: string,
): Promise<Complements> {
  const rows = await db
    .selectFrom("actes_complement")
    .select(["annexe", "texte", "version"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .execute();
  return Object.fromEntries(rows.map(({ annexe, ...complement }) => [annexe, complement]));
}

/** Écrit un complément si personne ne l'a écrit depuis la version lue (409). */
export async function saveComplement(
  db: Db,
  perimetre: Perimetre,
  { convention, annexe }: { convention: string; annexe: AnnexeFaite },
  { texte, version }: Complement,
): Promise<void> {
  const { espace } = perimetre;
  orVerrouillee(await getConvention(db, perimetre, convention));
  const avant = (await listComplements(db, perimetre, convention))[annexe]?.texte ?? "";
  const valeurs = { texte, version: version + 1 };
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("actes_complement")
    .values({ espace, convention, annexe, ...valeurs })
    .onConflict((conflit) =>
      conflit
        .columns(["espace", "convention", "annexe"])
        .doUpdateSet(valeurs)
        .where("actes_complement.version", "=", version),
    )
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numInsertedOrUpdatedRows });
  const trace = { action: "redaction", objet: "actes.annexe", objetId: convention, convention };
  noter(db, { ...trace, avant: { [annexe]: avant }, apres: { [annexe]: texte } });
}
