import type { Db } from "#platform/db/db.ts";
import { sansAccents } from "#commun/texte.ts";
import type { CompteGarde } from "../compte/model.ts";

const CHAMPS = ["id", "nom", "courriel", "administrateur", "ferme_le as fermeLe", "active_le as activeLe"] as const;

/** Les comptes dont le nom ou l'adresse contient ces lettres, une page à la fois. */
export async function listComptes(db: Db, recherche: string, { limite, debut }: { limite: number; debut: number }) {
  const motif = `%${sansAccents(recherche.trim()).replace(/[\\%_]/g, "\\$&")}%`;
  const tous = db
    .selectFrom("acces_compte")
    .$if(recherche.trim() !== "", (query) =>
      query.where((eb) => eb.or([eb("courriel_cle", "like", motif), eb(eb.fn("lower", ["nom"]), "like", motif)])),
    );
  const { total } = await tous.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const comptes: CompteGarde[] = await tous
    .select(CHAMPS)
    .orderBy("courriel_cle")
    .limit(limite)
    .offset(debut)
    .execute();
  return { comptes, total: Number(total) };
}

/** Combien d'administrateurs peuvent encore entrer, leurs lignes tenues : deux ne se ferment pas l'un l'autre. */
export async function countAdministrateurs(db: Db): Promise<number> {
  const rows = await db
    .selectFrom("acces_compte")
    .select("id")
    .where("administrateur", "=", true)
    .where("ferme_le", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.length;
}
