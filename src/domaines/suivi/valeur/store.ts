import type { Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { conflict, orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { EtatValeur, Valeur } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_valeur: {
      espace: string;
      indicateur: string;
      periode: string;
      modalite: string;
      convention: string;
      version: number;
      nombre: number;
      sur: number | null;
      etat: EtatValeur;
      commentaire: string;
      preuve: string;
      saisi_par: string;
      saisi_le: string;
      valide_par: string | null;
      valide_le: string | null;
    };
  }
}

function versValeur(ligne: Selectable<Tables["suivi_valeur"]>): Valeur {
  const {
    espace: _e,
    saisi_par: saisiPar,
    saisi_le: saisiLe,
    valide_par: validePar,
    valide_le: valideLe,
    ...v
  } = ligne;
  return { ...v, saisiPar, saisiLe, validePar, valideLe };
}

const versLigne = ({ saisiPar, saisiLe, validePar, valideLe, ...valeur }: Valeur) => ({
  ...valeur,
  saisi_par: saisiPar,
  saisi_le: saisiLe,
  valide_par: validePar,
  valide_le: valideLe,
});

/** Les valeurs saisies de ces indicateurs, toutes périodes ; celles d'une autre convention n'existent pas. */
export async function listSaisies(
  db: Db,
  { espace, conventions }: Perimetre,
  indicateurs: readonly string[],
): Promise<Valeur[]> {
  if (indicateurs.length === 0) return [];
  const lignes = await db
    .selectFrom("suivi_valeur")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("indicateur", "in", [...indicateurs])
    .orderBy("indicateur")
    .orderBy("periode")
    .orderBy("modalite")
    .execute();
  return lignes.map(versValeur);
}

const pourJournal = ({ periode, modalite, nombre, sur, etat, commentaire, preuve, saisiLe }: Valeur) => ({
  periode,
  modalite,
  nombre,
  sur,
  etat,
  commentaire,
  preuve,
  saisiLe,
});

/** Toute l'histoire des valeurs d'un indicateur se lit sous lui. */
const trace = (action: string, { indicateur, convention }: Valeur) => ({
  action,
  objet: "suivi.valeur",
  objetId: indicateur,
  convention,
});

/** Écrit des valeurs que personne n'avait encore données ; une autre venue entre-temps fait un 409. */
export async function insertValeurs(db: Db, { espace }: Perimetre, valeurs: readonly Valeur[]): Promise<void> {
  if (valeurs.length === 0) return;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("suivi_valeur")
    .values(valeurs.map((valeur) => ({ ...versLigne(valeur), espace, version: 1 })))
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) !== valeurs.length) throw conflict();
  for (const valeur of valeurs) noter(db, { ...trace("saisie", valeur), apres: pourJournal(valeur) });
}

/** Écrit une valeur, nouvelle ou à la place de celle qui fut lue ; une autre venue entre-temps fait un 409. */
export async function saveValeur(
  db: Db,
  perimetre: Perimetre,
  avant: Valeur | undefined,
  apres: Valeur,
): Promise<void> {
  if (!avant) return insertValeurs(db, perimetre, [apres]);
  await db
    .updateTable("suivi_valeur")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", perimetre.espace)
    .where("indicateur", "=", avant.indicateur)
    .where("periode", "=", avant.periode)
    .where("modalite", "=", avant.modalite)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const action = avant.etat !== apres.etat && avant.nombre === apres.nombre ? "validation" : "correction";
  noter(db, { ...trace(action, apres), avant: pourJournal(avant), apres: pourJournal(apres) });
}

/** Retire une valeur qui n'aurait pas dû être saisie ; l'histoire garde sa trace. */
export async function deleteValeur(db: Db, { espace }: Perimetre, valeur: Valeur): Promise<void> {
  await db
    .deleteFrom("suivi_valeur")
    .where("espace", "=", espace)
    .where("indicateur", "=", valeur.indicateur)
    .where("periode", "=", valeur.periode)
    .where("modalite", "=", valeur.modalite)
    .execute();
  noter(db, { ...trace("retrait", valeur), avant: pourJournal(valeur) });
}
