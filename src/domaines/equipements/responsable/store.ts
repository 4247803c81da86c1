import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Responsable } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_responsable: { espace: string; structure: string; compte: string; depuis: string };
  }
}

const trace = (action: string, { structure, compte }: { structure: string; compte: string }) => ({
  action,
  objet: "equipements.responsable",
  objetId: structure,
  ...(action === "don" ? { apres: { compte } } : { avant: { compte } }),
});

/** Les structures confiées à qui demande : tout ce qu'un responsable de structure tient et lit. Vide, il ne voit rien. */
export const listSesStructures = async (
  db: Db,
  { espace, compte }: Pick<Perimetre, "espace" | "compte">,
): Promise<string[]> =>
  (
    await db
      .selectFrom("equipements_responsable")
      .select("structure")
      .where("espace", "=", espace)
      .where("compte", "=", compte)
      .orderBy("structure")
      .execute()
  ).map(({ structure }) => structure);

/** Qui tient quoi dans l'espace, par nom de structure. */
export const listResponsables = (db: Db, { espace }: Perimetre): Promise<Responsable[]> =>
  db
    .selectFrom("equipements_responsable as r")
    .innerJoin("equipements_equipement as e", (join) =>
      join.onRef("e.espace", "=", "r.espace").onRef("e.id", "=", "r.structure"),
    )
    .select((eb) => ["r.structure", "r.compte", eb.fn.coalesce("e.nom", "e.type").as("nomStructure")])
    .where("r.espace", "=", espace)
    .orderBy("e.recherche")
    .orderBy("r.structure")
    .orderBy("r.compte")
    .execute();

export const getResponsable = async (
  db: Db,
  perimetre: Perimetre,
  structure: string,
  compte: string,
): Promise<Responsable> =>
  orNotFound((await listResponsables(db, perimetre)).find((un) => un.structure === structure && un.compte === compte));

export async function insertResponsables(
  db: Db,
  { espace }: { espace: string },
  confiees: readonly { structure: string; compte: string }[],
  depuis: Jour,
): Promise<void> {
  if (confiees.length === 0) return;
  await db
    .insertInto("equipements_responsable")
    .values(confiees.map(({ structure, compte }) => ({ espace, structure, compte, depuis })))
    .onConflict((conflit) => conflit.doNothing())
    .execute();
  for (const confiee of confiees) noter(db, trace("don", confiee));
}

export async function deleteResponsable(
  db: Db,
  { espace }: Perimetre,
  { structure, compte }: { structure: string; compte: string },
): Promise<void> {
  await db
    .deleteFrom("equipements_responsable")
    .where("espace", "=", espace)
    .where("structure", "=", structure)
    .where("compte", "=", compte)
    .execute();
  noter(db, trace("retrait", { structure, compte }));
}
