import type { Db } from "../db/db.ts";
import { findSealer, type Sealer, sealerFor } from "./vault.ts";
import { Unreadable } from "./seal.ts";

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
  const sealers = new Map<string, Sealer | null>();
  const results: T[] = [];
  for (const trace of traces) {
    const { sujet } = trace;
    if (!sujet) {
      results.push(trace);
      continue;
    }
    const known = sealers.get(sujet);
    const sealer = known === undefined ? await sealerOrNull(db, { espace, sujet }, instant) : known;
    sealers.set(sujet, sealer);
    const close = (value: unknown): Sealed | null =>
      value == null || !sealer
        ? null
        : { sujet, scelle: sealer.seal(JSON.stringify(value), placeOf(trace)).toString("base64") };
    results.push({ ...trace, avant: close(trace.avant), apres: close(trace.apres) });
  }
  return results;
}

async function sealerOrNull(db: Db, subject: { espace: string; sujet: string }, instant: Date): Promise<Sealer | null> {
  try {
    return await sealerFor(db, subject, instant);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Opens what can be opened of the values read; what lies under a destroyed key reads as an erased value, null. */
export async function openValues<T extends { objet: string; objetId: string; avant: unknown; apres: unknown }>(
  db: Db,
  espace: string,
  rows: readonly T[],
): Promise<T[]> {
  const subjects = new Set(rows.flatMap(({ avant, apres }) => [avant, apres].filter(isSealed).map((one) => one.sujet)));
  if (subjects.size === 0) return [...rows];
  const sealers = new Map<string, Sealer | null>();
  for (const sujet of subjects) sealers.set(sujet, await findSealer(db, { espace, sujet }));
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
