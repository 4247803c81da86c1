import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { CompteGarde } from "../compte/model.ts";
import { findCompteParCourriel, insertCompte, lockCourriel } from "../compte/store.ts";
import { getEspace } from "../espace/store.ts";
import { deposerCourriel, inviter } from "../jeton/actions.ts";
import { courrielRoleDonne } from "../jeton/courriels.tsx";
import { LIBELLES_ROLE } from "../model.ts";
import type { Attribution, RefusPartage } from "./model.ts";
import { estCelui, recevoirRole } from "./rules.ts";
import { findRole, insertRole } from "./store.ts";

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

export type Invitation = Omit<Attribution, "id" | "compte"> & {
  /** Ce que l'envoi dit de lui-même, pour se reconnaître s'il arrive deux fois. */
  envoi: string | undefined;
  nom: string;
  courriel: string;
  titre: string | null;
};
type Contexte = { invitant: string; adresse: string; maintenant: Date };
type Donne = Attribution & { neuf: boolean };

/**
 * Donne un rôle à une adresse, dans l'annuaire : un compte connu le reçoit et en est prévenu, un inconnu est invité. Rend le rôle
 * donné, le nom de qui le porte et si c'est neuf, ou pourquoi il ne l'est pas.
 */
export async function partager(
  db: Db,
  { nom, courriel, titre, envoi, ...role }: Invitation,
  { invitant, adresse, maintenant }: Contexte,
): Promise<(Donne & { nom: string }) | Refus<RefusPartage>> {
  await lockCourriel(db, courriel);
  const connu = await findCompteParCourriel(db, courriel);
  const empeche = connu && empecheDe(connu);
  if (empeche) return empeche;
  const compte = connu ?? { id: newId(maintenant.getTime()), nom, courriel, activeLe: null };
  if (!connu) await insertCompte(db, compte, maintenant);
  const donne = await donner(db, { ...role, compte: compte.id }, envoi, maintenant);
  if ("code" in donne) return donne;
  if (donne.neuf && compte.activeLe === null) await inviter(db, compte.id, invitant, maintenant);
  if (donne.neuf && compte.activeLe !== null) await prevenir(db, compte, { ...role, titre }, adresse);
  return { ...donne, nom: compte.nom };
}

const empecheDe = (connu: CompteGarde): null | Refus<"ferme" | "administrateur"> =>
  connu.fermeLe === null ? recevoirRole(connu) : refus("ferme");

/** Donne ce rôle à ce compte ; le même envoi, reçu deux fois, ne le donne qu'une. */
async function donner(
  db: Db,
  voulu: Omit<Attribution, "id">,
  envoi: string | undefined,
  maintenant: Date,
): Promise<Donne | Refus<"deja">> {
  const deja = envoi === undefined ? undefined : await findRole(db, envoi);
  if (deja && estCelui(deja, voulu)) return { ...deja, neuf: false };
  const id = (deja ? undefined : envoi) ?? newId(maintenant.getTime());
  return (await insertRole(db, { ...voulu, id }, maintenant)) ? { ...voulu, id, neuf: true } : refus("deja");
}

/** Écrit à qui a déjà un compte qu'il porte un rôle de plus. */
async function prevenir(
  db: Db,
  compte: { nom: string; courriel: string },
  { espace: id, titre, role }: Pick<Invitation, "espace" | "titre" | "role">,
  adresse: string,
): Promise<void> {
  const espace = await getEspace(db, id);
  const lettre = { organisme: espace.nom, lieu: titre ?? espace.nom, role: LIBELLES_ROLE[role].toLowerCase(), adresse };
  await deposerCourriel(db, courrielRoleDonne(compte, lettre));
}
