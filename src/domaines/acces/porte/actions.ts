import type { Context } from "hono";
import { plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env, Lieu, Porteur } from "#platform/http.ts";
import { hashToken, newCode, newToken, readCookie } from "#platform/session.ts";
import { OUVERTURE, type Porte, TEMOIN_PORTE } from "./model.ts";
import { estOuvertePour } from "./rules.ts";
import { findLieuDePorte, findPorteParTemoin, frapperPorte, saveOuverture } from "./store.ts";

export const temoinDePorte = (c: Context<Env>): string | null => {
  const temoin = readCookie(c, TEMOIN_PORTE);
  return temoin ? hashToken(temoin) : null;
};

const CHEMIN = /^\/conventions\/([^/]+)\/reponses(?:\/|$)/;

/** Vrai d'une adresse où l'on répond sans compte. */
export const estReponse = (chemin: string): boolean => CHEMIN.test(chemin);

/** Ce qu'une porte laisse voir : les pages de réponse de sa convention, et rien qui demande un rôle. */
export async function entrerParPorte(
  c: Context<Env>,
  db: Db,
): Promise<{ perimetre: Perimetre; lieu: Lieu; porteur: Porteur } | null> {
  const [, convention] = CHEMIN.exec(c.req.path) ?? [];
  const temoin = temoinDePorte(c);
  const porte = convention && temoin ? await findPorteParTemoin(db, temoin, convention) : undefined;
  const maintenant = c.var.maintenant();
  const ecrit = c.req.method === "POST";
  if (!porte || !estOuvertePour(porte, { ecrit, maintenant })) return null;
  const lieu = await findLieuDePorte(db, porte);
  if (!lieu) return null;
  await saveOuverture(db, porte.id, temoin ?? "", plusMinutes(maintenant, OUVERTURE));
  const { espace, sujet, nom } = porte;
  return {
    perimetre: { espace, compte: `porte:${sujet}`, conventions: [porte.convention], roles: [] },
    lieu: {
      espace,
      nomEspace: lieu.nomEspace,
      teinte: lieu.teinte,
      convention: { id: porte.convention, titre: lieu.titre },
    },
    porteur: { sujet, nom },
  };
}

/** Frappe le lien et le code d'une porte : à écrire aussitôt dans le courriel, ils ne sont gardés nulle part. */
export async function frapperLien(
  db: Db,
  porte: Pick<Porte, "id" | "espace" | "convention" | "sujet" | "nom" | "expireLe">,
  { adresse, le }: { adresse: string; le: Date },
): Promise<{ lien: string; code: string }> {
  const [jeton, code] = [newToken(), newCode()];
  await frapperPorte(db, { ...porte, creeLe: le.toISOString() }, { lien: jeton, code });
  return { lien: `${adresse}/reponses/${jeton}`, code };
}
