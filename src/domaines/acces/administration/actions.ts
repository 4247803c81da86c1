import { createMiddleware } from "hono/factory";
import { type Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { findCompte, findCompteParCourriel, insertCompte, lockCourriel } from "../compte/store.ts";
import { getEspace, insertEspace, listEspaces } from "../espace/store.ts";
import { inviter } from "../jeton/actions.ts";
import { partager } from "../partage/actions.ts";
import type { SaisieCompte, SaisieEspace } from "./forms.ts";

/** L'administration n'existe que pour l'administrateur. */
export const administrateur = createMiddleware<Env>(async (c, next) =>
  c.var.compte.administrateur ? next() : c.notFound(),
);

export type RefusOuverture = "espace" | "administrateur" | "connu" | "ferme" | "deja";
type Contexte = { invitant: string; adresse: string; maintenant: Date };

/** Ouvre un espace et rend son identifiant, ou rien si ce même envoi l'a déjà ouvert ; parti d'une page déjà servie, un autre nom en ouvre un autre. */
export async function ouvrirEspace(
  db: Db,
  { id, nom, teinte }: SaisieEspace,
  maintenant: Date,
): Promise<string | null> {
  const neuf = newId(maintenant.getTime());
  if (id && (await insertEspace(db, { id, nom, teinte }, maintenant))) return id;
  if (id && (await getEspace(db, id)).nom === nom) return null;
  await insertEspace(db, { id: neuf, nom, teinte }, maintenant);
  return neuf;
}

type Ouvert = { compte: string; neuf: boolean };

async function ouvrirAdministrateur(
  db: Db,
  saisie: SaisieCompte,
  contexte: Contexte,
): Promise<Ouvert | Refus<"connu">> {
  const { id: envoi, nom, courriel } = saisie;
  const connu = await findCompteParCourriel(db, courriel);
  if (connu) return connu.id === envoi ? { compte: connu.id, neuf: false } : refus("connu");
  const pris = envoi === undefined || (await findCompte(db, envoi)) !== undefined;
  const id = pris ? newId(contexte.maintenant.getTime()) : envoi;
  await insertCompte(db, { id, nom, courriel, administrateur: true }, contexte.maintenant);
  await inviter(db, id, contexte.invitant, contexte.maintenant);
  return { compte: id, neuf: true };
}

/** Ouvre un compte d'administrateur, ou donne un premier rôle sur un espace ; dit à qui, et si ce même envoi ne l'avait pas déjà fait. */
export async function ouvrirCompte(
  db: Db,
  saisie: SaisieCompte,
  contexte: Contexte,
): Promise<Ouvert | Refus<RefusOuverture>> {
  const { id: envoi, nom, courriel, role } = saisie;
  await lockCourriel(db, courriel);
  if (role === "administrateur") return ouvrirAdministrateur(db, saisie, contexte);
  const espace = (await listEspaces(db)).find((un) => un.id === saisie.espace);
  if (!espace) return refus("espace");
  const invitation = {
    espace: espace.id,
    convention: null,
    titre: null,
    collectivite: null,
    envoi,
    role,
    nom,
    courriel,
  };
  return partager(db, invitation, contexte);
}
