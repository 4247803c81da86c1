import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Echange } from "../../echange/model.ts";
import { serialiser } from "../../echange/rules.ts";
import { insertNumerise } from "../../numerise/store.ts";
import { findDerniersJoints, findMemeFichier, insertImport, lockDepot } from "../../store.ts";
import { reprendreJonctions } from "../jonction/rules.ts";
import { type EnteteImport, type EtatImport, type Import, SANS_DECISION } from "../model.ts";
import type { Lecture } from "./model.ts";

const sha256 = (octets: Uint8Array | string) => createHash("sha256").update(octets).digest("hex");

/** L'empreinte de ce qu'un fichier dit, sans son nom ni ses lignes à revoir. */
export const empreinteContenu = (echange: Echange): string =>
  sha256(serialiser({ ...echange, source: null, aRevoir: [] }));

function etatDe({ depot, numerise }: Lecture): EtatImport {
  if (numerise) return "lecture";
  return depot ? "correspondance" : "brouillon";
}

export type Deposant = { perimetre: Perimetre; auteur: string; instant: string; convention: string };

/**
 * IMP-67 : un fichier déjà en revue se reprend où il en était ; un fichier déjà écrit, ou au même contenu, ne change rien ; sauf si
 * l'on demande à le revoir.
 */
export async function deposer(
  db: Db,
  { perimetre, auteur, instant, convention }: Deposant,
  lecture: Lecture,
  { encore }: { encore: boolean },
): Promise<{ id: string; deja: EnteteImport | null }> {
  const contenu = lecture.depot || lecture.numerise ? lecture.sha256 : empreinteContenu(lecture.echange);
  await lockDepot(db, perimetre, contenu);
  const deja = await findMemeFichier(db, perimetre, { sha256: lecture.sha256, contenu });
  if (deja && !(encore && deja.etat === "ecrit")) return { id: deja.id, deja };
  const id = newId();
  const { espace, compte } = perimetre;
  const etat = etatDe(lecture);
  const joints = lecture.echange.plan.fiches.length > 0 && (await findDerniersJoints(db, perimetre, convention));
  const fiches = joints ? reprendreJonctions(lecture.echange, joints) : {};
  const decisions = { ...SANS_DECISION, fiches };
  const { numerise, ...lu } = lecture;
  await insertImport(db, {
    ...lu,
    espace,
    id,
    convention,
    etat,
    contenu,
    decisions,
    auteur,
    creePar: compte,
    creeLe: instant,
  });
  if (numerise) await insertNumerise(db, perimetre, id, numerise);
  return { id, deja: null };
}

/** Un import écrit ne se rouvre pas : le même fichier entre de nouveau, et se compare au plan d'aujourd'hui. */
export async function deposerEncore(
  db: Db,
  deposant: Deposant,
  { fichier, type, sha256: empreinte, genre, lignes, echange, identites, pages }: Import,
): Promise<string> {
  const lecture: Lecture = { fichier, type, sha256: empreinte, genre, lignes, echange, identites, pages, depot: null };
  return (await deposer(db, deposant, lecture, { encore: true })).id;
}
