import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { selectFiches } from "../selection/store.ts";

type Citee = { id: string; titre: string; href: string };

/** De quoi nommer ces fiches et ces nœuds, et les ouvrir ; ce que le périmètre ne montre pas n'est pas rendu. */
export async function listCitations(db: Db, perimetre: Perimetre, ids: readonly string[]): Promise<Citee[]> {
  const fiches = await selectFiches(db, perimetre)
    .select(["id", "convention", "reference", "titre"])
    .where("id", "in", [...ids])
    .execute();
  const noeuds = await db
    .selectFrom("plan_noeud")
    .select(["id", "convention", "code", "libelle"])
    .where("espace", "=", perimetre.espace)
    .where("convention", "in", [...perimetre.conventions])
    .where("id", "in", [...ids])
    .execute();
  return [
    ...fiches.map(({ id, convention, reference, titre }) => ({
      id,
      titre: [reference, titre].filter(Boolean).join(" "),
      href: `/conventions/${convention}/plan/fiches/${id}`,
    })),
    ...noeuds.map(({ id, convention, code, libelle }) => ({
      id,
      titre: [code, libelle].filter(Boolean).join(" "),
      href: `/conventions/${convention}/plan/arbre`,
    })),
  ];
}
