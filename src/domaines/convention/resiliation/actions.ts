import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { passerConvention } from "../cycle/actions.ts";
import { getSuivie, updateVie } from "../cycle/store.ts";
import type { Convention } from "../model.ts";
import { getConvention, updateVersion } from "../store.ts";
import type { ModeEcrit, RefusLevee, RefusResiliation } from "./model.ts";
import { effetDe, verifierLevee, verifierResiliation } from "./rules.ts";
import { deleteResiliation, insertResiliation, listModes, listResiliations, writeModes } from "./store.ts";

/** Une convention, les façons qu'elle donne de finir, et celle qui a été prise. */
export async function chargerResiliation(db: Db, perimetre: Perimetre, id: string) {
  const convention = await getConvention(db, perimetre, id);
  const modes = await listModes(db, perimetre, id);
  const prise = (await listResiliations(db, perimetre, [id])).get(id) ?? null;
  return { convention, modes, prise };
}

type Prise = { mode: string; le: Jour; motif: string | null; version: number; today: Jour };

/** Inscrit une résiliation notifiée, devant la version lue de la convention (409). */
export async function resilier(
  db: Db,
  perimetre: Perimetre,
  id: string,
  { mode: choisi, le, motif, version, today }: Prise,
): Promise<Refus<RefusResiliation> | null> {
  const { convention, modes, prise } = await chargerResiliation(db, perimetre, id);
  if (prise) return refus("passage-impossible");
  const mode = orNotFound(modes.find((un) => un.id === choisi));
  const faute = verifierResiliation(convention, mode, { notifieeLe: le, today });
  if (faute) return faute;
  if (await passerConvention(db, perimetre, { convention: id, version }, { etat: "resiliee", le }))
    return refus("passage-impossible");
  const ici = { espace: perimetre.espace, convention: id };
  await insertResiliation(db, ici, { mode: mode.id, notifieeLe: le, effetLe: effetDe(mode, le), motif });
  return null;
}

/** Lève une résiliation qui n'a pas encore pris effet, et dont la suite n'a pas pris la place. */
export async function lever(
  db: Db,
  perimetre: Perimetre,
  id: string,
  { version, today }: { version: number; today: Jour },
): Promise<Refus<RefusLevee> | null> {
  const { convention, prise } = await chargerResiliation(db, perimetre, id);
  const contre = verifierLevee(prise, await getSuivie(db, perimetre, id), today);
  if (contre || !prise) return contre;
  if (convention.version !== version) orConflict({ numUpdatedRows: 0n });
  await updateVie(db, perimetre, convention, { ...convention, etat: "signee" });
  await deleteResiliation(db, { espace: perimetre.espace, convention: id }, prise);
  return null;
}

type Change = { avant: readonly ModeEcrit[]; apres: readonly ModeEcrit[]; version: number };

/** Écrit les façons de finir d'une convention qui n'est pas signée, devant la version lue (409). */
export async function enregistrerModes(
  db: Db,
  { espace }: Perimetre,
  convention: Convention,
  { avant, apres, version }: Change,
): Promise<void> {
  await updateVersion(db, convention, version);
  await writeModes(db, { espace, convention: convention.id }, avant, apres);
}
