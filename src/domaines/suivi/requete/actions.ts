import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listActeursDuCompte, listAvecDoublons } from "#domaines/acteurs/index.ts";
import { type Fiche, getFiche } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import type { Campagne, Geste } from "../campagne/model.ts";
import { peutDire, type Repondant } from "../campagne/rules.ts";
import { getCampagne } from "../campagne/store.ts";
import type { Canal, Volet } from "../etat/model.ts";
import { voletsDe } from "../photo/rules.ts";
import { listVolets } from "../volet/store.ts";

export type Requete = Context<Env>;

export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";

/** L'adresse de la convention où l'on est. */
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}`;

/** La campagne que nomme l'adresse. */
export const campagneDe = (c: Requete): Promise<Campagne> =>
  getCampagne(c.var.db, c.var.perimetre, c.req.param("campagne") ?? "");

export const instantDe = (c: Requete): string => c.var.maintenant().toISOString();

/** Qui fait ce geste, par où, maintenant. */
export function gesteDe(c: Requete): Geste {
  const { perimetre, compte, usager } = c.var;
  const canal: Canal = usager.porteur ? "lien" : "page";
  return { compte: perimetre.compte, auteur: usager.porteur?.nom ?? compte?.nom ?? "", canal, instant: instantDe(c) };
}

/** Les acteurs au nom de qui parle celui qui demande : ceux de son compte, ou celui que nomme son lien. */
export async function repondantDe(c: Requete): Promise<Repondant> {
  const { db, perimetre, usager } = c.var;
  if (usager.porteur) return { acteurs: await listAvecDoublons(db, perimetre, [usager.porteur.sujet]), tout: false };
  const tout = peut(perimetre.roles, "suivi.conduire") || peut(perimetre.roles, "plan.modifier");
  return { acteurs: await listActeursDuCompte(db, perimetre), tout };
}

/** La fiche que nomme l'adresse, ses volets, et ceux dont cette personne peut donner des nouvelles. */
export async function ficheSuivie(c: Requete): Promise<{ fiche: Fiche; volets: Volet[]; siens: string[] }> {
  forbid(peut(c.var.perimetre.roles, "suivi.lire"));
  const { db, perimetre } = c.var;
  const fiche = await getFiche(db, perimetre, c.req.param("fiche") ?? "");
  const volets = voletsDe(await listVolets(db, perimetre, fiche.id), fiche.id);
  if (!peut(perimetre.roles, "suivi.repondre")) return { fiche, volets, siens: [] };
  const repondant = await repondantDe(c);
  const pilotes = fiche.pilotes.map(({ acteur }) => acteur);
  const siens = volets.filter((volet) => peutDire(repondant, volet, pilotes)).map(({ volet }) => volet);
  return { fiche, volets, siens };
}
