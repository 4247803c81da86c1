import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newToken } from "#platform/session.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import type { MonLieu } from "../model.ts";
import { perimetresPour } from "../portee/rules.ts";
import { listMesLieux } from "../store.ts";
import { findCompteDuFlux, insertFlux, revoquerFlux, updateVuFlux } from "./store.ts";

/** Donne à un compte une adresse secrète et la rend ; celle d'avant ne vaut plus, et aucune ne se relira. */
export async function frapperFlux(db: Db, compte: string, le: Date): Promise<string> {
  const jeton = newToken();
  await revoquerFlux(db, compte, le);
  await insertFlux(db, compte, jeton, le);
  await noterInstallation(db, { compte, action: "creation", objet: "agenda", objetId: compte }, le);
  return jeton;
}

/** Ôte l'adresse secrète : elle n'ouvre plus rien. */
export async function oterFlux(db: Db, compte: string, le: Date): Promise<void> {
  if (await revoquerFlux(db, compte, le))
    await noterInstallation(db, { compte, action: "revocation", objet: "agenda", objetId: compte }, le);
}

/** Qui lit par cette adresse, et jusqu'où il voit aujourd'hui ; rien si elle n'ouvre rien. */
export async function entrerParFlux(
  db: Db,
  jeton: string,
  le: Date,
): Promise<{ perimetres: Perimetre[]; lieux: MonLieu[] } | null> {
  const compte = await findCompteDuFlux(db, jeton);
  if (!compte) return null;
  await updateVuFlux(db, jeton, le);
  const lieux = await listMesLieux(db, compte.id);
  return { lieux, perimetres: perimetresPour(lieux, compte.id, "agenda.lire") };
}
