import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Base, Db } from "#platform/db/db.ts";
import { points } from "../../reglement/bareme/rules.ts";
import type { Reglement } from "../../reglement/model.ts";
import type { Demande } from "../model.ts";
import { listDemandes } from "../store.ts";
import { type Notee, rangParmi } from "./rules.ts";
import { findEtatDeFile } from "./store.ts";

type File = { cle: string; notees: readonly Notee[] };

/** The queue as it was last counted, one per espace: a family that reloads its page does not count it again. */
const files = new WeakMap<Base, Map<string, File>>();

/** Ce que le barème lit d'une demande : aucun nom. */
export const noteeDe = (demande: Demande, aujourdhui: Jour) => ({
  ...demande,
  attendDepuis: demande.attendDepuis ?? aujourdhui,
});

type Lecture = { base: Base; db: Db; perimetre: Perimetre; today: Jour };

/** Les points de toutes les demandes qui attendent ; comptés de nouveau quand l'une d'elles, un avis ou le règlement a changé. */
async function compterFile({ base, db, perimetre, today }: Lecture, reglement: Reglement): Promise<readonly Notee[]> {
  const cle = [reglement.id, reglement.version, today, await findEtatDeFile(db, perimetre)].join("|");
  const gardees = files.get(base) ?? new Map<string, File>();
  files.set(base, gardees);
  const gardee = gardees.get(perimetre.espace);
  if (gardee?.cle === cle) return gardee.notees;
  const attendent = await listDemandes(db, perimetre, { etats: ["enAttente"] });
  const notees = attendent.map((une) => ({
    id: une.id,
    occasionnelSeul: une.occasionnelSeul,
    attendDepuis: une.attendDepuis,
    points: points(reglement, noteeDe(une, today), today).total,
  }));
  gardees.set(perimetre.espace, { cle, notees });
  return notees;
}

/** Le rang d'une demande parmi celles qui attendent ; rien si elle n'attend pas. */
export async function rangDe(lecture: Lecture, reglement: Reglement, id: string) {
  const notees = await compterFile(lecture, reglement);
  const sienne = notees.find((une) => une.id === id);
  return sienne ? rangParmi(sienne, notees) : null;
}
