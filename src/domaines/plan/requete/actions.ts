import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listActeursDuCompte } from "#domaines/acteurs/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import type { Ecriture } from "../fiche/actions.ts";
import { getFiche } from "../fiche/store.ts";
import type { Fiche } from "../model.ts";
import { peutModifierFiche } from "../rules.ts";

export type Requete = Context<Env>;

/** L'adresse de la convention où l'on est : toutes celles du plan commencent par elle. */
export const baseDe = (c: Requete) => `/conventions/${c.req.param("convention")}`;

/** Qui écrit ici, maintenant. */
export const ecritureDe = (c: Requete): Ecriture => ({
  perimetre: c.var.perimetre,
  convention: c.req.param("convention") ?? "",
  instant: c.var.maintenant().toISOString(),
});

/** Ce que cette personne peut écrire d'une fiche : le plan entier, ou seulement celles qu'elle pilote. */
export async function droitsSur(c: Requete, fiche: Fiche): Promise<{ toutPlan: boolean; modifier: boolean }> {
  const { roles } = c.var.perimetre;
  const toutPlan = peut(roles, "plan.modifier");
  const saFiche = peut(roles, "plan.modifierSaFiche");
  const miens = toutPlan || !saFiche ? [] : await listActeursDuCompte(c.var.db, c.var.perimetre);
  return { toutPlan, modifier: peutModifierFiche({ toutPlan, saFiche }, fiche, miens) };
}

/** La fiche que nomme l'adresse, si elle est du périmètre (404 sinon). */
export const getFicheDe = (c: Requete): Promise<Fiche> => {
  forbid(peut(c.var.perimetre.roles, "plan.lire"));
  return getFiche(c.var.db, c.var.perimetre, c.req.param("fiche") ?? "");
};

/** La même, à condition de pouvoir l'écrire (403 sinon). */
export async function ficheModifiable(c: Requete): Promise<Fiche> {
  const fiche = await getFicheDe(c);
  forbid((await droitsSur(c, fiche)).modifier);
  return fiche;
}
