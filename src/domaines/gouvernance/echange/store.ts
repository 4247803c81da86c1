import type { ColumnType, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Avis, BaseLegale, DecisionEchange, Echange, EtatEchange, Etude, Inscription } from "./model.ts";

type JsonOuRien<T> = ColumnType<T | null, string | null, string | null>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_echange: {
      espace: string;
      id: string;
      convention: string;
      objet: string;
      demandeur: string;
      detenteur: string;
      finalite: string;
      categories: string;
      personnelles: boolean;
      base_legale: BaseLegale | null;
      demande_le: Jour;
      etat: EtatEchange;
      opportunite: JsonOuRien<Etude>;
      faisabilite: JsonOuRien<Etude>;
      conformite: JsonOuRien<Etude>;
      avis: JsonOuRien<Avis>;
      decision: JsonOuRien<DecisionEchange>;
      inscription: JsonOuRien<Inscription>;
      revoir_le: Jour | null;
      version: number;
    };
  }
}

function versEchange(ligne: Selectable<Tables["gouvernance_echange"]>): Echange {
  const { espace: _e, base_legale: baseLegale, demande_le: demandeLe, revoir_le: revoirLe, ...reste } = ligne;
  return { ...reste, baseLegale, demandeLe, revoirLe };
}

const ecrire = (valeur: unknown) => (valeur === null ? null : JSON.stringify(valeur));

function versLigne({ baseLegale, demandeLe, revoirLe, ...reste }: Echange, espace: string) {
  const { opportunite, faisabilite, conformite, avis, decision, inscription, ...simple } = reste;
  return {
    ...simple,
    espace,
    base_legale: baseLegale,
    demande_le: demandeLe,
    revoir_le: revoirLe,
    opportunite: ecrire(opportunite),
    faisabilite: ecrire(faisabilite),
    conformite: ecrire(conformite),
    avis: ecrire(avis),
    decision: ecrire(decision),
    inscription: ecrire(inscription),
  };
}

const selectEchanges = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_echange")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les échanges d'une convention, le plus récemment demandé d'abord. */
export const listEchanges = (db: Db, perimetre: Perimetre): Promise<Echange[]> =>
  selectEchanges(db, perimetre)
    .orderBy("demande_le", "desc")
    .orderBy("id", "desc")
    .execute()
    .then((lignes) => lignes.map(versEchange));

export const getEchange = (db: Db, perimetre: Perimetre, id: string): Promise<Echange> =>
  selectEchanges(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versEchange);

const trace = (action: string, { id, convention }: Echange) => ({
  action,
  objet: "gouvernance.echange",
  objetId: id,
  convention,
});

/** Inscrit une demande ; le même formulaire envoyé deux fois n'en fait qu'une. */
export async function insertEchange(db: Db, { espace }: Perimetre, echange: Echange): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_echange")
    .values(versLigne(echange, espace))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("creation", echange), apres: echange });
}

/** Écrit l'étape franchie si personne n'a touché à l'échange depuis sa lecture (409). */
export async function updateEchange(db: Db, { espace }: Perimetre, avant: Echange, apres: Echange): Promise<void> {
  await db
    .updateTable("gouvernance_echange")
    .set({ ...versLigne(apres, espace), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("etat", "=", avant.etat)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(avant.etat === apres.etat ? "modification" : apres.etat, avant), avant, apres });
}
