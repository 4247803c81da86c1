import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { findSealers, sealersFor } from "./vault.ts";

type Db = Transaction<Tables>;

/** A value of the journal as it stands in the base when it is someone's: the text is under the key of `sujet`. */
type Sealed = { sujet: string; scelle: string };

type Whose = { objet: string; objetId: string; sujet?: string | undefined };
type Values = { avant?: unknown; apres?: unknown };

const placeOf = ({ objet, objetId }: Whose) => `journal\u001f${objet}\u001f${objetId}`;

const isSealed = (value: unknown): value is Sealed =>
  typeof value === "object" && value !== null && Object.keys(value).toSorted().join() === "scelle,sujet";

/**
 * Seals the values of each trace that has a subject. The chain then holds the hashes of sealed texts: it still verifies once the key
 * is destroyed, and they say nothing of what was sealed. A subject already erased leaves no value.
 */
export async function sealValues<T extends Whose & Values>(
  db: Db,
  espace: string,
  traces: readonly T[],
  instant: Date,
): Promise<T[]> {
  const subjects = new Set(traces.flatMap(({ sujet }) => (sujet ? [sujet] : [])));
  if (subjects.size === 0) return [...traces];
  const sealers = await sealersFor(db, espace, [...subjects], instant);
  return traces.map((trace) => {
    const { sujet } = trace;
    if (!sujet) return trace;
    const sealer = sealers.get(sujet);
    const close = (value: unknown): Sealed | null =>
      value == null || !sealer
        ? null
        : { sujet, scelle: sealer.seal(JSON.stringify(value), placeOf(trace)).toString("base64") };
    return { ...trace, avant: close(trace.avant), apres: close(trace.apres) };
  });
}

/** Opens what can be opened of the values read; what lies under a destroyed key reads as an erased value, null. */
export async function openValues<T extends { objet: string; objetId: string; avant: unknown; apres: unknown }>(
  db: Db,
  espace: string,
  rows: readonly T[],
): Promise<T[]> {
  const subjects = new Set(rows.flatMap(({ avant, apres }) => [avant, apres].filter(isSealed).map((one) => one.sujet)));
  if (subjects.size === 0) return [...rows];
  const sealers = await findSealers(db, espace, [...subjects]);
  const read = (value: unknown, place: string): unknown => {
    if (!isSealed(value)) return value;
    const sealer = sealers.get(value.sujet);
    return sealer ? JSON.parse(sealer.unseal(Buffer.from(value.scelle, "base64"), place).toString()) : null;
  };
  return rows.map((row) => ({
    ...row,
    avant: read(row.avant, placeOf(row)),
    apres: read(row.apres, placeOf(row)),
  }));
}
