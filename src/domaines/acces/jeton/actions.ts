import type { Context } from "hono";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { type Base, type Db, inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import type { Message, Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { hashToken, newCode, newToken, readCookie, writeCookie } from "#platform/session.ts";
import { findCompte, findCompteParCourriel } from "../compte/store.ts";
import { listMesLieux } from "../store.ts";
import { courrielDuLien } from "./courriels.tsx";
import { type Demande, type Jeton, VIE_DU_LIEN } from "./model.ts";
import { etatDuLien } from "./rules.ts";
import { findJeton, insertJeton, updateFrappe } from "./store.ts";

/** Le témoin du navigateur qui a demandé un lien : ce qui le dispense du code. */
const TEMOIN = "maillage-lien";

export const temoinDe = (c: Context<Env>): string | null => {
  const temoin = readCookie(c, TEMOIN);
  return temoin ? hashToken(temoin) : null;
};

/** Ce que l'outbox transporte sous ces deux genres : jamais un secret, le lien n'est frappé qu'à l'envoi. */
export const LIEN = "acces.lien";
export const COURRIEL = "courriel";
type Charge = { demande: Demande } | { invitation: string; invitant: string | null };

export const deposerCourriel = (db: Db, message: Message) => deposer(db, COURRIEL, message);

/** Demande un lien pour cette adresse ; que le compte existe ou non, la requête fait la même chose. */
export async function demanderLien(
  c: Context<Env>,
  demande: Pick<Demande, "genre" | "courriel" | "vers">,
): Promise<void> {
  const temoin = newToken();
  writeCookie(c, TEMOIN, temoin, VIE_DU_LIEN[demande.genre] * 60);
  const charge: Charge = {
    demande: { ...demande, id: newId(), navigateur: hashToken(temoin), creeLe: c.var.maintenant().toISOString() },
  };
  await deposer(c.var.db, LIEN, charge);
}

/** Inscrit une invitation et dépose son courriel ; rend l'identifiant du lien à venir. */
export async function inviter(db: Db, compte: string, invitant: string | null, le: Date): Promise<string> {
  const id = await inscrireInvitation(db, compte, le);
  const charge: Charge = { invitation: id, invitant };
  await deposer(db, LIEN, charge);
  return id;
}

export async function inscrireInvitation(db: Db, compte: string, le: Date): Promise<string> {
  const id = newId();
  const expireLe = plusMinutes(le, VIE_DU_LIEN.invitation).toISOString();
  const creeLe = le.toISOString();
  await insertJeton(db, { id, genre: "invitation", compte, vers: "/", navigateur: null, creeLe, expireLe });
  return id;
}

/** Frappe le lien d'un jeton : à écrire aussitôt, il n'est gardé nulle part. */
export async function frapper(db: Db, jeton: Pick<Jeton, "id" | "genre">, adresse: string) {
  const [lien, code] = [newToken(), jeton.genre === "invitation" ? null : newCode()];
  await updateFrappe(db, jeton.id, lien, code);
  return { lien: `${adresse}/liens/${lien}`, code };
}

async function jetonDe(db: Db, charge: Charge): Promise<Jeton | undefined> {
  if ("invitation" in charge) return findJeton(db, charge.invitation);
  const { id, genre, courriel, vers, navigateur, creeLe } = charge.demande;
  const compte = await findCompteParCourriel(db, courriel);
  if (!compte || compte.fermeLe !== null) return undefined;
  const expireLe = plusMinutes(instantDe(creeLe), VIE_DU_LIEN[genre]).toISOString();
  await insertJeton(db, { id, genre, compte: compte.id, vers, navigateur, creeLe, expireLe });
  return findJeton(db, id);
}

export type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

/** Ce que fait le relais d'un lien déposé : frapper, écrire, poster. Un compte inconnu ou un lien passé ne font rien. */
export async function posterLien({ base, poster, adresse, maintenant }: Bureau, charge: unknown): Promise<void> {
  const lue = charge as Charge;
  const message = await inAnnuaire(base, async (db) => {
    const jeton = await jetonDe(db, lue);
    if (!jeton || etatDuLien(jeton, maintenant()) !== "bon") return null;
    const frappe = await frapper(db, jeton, adresse);
    const lieux = await listMesLieux(db, jeton.compte);
    const [organisme, ...autres] = new Set(lieux.map(({ nomEspace }) => nomEspace));
    const invitant = "invitation" in lue && lue.invitant ? ((await findCompte(db, lue.invitant))?.nom ?? null) : null;
    return courrielDuLien({
      jeton,
      ...frappe,
      invitant,
      organisme: organisme && autres.length === 0 ? organisme : "Maillage",
      lieux: [...new Set(lieux.map(({ titre, nomEspace }) => titre ?? nomEspace))],
    });
  });
  if (message) await poster(message);
}
