import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default), 19 MiB, two passes. A pass takes tens of milliseconds: never inside a transaction. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same word typed on two keyboards must give the same bytes. */
const normal = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST);

let decoy: Promise<string> | undefined;

/** Verifies a password; without a hash it works as long, and says no: an unknown account cannot be told by its delay. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("personne n’a ce mot de passe");
  const matches = await verify(stored ?? (await decoy), normal(password));
  return stored !== null && matches;
}

/** True when the hash was made with lighter settings than today's. */
export const isStale = (stored: string): boolean =>
  !stored.startsWith(`$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},`);
