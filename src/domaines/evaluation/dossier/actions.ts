import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { lireParoles } from "#domaines/suivi/index.ts";
import { listAjustements } from "../ajustement/store.ts";
import type { Bilan } from "../bilan/model.ts";
import { citees, clesCitees } from "../citation/rules.ts";
import { updateBilan } from "../bilan/store.ts";
import { listNotes } from "../critere/store.ts";
import { preparer } from "../preparation/actions.ts";
import { listEcrits } from "../section/store.ts";
import type { Dossier, Sceau } from "./model.ts";
import { findFige, insertFige } from "./store.ts";

async function assembler(db: Db, perimetre: Perimetre, bilan: Bilan, instant: string): Promise<Dossier> {
  const ecrits = await listEcrits(db, perimetre, bilan);
  const cles = clesCitees(ecrits);
  return {
    bilan,
    preparation: await preparer(db, perimetre, bilan, instant),
    ecrits,
    citations: cles.length > 0 ? citees(await lireParoles(db, perimetre, bilan), cles) : [],
    notes: await listNotes(db, perimetre, bilan),
    ajustements: await listAjustements(db, perimetre, [bilan]),
  };
}

/** Le dossier d'un bilan : ce qui fut figé, ou ce qu'il est à cet instant. */
export async function lireDossier(
  db: Db,
  perimetre: Perimetre,
  bilan: Bilan,
  instant: string,
): Promise<{ dossier: Dossier; sceau: Sceau | null }> {
  const fige = await findFige(db, perimetre, bilan);
  return fige ?? { dossier: await assembler(db, perimetre, bilan, instant), sceau: null };
}

/** Fige un bilan adopté : ce qu'il dit ne bougera plus, quoi qu'il arrive au plan. */
export async function figer(
  db: Db,
  perimetre: Perimetre,
  { avant, apres }: { avant: Bilan; apres: Bilan },
  instant: string,
): Promise<void> {
  await updateBilan(db, perimetre, { avant, apres, action: "gel" });
  const dossier = await assembler(db, perimetre, { ...apres, version: avant.version + 1 }, instant);
  const notes = dossier.notes.map((note) => ({ ...note, compte: "" }));
  await insertFige(db, perimetre, { ...dossier, notes }, instant);
}
