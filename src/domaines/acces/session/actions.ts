import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { plusMinutes } from "#commun/jour.ts";
import type { Db } from "#platform/db/db.ts";
import type { Compte, Env } from "#platform/http.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { COOKIE, clearCookie, hashToken, newToken, readCookie, writeCookie } from "#platform/session.ts";
import { deleteFreinsAvant } from "../frein/store.ts";
import { deleteJetonsAvant } from "../jeton/store.ts";
import { deletePortesAvant } from "../porte/store.ts";
import { SESSION } from "./model.ts";
import { appareilDe, estARelever, estOuverte, resteDeLaDuree } from "./rules.ts";
import { closeSession, deleteSessionsAvant, findSession, insertSession, updateVue } from "./store.ts";

/** Qui présente ce jeton, si sa session tient encore ; note le geste au plus une fois la minute. */
export async function reprendreSession(db: Db, jeton: string | undefined, maintenant: Date): Promise<Compte | null> {
  const found = jeton ? await findSession(db, hashToken(jeton)) : undefined;
  if (!found || !estOuverte(found.session, maintenant)) return null;
  if (estARelever(found.session, maintenant)) await updateVue(db, found.session.empreinte, maintenant);
  return { ...found.compte, reste: resteDeLaDuree(found.session, maintenant) };
}

/** L'empreinte de la session qui parle, vide s'il n'y en a pas. */
export function empreinteCourante(c: Context<Env>): string {
  const jeton = readCookie(c, COOKIE);
  return jeton ? hashToken(jeton) : "";
}

const JOUR = 24 * 60;

/** Ôte de l'annuaire ce que le registre dit ne plus garder : vieilles sessions, liens et freins passés. */
async function purger(db: Db, maintenant: Date): Promise<void> {
  await deleteSessionsAvant(db, plusMinutes(maintenant, -SESSION.gardeeJours * JOUR));
  await deleteJetonsAvant(db, plusMinutes(maintenant, -JOUR));
  await deletePortesAvant(db, plusMinutes(maintenant, -JOUR));
  await deleteFreinsAvant(db, plusMinutes(maintenant, -JOUR));
}

/** Ouvre une session neuve à ce compte dans ce navigateur : le jeton d'avant, s'il y en avait un, ne vaut plus. */
export async function ouvrirSession(c: Context<Env>, db: Db, compte: string): Promise<void> {
  const maintenant = c.var.maintenant();
  const avant = c.var.usager.compte;
  if (avant) await closeSession(db, avant.id, empreinteCourante(c), maintenant);
  await purger(db, maintenant);
  const jeton = newToken();
  const le = maintenant.toISOString();
  const appareil = appareilDe(c.req.header("user-agent"));
  await insertSession(db, { empreinte: hashToken(jeton), compte, ouverteLe: le, vueLe: le, appareil, fermeeLe: null });
  await noterInstallation(db, { compte, action: "connexion", objet: "compte", objetId: compte }, maintenant);
  writeCookie(c, COOKIE, jeton, SESSION.dureeHeures * 3600);
}

/** Ferme la session qui parle et oublie le jeton. */
export async function fermerSession(c: Context<Env>, db: Db): Promise<void> {
  const { compte } = c.var.usager;
  if (compte) await closeSession(db, compte.id, empreinteCourante(c), c.var.maintenant());
  clearCookie(c, COOKIE);
}

/** Une page pour qui est connecté ; les autres passent d'abord par la connexion. */
export const connecte = createMiddleware<Env>(async (c, next) => {
  if (c.var.usager.compte) return next();
  return c.redirect(`/connexion?vers=${encodeURIComponent(c.req.path)}`, 303);
});
