import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { lireContenu } from "../contenu/actions.ts";
import type { Figee, Signee } from "./model.ts";
import { getVersion, insertReference, insertVersion, listSignees } from "./store.ts";

type Signature = { convention: string; signeeLe: Jour; instant: string };

/** Signée sur papier, une convention n'a pas encore de version : elle se fige telle qu'elle est. Le numéro de celle qui vaut. */
export async function figerSignee(db: Db, perimetre: Perimetre, quoi: Signature): Promise<number> {
  const { convention, signeeLe, instant } = quoi;
  const derniere = (await listSignees(db, perimetre, convention)).at(-1);
  if (derniere) return derniere.numero;
  const id = newId();
  const contenu = await lireContenu(db, perimetre, convention);
  await insertVersion(db, perimetre, { id, convention, avenant: null, contenu, modifications: [] }, instant);
  await insertReference(db, perimetre, { convention, numero: 1, contenu: id, signeeLe });
  return 1;
}

/** Ce que la convention dit en droit : sa dernière version signée ; rien tant qu'aucune ne l'est. */
export async function lireReference(
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<{ signee: Signee; figee: Figee } | null> {
  const signee = (await listSignees(db, perimetre, convention)).at(-1);
  return signee ? { signee, figee: await getVersion(db, perimetre, signee.id) } : null;
}
