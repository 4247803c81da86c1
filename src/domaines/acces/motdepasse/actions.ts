import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { type Base, type Db, inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { hashPassword, isStale, verifyPassword } from "#platform/password.ts";
import { hashToken } from "#platform/session.ts";
import { compterCode } from "../code/actions.ts";
import { estUnCode, lienDuChemin } from "../code/rules.ts";
import { cleDe } from "../compte/rules.ts";
import { findEmpreinte, updateEmpreinte } from "../compte/store.ts";
import { texte } from "../forms.ts";
import { PAR_COMPTE, PAR_SOURCE } from "../frein/model.ts";
import { dureeEnMots } from "../frein/rules.ts";
import { deleteFrein, rendreEssai, reserverEssai } from "../frein/store.ts";
import { aUnCompte, estLeCode } from "../installation/store.ts";
import { etatDuLien } from "../jeton/rules.ts";
import { findJetonParLien } from "../jeton/store.ts";
import { LONGUEUR, REFUS_MOT_DE_PASSE } from "./rules.ts";

/** Ce qu'un mot de passe présenté a prouvé : le compte, ou les secondes à attendre avant d'essayer encore. */
export type Preuve = { compte: string | null; attente: number };

/**
 * Ce que le moment d'avant laisse au traitement : la preuve d'un mot de passe, l'empreinte d'un nouveau, ou les secondes à
 * attendre avant qu'on en calcule une autre pour cette source.
 */
export type AccesEnv = {
  Variables: Env["Variables"] & { preuve?: Preuve; empreinte?: string; attente?: number; essaiDuCode?: boolean };
};

/** Compte l'essai, puis seulement vérifie ; un essai réussi efface les ratés de ce compte. */
async function prouver(c: Context<AccesEnv>, courriel: string, motDePasse: string): Promise<Preuve> {
  const { base, source } = c.var;
  const maintenant = c.var.maintenant();
  const cle = `compte:${hashToken(cleDe(courriel))}`;
  const freinSource = `source:${hashToken(source)}`;
  const attente = await inAnnuaire(base, async (db) => {
    const parSource = await reserverEssai(db, freinSource, PAR_SOURCE, maintenant);
    return parSource || reserverEssai(db, cle, PAR_COMPTE, maintenant);
  });
  if (attente > 0) return { compte: null, attente };
  const garde = await inAnnuaire(base, (db) => findEmpreinte(db, courriel));
  if (motDePasse.length > LONGUEUR.max * 2) return { compte: null, attente: 0 };
  const bon = await verifyPassword(garde?.empreinte ?? null, motDePasse);
  if (!bon || !garde?.empreinte) return { compte: null, attente: 0 };
  const nouvelle = isStale(garde.empreinte) ? await hashPassword(motDePasse) : null;
  await retenirReussite(base, { cle, freinSource, compte: garde.id, nouvelle });
  return { compte: garde.id, attente: 0 };
}

type Reussite = { cle: string; freinSource: string; compte: string; nouvelle: string | null };

const retenirReussite = (base: Base, { cle, freinSource, compte, nouvelle }: Reussite) =>
  inAnnuaire(base, async (db) => {
    await deleteFrein(db, cle);
    await rendreEssai(db, freinSource);
    if (nouvelle) await updateEmpreinte(db, compte, nouvelle);
  });

/** Vrai si cette page posera un mot de passe : un lien encore bon, un compte connecté, une base sans compte et le code montré. */
async function peutPoser(c: Context<AccesEnv>, db: Db, code: string): Promise<boolean> {
  const { path } = c.req;
  const lien = lienDuChemin(path)?.lien;
  if (lien) {
    const jeton = await findJetonParLien(db, lien);
    return jeton !== undefined && etatDuLien(jeton, c.var.maintenant()) === "bon";
  }
  if (path === "/premier-pas") return !(await aUnCompte(db)) && estLeCode(db, code);
  return path === "/compte/mot-de-passe" && c.var.usager.compte !== null;
}

const freinDuHachage = (source: string) => `hachage:${hashToken(source)}`;

/** Un haché coûte cher : seule une page qui s'en servira l'obtient, et chaque source attend son tour. */
async function hacher(c: Context<AccesEnv>, nouveau: string, code: string): Promise<void> {
  const { base, source } = c.var;
  const maintenant = c.var.maintenant();
  const attente = await inAnnuaire(base, async (db) =>
    (await peutPoser(c, db, code)) ? reserverEssai(db, freinDuHachage(source), PAR_SOURCE, maintenant) : null,
  );
  if (attente === 0) c.set("empreinte", await hashPassword(nouveau));
  else if (attente !== null) c.set("attente", attente);
}

/** Un mot de passe enfin posé n'était pas un essai de trop. */
const rendreHachage = ({ base, source }: AccesEnv["Variables"]) =>
  inAnnuaire(base, (db) => rendreEssai(db, freinDuHachage(source)));

/** Pourquoi un mot de passe jugé bon n'a pas d'empreinte : cette source attend son tour, ou il est trop long à retenir. */
export function phraseSansEmpreinte(c: Context<AccesEnv>): string {
  const { attente } = c.var;
  if (!attente) return REFUS_MOT_DE_PASSE["trop-long"];
  c.header("Retry-After", String(attente));
  return `Trop de mots de passe viennent d’être proposés d’ici : réessayez dans ${dureeEnMots(attente)}.`;
}

/** Une page refusée : 429 si c'est d'être venue trop souvent, 422 sinon. */
export const statutDuRefus = (c: Context<AccesEnv>): 422 | 429 => (c.var.attente ? 429 : 422);

const POSE = /^\/(connexion|connexion\/code|premier-pas|compte\/mot-de-passe)$/;
const limite = bodyLimit({ maxSize: 64 * 1024 });

async function preparer(c: Context<AccesEnv>): Promise<void> {
  const form = await c.req.formData().catch(() => new FormData());
  if (c.req.path === "/connexion") {
    const motDePasse = texte(form, "motDePasse");
    const courriel = texte(form, "courriel");
    if (motDePasse && courriel) c.set("preuve", await prouver(c, courriel, motDePasse));
    return;
  }
  if (estUnCode(texte(form, "code")) && c.req.path !== "/premier-pas") c.set("essaiDuCode", await compterCode(c));
  const { compte } = c.var.usager;
  if (compte && texte(form, "actuel")) c.set("preuve", await prouver(c, compte.courriel, texte(form, "actuel")));
  const nouveau = texte(form, "nouveau");
  if (nouveau.length >= LONGUEUR.min && nouveau.length <= LONGUEUR.max * 2)
    await hacher(c, nouveau, texte(form, "code"));
}

/** Le moment d'avant : ce qui calcule longtemps se fait hors de toute transaction, l'essai compté avant d'être fait. */
export const accesAvant = createMiddleware<AccesEnv>(async (c, next) => {
  if (c.req.method !== "POST" || !(POSE.test(c.req.path) || lienDuChemin(c.req.path))) return next();
  return limite(c, async () => {
    await preparer(c);
    await next();
    if (c.var.empreinte && c.res.status === 303) await rendreHachage(c.var);
  });
});
