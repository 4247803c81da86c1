import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Expertise } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_expertise: Expertise & { espace: string; demande: string; saisi_le: string };
  }
}

type Ici = Pick<Perimetre, "espace">;

/** Garde l'avis d'un critère, à la place de celui d'avant ; le journal retient qu'il fut écrit, jamais ce qu'il dit. */
export async function saveExpertise(
  db: Db,
  { espace }: Ici,
  { demande, expertise, le }: { demande: string; expertise: Expertise; le: string },
): Promise<void> {
  const { critere, points, auteur, motif } = expertise;
  await db
    .insertInto("guichet_expertise")
    .values({ espace, demande, critere, points, auteur, motif, saisi_le: le })
    .onConflict((conflit) =>
      conflit.columns(["espace", "demande", "critere"]).doUpdateSet({ points, auteur, motif, saisi_le: le }),
    )
    .execute();
  noter(db, { action: "avis d’expert", objet: "guichet.demande", objetId: demande, apres: { critere } });
}

/** Ôte un avis. */
export async function deleteExpertise(db: Db, { espace }: Ici, demande: string, critere: string): Promise<void> {
  await db
    .deleteFrom("guichet_expertise")
    .where("espace", "=", espace)
    .where("demande", "=", demande)
    .where("critere", "=", critere)
    .execute();
  noter(db, { action: "avis d’expert ôté", objet: "guichet.demande", objetId: demande, apres: { critere } });
}
