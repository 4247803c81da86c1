import { type Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { findCompteParCourriel, insertCompte } from "../compte/store.ts";
import { getEspace } from "../espace/store.ts";
import { deposerCourriel, inviter } from "../jeton/actions.ts";
import { courrielRoleDonne } from "../jeton/courriels.tsx";
import { LIBELLES_ROLE } from "../model.ts";
import type { Attribution, RefusPartage } from "./model.ts";
import { recevoirRole } from "./rules.ts";
import { insertRole } from "./store.ts";

export type Invitation = Omit<Attribution, "id" | "compte"> & { nom: string; courriel: string; titre: string | null };
type Contexte = { invitant: string; adresse: string; maintenant: Date };

/**
 * Donne un rôle à une adresse, dans l'annuaire : un compte connu le reçoit et en est prévenu, un inconnu est invité. Rend le rôle
 * donné, ou pourquoi il ne l'est pas.
 */
export async function partager(
  db: Db,
  { nom, courriel, titre, ...role }: Invitation,
  { invitant, adresse, maintenant }: Contexte,
): Promise<Attribution | Refus<RefusPartage>> {
  const connu = await findCompteParCourriel(db, courriel);
  if (connu?.fermeLe) return refus("ferme");
  const interdit = connu ? recevoirRole(connu) : null;
  if (interdit) return interdit;
  const compte = connu ?? { id: newId(maintenant.getTime()), nom, courriel, activeLe: null };
  if (!connu) await insertCompte(db, compte, maintenant);
  const attribution: Attribution = { ...role, id: newId(maintenant.getTime()), compte: compte.id };
  if (!(await insertRole(db, attribution, maintenant))) return refus("deja");
  if (compte.activeLe === null) await inviter(db, compte.id, invitant, maintenant);
  else {
    const espace = await getEspace(db, role.espace);
    const lieu = titre ?? espace.nom;
    const lettre = { organisme: espace.nom, lieu, role: LIBELLES_ROLE[role.role].toLowerCase(), adresse };
    await deposerCourriel(db, courrielRoleDonne(compte, lettre));
  }
  return attribution;
}
