import type { Perimetre } from "#commun/perimetre.ts";
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

/** Une collectivité qu'un référent peut représenter, par son code et son nom. */
export type Collectivite = { code: string; nom: string };

/** Un acteur tel qu'on l'invite : une personne à qui donner un compte, ou l'organisation pour qui quelqu'un vient. */
export type Invitable = { id: string; nom: string; courriel: string | null; personne: boolean };

/** Ce que l'invitation demande aux tranches du dessus. */
export type PretsPartage = {
  /** Les communes et les intercommunalités que couvrent ces conventions. */
  listCollectivites: (db: Db, perimetre: Perimetre) => Promise<Collectivite[]>;
  findInvitable: (db: Db, perimetre: Perimetre, acteur: string) => Promise<Invitable | undefined>;
  /** Fait de ce compte la personne que l'espace connaît déjà ; rend vrai s'il en a trouvé une, ou en a fait une pour `acteur`. */
  relier: (
    db: Db,
    perimetre: Perimetre,
    compte: { id: string; nom: string; courriel: string },
    acteur: string | null,
  ) => Promise<boolean>;
};

export type Invitation = Omit<Attribution, "id" | "compte"> & { nom: string; courriel: string; titre: string | null };
type Contexte = { invitant: string; adresse: string; maintenant: Date };

/**
 * Donne un rôle à une adresse, dans l'annuaire : un compte connu le reçoit et en est prévenu, un inconnu est invité. Rend le rôle
 * donné et le nom de qui le porte, ou pourquoi il ne l'est pas.
 */
export async function partager(
  db: Db,
  { nom, courriel, titre, ...role }: Invitation,
  { invitant, adresse, maintenant }: Contexte,
): Promise<(Attribution & { nom: string }) | Refus<RefusPartage>> {
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
  return { ...attribution, nom: compte.nom };
}
