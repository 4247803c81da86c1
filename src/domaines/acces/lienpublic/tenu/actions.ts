import type { Context } from "hono";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { hashCode, hashToken, newCode, newToken, readCookie, writeCookie } from "#platform/session.ts";
import type { FormErrors } from "#ui/form.ts";
import { chiffresDe, estUnCode } from "../../code/rules.ts";
import { rendreCode } from "../../code/store.ts";
import { PAR_COURRIEL, PAR_SOURCE } from "../../frein/model.ts";
import { dureeEnMots } from "../../frein/rules.ts";
import { reserverEssai } from "../../frein/store.ts";
import type { EtatDePorte } from "../../porte/model.ts";
import { etatDePorte } from "../../porte/rules.ts";
import type { GenreLienPublic } from "../model.ts";
import { deleteLienPublic, insertLienPublic, type LienPublic } from "../store.ts";
import { findLienTenu, type LienTenu, updateNavigateur } from "./store.ts";

/** Un navigateur garde un seul témoin, pour toutes les fiches qu'on lui a demandé de relire. */
const TEMOIN = "maillage-fiche";
const VIE = 30 * 24 * 3600;

/** Frappe le lien et le code d'un objet : à écrire aussitôt dans le courriel, ils ne sont gardés nulle part, et ceux d'avant ne valent plus. */
export async function frapperLienTenu(db: Db, vers: LienPublic): Promise<{ lien: string; code: string }> {
  const [lien, code] = [newToken(), newCode()];
  await deleteLienPublic(db, vers);
  await insertLienPublic(db, lien, { ...vers, code: hashCode(lien, code) });
  return { lien, code };
}

type C = Context<Env & { Variables: { essaiDuCode?: boolean } }>;

type Lu = { etat: EtatDePorte; tenu: boolean; lien: LienTenu };

/** Le lien de l'adresse, et ce que ce navigateur peut en faire : c'est le sien, ou il lui faut le code. */
async function lire(c: C, genre: GenreLienPublic, expireLe: string): Promise<Lu> {
  const { db, perimetre, maintenant } = c.var;
  const adresse = c.req.param("lien") ?? "";
  const lien = await stepToAnnuaire(db, perimetre.espace, (tx) => findLienTenu(tx, genre, adresse)).then(orNotFound);
  const brut = readCookie(c, TEMOIN);
  const temoin = brut ? hashToken(brut) : null;
  const etat = etatDePorte({ ...lien, expireLe }, temoin, maintenant());
  return { etat, lien, tenu: temoin !== null && lien.navigateur === temoin };
}

function fauteDuCode(c: C, { code }: LienTenu, saisi: string): string | null {
  if (!estUnCode(saisi)) return "Recopiez les six chiffres du courriel.";
  const juste = c.var.essaiDuCode && hashCode(c.req.param("lien") ?? "", chiffresDe(saisi)) === code;
  return juste ? null : "Ce n’est pas le code du dernier courriel.";
}

/** Ce navigateur tient désormais le lien ; un code juste ne compte pas comme un essai. */
async function tenir(c: C, { empreinte, espace }: LienTenu, parCode: boolean): Promise<void> {
  const temoin = readCookie(c, TEMOIN) ?? newToken();
  await stepToAnnuaire(c.var.db, espace, async (db) => {
    if (parCode) await rendreCode(db, { table: "acces_lien_public", colonne: "empreinte", valeur: empreinte });
    await updateNavigateur(db, empreinte, hashToken(temoin));
  });
  writeCookie(c, TEMOIN, temoin, VIE);
}

/** Ce que la page d'un lien encore fermé propose à ce navigateur. */
export type LienFerme = { etat: Exclude<EtatDePorte, "passee">; erreurs?: FormErrors };

/** Ce que ce navigateur peut faire d'un lien qu'il ouvre : il n'en voit rien encore. */
export async function lireLienTenu(c: C, genre: GenreLienPublic, expireLe: string): Promise<LienFerme> {
  const { etat } = await lire(c, genre, expireLe);
  return { etat: etat === "passee" ? "epuisee" : etat };
}

/**
 * Le geste fait sur la page d'un lien : rien s'il l'ouvre. Le premier navigateur l'ouvre d'un geste, un autre par le code du courriel ;
 * ce qui y est répondu ne l'est que du navigateur qui le tient.
 */
export async function passerLienTenu(
  c: C,
  genre: GenreLienPublic,
  expireLe: string,
  form: FormData,
): Promise<LienFerme | null> {
  const { etat, lien, tenu } = await lire(c, genre, expireLe);
  if (tenu && etat === "geste") return null;
  if (etat === "passee" || etat === "epuisee") return { etat: "epuisee" };
  if (form.get("geste") !== "ouvrir") return { etat };
  const saisi = String(form.get("code") ?? "");
  const faute = etat === "code" ? fauteDuCode(c, lien, saisi) : null;
  if (faute) return { etat, erreurs: { values: { code: saisi }, errors: { code: [faute] } } };
  await tenir(c, lien, etat === "code");
  return null;
}

/** Ce qui empêche de renvoyer dès maintenant le courriel d'un lien : il en est parti plusieurs. */
export async function attenteDuLien(c: C, genre: GenreLienPublic, expireLe: string): Promise<LienFerme | null> {
  const { etat, lien } = await lire(c, genre, expireLe);
  const maintenant = c.var.maintenant();
  const attente = await stepToAnnuaire(
    c.var.db,
    lien.espace,
    async (db) =>
      (await reserverEssai(db, `fiche-source:${hashToken(c.var.source)}`, PAR_SOURCE, maintenant)) ||
      (await reserverEssai(db, `fiche:${lien.objet}`, PAR_COURRIEL, maintenant)),
  );
  if (attente === 0) return null;
  const phrase = `Plusieurs courriels viennent de partir. Attendez ${dureeEnMots(attente)}.`;
  return { etat: etat === "passee" ? "epuisee" : etat, erreurs: { values: {}, errors: { "": [phrase] } } };
}
