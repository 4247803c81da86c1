import type { Context } from "hono";
import { inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { hashToken } from "#platform/session.ts";
import { PAR_CODE } from "../frein/model.ts";
import { reserverEssai } from "../frein/store.ts";
import { temoinDe } from "../jeton/actions.ts";
import { findJetonParNavigateur } from "../jeton/store.ts";
import { lienDuChemin } from "./rules.ts";
import { reserverCode } from "./store.ts";

/** Compte l'essai d'un code avant qu'il soit jugé : vrai s'il en restait un. Sans lien connu, le compte se tient à côté. */
export async function compterCode(c: Context<Env>): Promise<boolean> {
  const [nomme, temoin] = [lienDuChemin(c.req.path), temoinDe(c)];
  return inAnnuaire(c.var.base, async (db) => {
    const jeton = !nomme && temoin ? await findJetonParNavigateur(db, temoin) : undefined;
    const reste = nomme
      ? await reserverCode(db, { table: nomme.table, colonne: "empreinte", valeur: hashToken(nomme.lien) })
      : jeton && (await reserverCode(db, { table: "acces_jeton", colonne: "id", valeur: jeton.id }));
    return reste ?? (await reserverEssai(db, `code:${temoin ?? nomme?.lien}`, PAR_CODE, c.var.maintenant())) === 0;
  });
}
