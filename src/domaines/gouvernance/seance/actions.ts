import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Instance } from "../instance/model.ts";
import { getInstance } from "../instance/store.ts";
import type { Membre } from "../membre/model.ts";
import { attendus } from "../membre/rules.ts";
import { listMembres } from "../membre/store.ts";
import type { Point } from "../point/model.ts";
import { listPoints } from "../point/store.ts";
import { baseDe, exiger, type Requete } from "../requete/actions.ts";
import { adresseSeance } from "./liste/pages.tsx";
import type { Presence, Seance } from "./model.ts";
import { listPresences } from "./presence/store.ts";
import { getSeance } from "./store.ts";

/** Une réunion et tout ce qui s'y rattache. */
export type Reunion = {
  instance: Instance;
  seance: Seance;
  membres: Membre[];
  attendus: Membre[];
  points: Point[];
  presences: Presence[];
};

/** Une réunion du périmètre, entière (404 hors de lui). */
export async function lireReunion(db: Db, perimetre: Perimetre, id: string, aujourdhui: Jour): Promise<Reunion> {
  const seance = await getSeance(db, perimetre, id);
  const membres = await listMembres(db, perimetre, seance.instance);
  return {
    instance: await getInstance(db, perimetre, seance.instance),
    seance,
    membres,
    attendus: attendus(membres, seance, aujourdhui),
    points: await listPoints(db, perimetre, seance.id),
    presences: await listPresences(db, perimetre, [seance.id]),
  };
}

/** La réunion que nomme l'adresse, si elle est de l'instance qu'elle nomme, à qui peut lire la gouvernance. */
export async function reunionDe(c: Requete): Promise<Reunion> {
  exiger(c, "gouvernance.lire");
  const reunion = await lireReunion(c.var.db, c.var.perimetre, c.req.param("reunion") ?? "", c.var.today);
  return orNotFound(reunion.instance.id === c.req.param("instance") ? reunion : undefined);
}

/** L'adresse de la réunion où l'on est. */
export const iciDe = (c: Requete, seance: Pick<Seance, "instance" | "id">): string => adresseSeance(baseDe(c), seance);
