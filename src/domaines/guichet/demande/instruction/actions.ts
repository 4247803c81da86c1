import type { Context } from "hono";
import { type Action, peut } from "#domaines/acces/index.ts";
import { listSesStructures } from "#domaines/equipements/index.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { noterOuverture } from "../../acces/store.ts";
import type { Dossier } from "../etape/model.ts";
import { dossierDe } from "../famille/actions.ts";
import type { Demande } from "../model.ts";
import { getDemande, listDemandes } from "../store.ts";

type C = Context<Env>;

export const BASE = "/espaces/:espace/guichet";
export const baseDe = (c: C): string => `/espaces/${encodeURIComponent(c.var.perimetre.espace)}/guichet`;
export const demandesDe = (c: C): string => `${baseDe(c)}/demandes`;

export const sait = (c: C, acte: Action): boolean => peut(c.var.perimetre.roles, acte);

/** Qui instruit. */
export const exigerInstruire = (c: C): void => forbid(sait(c, "guichet.instruire"));

/** Ce qu'un lecteur voit de la file : tout pour un agent ; pour un responsable de structure, les demandes qui citent les siennes. */
export async function structuresLues(c: C): Promise<readonly string[] | null> {
  if (sait(c, "guichet.lire")) return null;
  forbid(sait(c, "guichet.structure"));
  const { db, perimetre } = c.var;
  return listSesStructures(db, perimetre);
}

/** La demande que nomme l'adresse, à qui peut la lire ; l'ouvrir laisse une ligne que la famille pourra lire. */
export async function ouvrirDemande(
  c: C,
  motif: "instruction" | "saisie" = "instruction",
): Promise<{ dossier: Dossier; demande: Demande }> {
  const { db, perimetre, today } = c.var;
  const id = c.req.param("id") ?? "";
  const structures = await structuresLues(c);
  const lue = structures
    ? orNotFound((await listDemandes(db, perimetre, { ids: [id], structures }))[0])
    : await getDemande(db, perimetre, id);
  const ouverture = { famille: lue.famille, demande: lue.id, motif };
  await noterOuverture(db, perimetre, ouverture, { le: today, instant: c.var.maintenant() });
  return dossierDe(db, { espace: perimetre.espace, famille: lue.famille }, id);
}

/** La même, à qui l'instruit ; la page dit la version qu'elle a lue. */
export async function instruireDemande(c: C, version?: string) {
  exigerInstruire(c);
  const ouvert = await ouvrirDemande(c);
  if (version !== undefined && version !== `${ouvert.demande.version}`) orConflict({ numUpdatedRows: 0n });
  return ouvert;
}
