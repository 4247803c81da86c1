import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { CorrectionStructure } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_correction: {
      espace: string;
      id: string;
      convention: string;
      equipement: string;
      demande_par: string;
      demande_le: string;
      expire_le: string;
      partie_le: string | null;
      repondu_le: string | null;
      remarque: string | null;
      traitee_le: string | null;
    };
  }
}

const toutes = (db: Db, { espace }: Perimetre) =>
  db
    .selectFrom("equipements_correction")
    .select([
      "id",
      "convention",
      "equipement",
      "demande_par as demandePar",
      "demande_le as demandeLe",
      "expire_le as expireLe",
      "partie_le as partieLe",
      "repondu_le as reponduLe",
      "remarque",
      "traitee_le as traiteeLe",
    ])
    .where("espace", "=", espace);

export const findCorrection = (db: Db, perimetre: Perimetre, id: string): Promise<CorrectionStructure | undefined> =>
  toutes(db, perimetre).where("id", "=", id).executeTakeFirst();

/** La dernière demande faite à qui tient une structure. */
export const findDerniereCorrection = (
  db: Db,
  perimetre: Perimetre,
  structure: string,
): Promise<CorrectionStructure | undefined> =>
  toutes(db, perimetre).where("equipement", "=", structure).orderBy("demande_le", "desc").limit(1).executeTakeFirst();

const trace = (action: string, { equipement, convention }: Pick<CorrectionStructure, "equipement" | "convention">) => ({
  action,
  objet: "equipements.correction",
  objetId: equipement,
  convention,
});

type Demande = Pick<CorrectionStructure, "id" | "convention" | "equipement" | "demandePar" | "demandeLe" | "expireLe">;

export async function insertCorrection(db: Db, { espace }: Perimetre, demande: Demande): Promise<void> {
  const { id, convention, equipement, demandePar, demandeLe, expireLe } = demande;
  const quand = { demande_par: demandePar, demande_le: demandeLe, expire_le: expireLe };
  const vide = { partie_le: null, repondu_le: null, remarque: null, traitee_le: null };
  await db
    .insertInto("equipements_correction")
    .values({ espace, id, convention, equipement, ...quand, ...vide })
    .execute();
  noter(db, trace("demande", demande));
}

const une = (db: Db, { espace }: Perimetre, id: string) =>
  db.updateTable("equipements_correction").where("espace", "=", espace).where("id", "=", id);

/** Le courriel est parti : une reprise de l'outbox ne le renvoie pas. */
export const updatePartie = (db: Db, perimetre: Perimetre, id: string, instant: string) =>
  une(db, perimetre, id).set({ partie_le: instant }).execute();

/** Consomme la demande ; une seconde réponse est un 409. */
export async function updateReponse(
  db: Db,
  perimetre: Perimetre,
  correction: CorrectionStructure,
  { instant, remarque }: { instant: string; remarque: string | null },
): Promise<void> {
  await une(db, perimetre, correction.id)
    .set({ repondu_le: instant, remarque })
    .where("repondu_le", "is", null)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("réponse", correction), apres: { remarque } });
}

/** La remarque laissée avec la réponse est traitée. */
export async function updateTraitee(
  db: Db,
  perimetre: Perimetre,
  correction: CorrectionStructure,
  instant: string,
): Promise<void> {
  await une(db, perimetre, correction.id).set({ traitee_le: instant }).execute();
  noter(db, trace("remarque traitée", correction));
}
