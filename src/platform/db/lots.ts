/** One statement of PostgreSQL carries 65,535 values at most, and a row of ours some forty. */
const LOT = 500;

/** Writes many rows in as few statements as they need. */
export async function inLots<T>(rows: readonly T[], write: (lot: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += LOT) await write(rows.slice(start, start + LOT));
}
