import { createMiddleware } from "hono/factory";
import { type Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { findCompteParCourriel, insertCompte } from "../compte/store.ts";
import { listEspaces } from "../espace/store.ts";
import { inviter } from "../jeton/actions.ts";
import { partager } from "../partage/actions.ts";
import type { SaisieCompte } from "./forms.ts";

/** L'administration n'existe que pour l'administrateur. */
export const administrateur = createMiddleware<Env>(async (c, next) =>
  c.var.compte.administrateur ? next() : c.notFound(),
);

export type RefusOuverture = "espace" | "administrateur" | "connu" | "ferme" | "deja";
type Contexte = { invitant: string; adresse: string; maintenant: Date };

/** Ouvre un compte d'administrateur, ou donne un premier rôle sur un espace ; rend l'identifiant de ce qui est fait. */
export async function ouvrirCompte(
  db: Db,
  saisie: SaisieCompte,
  contexte: Contexte,
): Promise<string | Refus<RefusOuverture>> {
  const { nom, courriel, role } = saisie;
  const connu = await findCompteParCourriel(db, courriel);
  if (role === "administrateur") {
    if (connu) return refus("connu");
    const id = newId(contexte.maintenant.getTime());
    await insertCompte(db, { id, nom, courriel, administrateur: true }, contexte.maintenant);
    await inviter(db, id, contexte.invitant, contexte.maintenant);
    return id;
  }
  const espace = (await listEspaces(db)).find(({ id }) => id === saisie.espace);
  if (!espace) return refus("espace");
  const invitation = { espace: espace.id, convention: null, titre: null, collectivite: null, role, nom, courriel };
  const donne = await partager(db, invitation, contexte);
  return "code" in donne ? donne : donne.compte;
}
