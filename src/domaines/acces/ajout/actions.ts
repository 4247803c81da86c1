import { Refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { z } from "zod";
import type { CompteGarde } from "../compte/model.ts";
import { findCompteParCourriel, insertCompte } from "../compte/store.ts";
import { listConventions, listEspaces } from "../espace/store.ts";
import { courriel, nom } from "../forms.ts";
import { frapper, inscrireInvitation } from "../jeton/actions.ts";
import { annulerJetons } from "../jeton/store.ts";
import { ROLES_DONNES, type RoleDonne } from "../partage/model.ts";
import { PHRASES_PARTAGE } from "../partage/forms.ts";
import { collectiviteDe, recevoirRole } from "../partage/rules.ts";
import { insertRole } from "../partage/store.ts";

/** Ce que la commande demande : tout est texte, tel qu'il a été tapé. */
export type DemandeDeCompte = {
  nom: string;
  courriel: string;
  role: string;
  espace?: string | undefined;
  convention?: string | undefined;
  collectivite?: string | undefined;
};

/** `neuf` : le rôle n'était pas déjà porté ; `lien` : pour qui n'a pas encore ouvert son compte. */
type Fait = { nom: string; lien: string | null; neuf: boolean };
type Empeche = { phrase: string };
type Contexte = { adresse: string; maintenant: Date };
type Place = { espace: string; convention: string | null; role: RoleDonne; collectivite: string | null };

const QUI = z.object({ nom, courriel });

/** Où le rôle vaut, ou pourquoi il ne peut valoir. */
async function placeDe(db: Db, demande: DemandeDeCompte): Promise<Place | Empeche> {
  const role = ROLES_DONNES.find((connu) => connu === demande.role);
  if (!role)
    return { phrase: `Rôle inconnu : ${demande.role}. Les rôles sont : administrateur, ${ROLES_DONNES.join(", ")}.` };
  const espaces = await listEspaces(db);
  const espace = espaces.find(({ id }) => id === demande.espace);
  if (!espace)
    return {
      phrase: `Espace inconnu. Les espaces sont :\n${espaces.map(({ id, nom: dit }) => `  ${id} : ${dit}`).join("\n")}`,
    };
  const conventions = await listConventions(db, espace.id);
  const { convention = null } = demande;
  if (convention !== null && !conventions.some(({ id }) => id === convention))
    return {
      phrase: `Convention inconnue dans cet espace. Elles sont :\n${conventions.map(({ id, titre }) => `  ${id} : ${titre}`).join("\n")}`,
    };
  const collectivite = collectiviteDe(role, demande.collectivite ?? "");
  if (collectivite instanceof Refus)
    return { phrase: "Un référent de collectivité demande --collectivite : code Insee ou Siren." };
  return { espace: espace.id, convention, role, collectivite };
}

async function inscrire(db: Db, demande: DemandeDeCompte, maintenant: Date): Promise<CompteGarde> {
  const id = newId(maintenant.getTime());
  const administrateur = demande.role === "administrateur";
  await insertCompte(db, { id, nom: demande.nom, courriel: demande.courriel, administrateur }, maintenant);
  return { id, nom: demande.nom, courriel: demande.courriel, administrateur, fermeLe: null, activeLe: null };
}

/** Ce qui empêche un compte connu de recevoir ce rôle, ou d'administrer. */
function empecheDe(connu: CompteGarde, place: Place | null): Empeche | null {
  if (connu.fermeLe !== null) return { phrase: PHRASES_PARTAGE.ferme };
  if (place) return recevoirRole(connu) && { phrase: PHRASES_PARTAGE.administrateur };
  if (connu.administrateur) return null;
  return { phrase: "Cette adresse a déjà un compte : un administrateur a le sien, à part." };
}

const noterDon = (db: Db, objet: string, objetId: string, maintenant: Date) =>
  noterInstallation(db, { compte: "commande", action: "don", objet, objetId }, maintenant);

/** Vrai si le rôle n'était pas déjà porté. */
const donner = (db: Db, place: Place, compte: string, maintenant: Date): Promise<boolean> =>
  insertRole(db, { ...place, id: newId(maintenant.getTime()), compte }, maintenant);

/** Fait un compte et lui donne un rôle, pour qui tient la machine ; rend le lien d'invitation, qui n'est écrit nulle part. */
export async function ajouterCompte(db: Db, demande: DemandeDeCompte, contexte: Contexte): Promise<Fait | Empeche> {
  const qui = QUI.safeParse(demande);
  if (!qui.success) return { phrase: qui.error.issues.map(({ message }) => message).join("\n") };
  const place = demande.role === "administrateur" ? null : await placeDe(db, demande);
  if (place && "phrase" in place) return place;
  const connu = await findCompteParCourriel(db, demande.courriel);
  const empeche = connu && empecheDe(connu, place);
  if (empeche) return empeche;
  const compte = connu ?? (await inscrire(db, { ...demande, ...qui.data }, contexte.maintenant));
  const neuf = place ? await donner(db, place, compte.id, contexte.maintenant) : !connu;
  return accueillir(db, compte, { role: demande.role, neuf }, contexte);
}

/** Note le rôle s'il est neuf ; qui n'a pas encore ouvert son compte reçoit un lien, celui d'avant ne vaut plus. */
async function accueillir(
  db: Db,
  { id, nom: dit, activeLe }: CompteGarde,
  { role, neuf }: { role: string; neuf: boolean },
  { adresse, maintenant }: Contexte,
): Promise<Fait> {
  if (neuf) await noterDon(db, role, id, maintenant);
  if (activeLe !== null) return { nom: dit, lien: null, neuf };
  await annulerJetons(db, id, maintenant, ["invitation"]);
  const invitation = await inscrireInvitation(db, id, maintenant);
  const { lien } = await frapper(db, { id: invitation, genre: "invitation" }, adresse);
  return { nom: dit, lien, neuf };
}
