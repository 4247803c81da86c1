import { sql } from "kysely";
import type { Base } from "./db/db.ts";
import { log } from "./log.ts";
import { NEVER } from "./outbox.ts";

/** What `deposer` left. `id` is the same at every try: what it does twice under one id must count once. */
export type Depot = { id: string; genre: string; charge: unknown; essais: number };

/** Does one thing outside any transaction, or throws to be called again later. */
export type Handler = (depot: Depot) => Promise<void>;

const LEASE_MINUTES = 5;
const MAX_TRIES = 20;
const MINUTE = 60_000;

/** Half a minute, then twice as long each time, six hours at most: three days in all. */
export const waitBefore = (tries: number): number => Math.min(MINUTE * 2 ** (tries - 2), 360 * MINUTE);

/** The kinds that a relay takes: those, or all but those; a long work has a relay of its own, so that no mail waits for it. */
export type Lane = { genres: readonly string[]; except?: boolean };

const EVERY: Lane = { genres: [], except: true };

const inLane = ({ genres, except = false }: Lane) =>
  genres.length === 0 ? sql`true` : sql`(genre in (${sql.join(genres)})) = ${!except}`;

/** Takes one deposit for a few minutes: another relay does not see it, and a relay that dies gives it back. */
async function take(base: Base, now: Date, lane: Lane): Promise<Depot | undefined> {
  const lease = new Date(now.getTime() + LEASE_MINUTES * MINUTE).toISOString();
  const { rows } = await sql<Depot>`
    update outbox set a_partir = ${lease}, essais = essais + 1, erreur = null
    where id = (select id from outbox where a_partir <= ${now.toISOString()} and ${inLane(lane)}
      order by a_partir, id limit 1 for update skip locked)
    returning id, genre, charge, essais`.execute(base);
  return rows[0];
}

/** Gives back at once what a relay that died had taken: only where no other server may be at work on it. */
export const freeLeases = (base: Base, now: Date = new Date()): Promise<unknown> =>
  base
    .updateTable("outbox")
    .set({ a_partir: now.toISOString() })
    .where("essais", ">", 0)
    .where("erreur", "is", null)
    .execute();

/** What an error says, without the mailbox that mail servers like to repeat: an administrator reads the domain only. */
const sayError = (error: unknown): string =>
  String(error instanceof Error ? error.message : error)
    .replace(/[^\s<>"'(),;:[\]]+@([^\s<>"'(),;:[\]]+)/g, "…@$1")
    .slice(0, 500);

async function postpone(base: Base, { id, genre, essais }: Depot, error: unknown, now: Date): Promise<void> {
  const over = essais >= MAX_TRIES;
  const next = over ? NEVER : new Date(now.getTime() + waitBefore(essais)).toISOString();
  await base
    .updateTable("outbox")
    .set({ a_partir: next, erreur: sayError(error) })
    .where("id", "=", id)
    .execute();
  log[over ? "error" : "warn"]({ id, genre, essais, err: error }, over ? "dépôt abandonné" : "dépôt remis à plus tard");
}

/** Carries out all that is due, one deposit after the other; returns how many were done. */
export async function relayOnce(
  base: Base,
  handlers: Readonly<Record<string, Handler>>,
  now: () => Date = () => new Date(),
  lane: Lane = EVERY,
): Promise<number> {
  let done = 0;
  for (let depot = await take(base, now(), lane); depot; depot = await take(base, now(), lane)) {
    try {
      const handler = handlers[depot.genre];
      if (!handler) throw new Error(`Personne ne sait faire « ${depot.genre} »`);
      await handler(depot);
      await base.deleteFrom("outbox").where("id", "=", depot.id).execute();
      done += 1;
    } catch (error) {
      await postpone(base, depot, error, now());
    }
  }
  return done;
}
