import type { Updateable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { conflict, orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";

/** Les tables du diagnostic dont chaque ligne a son identifiant et sa version. */
type Versionnee = "diagnostic_etape" | "diagnostic_apport" | "diagnostic_zone" | "diagnostic_enjeu";

const OBJETS: Record<Versionnee, string> = {
  diagnostic_etape: "diagnostic.etape",
  diagnostic_apport: "diagnostic.apport",
  diagnostic_zone: "diagnostic.zone",
  diagnostic_enjeu: "diagnostic.enjeu",
};

type Ligne = { id: string; convention: string; version: number };
/** Les listes et les objets entrent en base écrits. */
const ecrite = (ligne: object) =>
  Object.fromEntries(
    Object.entries(ligne).map(([nom, valeur]) => [nom, Array.isArray(valeur) ? JSON.stringify(valeur) : valeur]),
  );

/** Ce que le journal garde d'une ligne : d'un apport, jamais les mots, que l'on peut avoir à effacer. */
const pourJournal = (table: Versionnee, ligne: object) => {
  const { texte: _t, ...reste } = ligne as { texte?: string };
  return table === "diagnostic_apport" ? reste : ligne;
};

/** Écrit une ligne si personne ne l'a changée depuis sa lecture (409) ; sans `avant`, l'ajoute une seule fois, et dit si elle est neuve. */
export async function saveLigne<T extends Ligne>(
  db: Db,
  { espace }: Perimetre,
  table: Versionnee,
  { avant, apres }: { avant: T | null; apres: T },
): Promise<boolean> {
  const valeurs = ecrite(apres) as unknown as Updateable<Tables["diagnostic_zone"]>;
  const { id, convention } = apres;
  const trace = { objet: OBJETS[table], objetId: id, convention, apres: pourJournal(table, apres) };
  if (!avant) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto(table as "diagnostic_zone")
      .values({ ...valeurs, espace, version: 1 } as never)
      .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows) noter(db, { action: "creation", ...trace });
    return Boolean(numInsertedOrUpdatedRows);
  }
  await db
    .updateTable(table as "diagnostic_zone")
    .set({ ...valeurs, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "modification", ...trace, avant: pourJournal(table, avant) });
  return true;
}

/** Retire une ligne si personne ne l'a changée depuis sa lecture (409) ; le journal garde ce qu'elle disait, sauf un apport. */
export async function deleteLigne(db: Db, { espace }: Perimetre, table: Versionnee, avant: Ligne): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom(table as "diagnostic_zone")
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw conflict();
  const { id: objetId, convention } = avant;
  noter(db, { action: "retrait", objet: OBJETS[table], objetId, convention, avant: pourJournal(table, avant) });
}

/** Comment le journal nomme les enjeux du diagnostic, et où ils se lisent. */
export const listCitationsDiagnostic = async (
  db: Db,
  { espace, conventions }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> => {
  const enjeux = await db
    .selectFrom("diagnostic_enjeu")
    .select(["id", "texte", "convention"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return enjeux.map(({ id, texte, convention }) => ({
    id,
    titre: texte,
    href: `/conventions/${convention}/diagnostic/enjeux`,
  }));
};
