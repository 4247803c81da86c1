import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { lockConvention } from "../../store.ts";
import type { AvenantVote } from "../rules.ts";
import { getDeliberation, listDeliberations } from "../store.ts";
import { type ActeEcrit, type Empreintes, PIECE_DELIBERATION } from "../model.ts";

export type Requete = Context<Env>;

/** Les empreintes de ce que la convention dit aujourd'hui : une tranche plus haute les calcule. */
export type EmpreintesCourantes = (c: Requete) => Promise<Empreintes>;

/** Les avenants de la convention, que la même tranche plus haute connaît. */
export type LireAvenantsVotes = (c: Requete) => Promise<AvenantVote[]>;

export type PretsVotes = { empreintes: EmpreintesCourantes; avenants: LireAvenantsVotes };

export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}/deliberations`;

export const peutEcrire = (c: Requete): boolean => peut(c.var.perimetre.roles, "convention.deliberer");
export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "convention.lire"));
export const exigerEcrire = (c: Requete): void => forbid(peutEcrire(c));

/** Les autres délibérations de la convention, retenues le temps d'écrire celle-ci. */
export async function autresRetenues(c: Requete, id: string): Promise<ActeEcrit[]> {
  const { db, perimetre } = c.var;
  await lockConvention(db, perimetre, conventionDe(c));
  return (await listDeliberations(db, perimetre, conventionDe(c))).filter((un) => un.id !== id);
}

/** La page d'une question : la convention, ou l'avenant que l'on vote. */
export const suiviDe = (base: string, avenant: string | null): string =>
  avenant ? `${base}?avenant=${encodeURIComponent(avenant)}` : base;

/** La délibération que nomme l'adresse. */
export const acteDe = (c: Requete): Promise<ActeEcrit> =>
  getDeliberation(c.var.db, c.var.perimetre, { convention: conventionDe(c), id: c.req.param("deliberation") ?? "" });

export const attacheDe = ({ id, convention }: Pick<ActeEcrit, "id" | "convention">) => ({
  objet: PIECE_DELIBERATION,
  objetId: id,
  convention,
});
