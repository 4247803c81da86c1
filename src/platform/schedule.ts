import { log } from "./log.ts";

/** Does a work, now or when its turn comes. */
export type Lane = (work: () => Promise<unknown>) => Promise<unknown>;

export type Rhythm = {
  everyMs: number;
  /** Before the first time: a server restarted more often than `everyMs` still does its work. */
  firstMs?: number;
  lane?: Lane;
};

const AT_ONCE: Lane = (work) => work();

/** Works given to this lane wait for one another, in the order in which they came. */
export function oneAtATime(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => null); // whoever asked for it hears of it
    return done;
  };
}

/** Does `work` again and again, `everyMs` after the end of the last time, until the returned function, which waits for its end. */
export function repeat(
  name: string,
  { everyMs, firstMs = everyMs, lane = AT_ONCE }: Rhythm,
  work: () => Promise<unknown>,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const unlessStopped = async () => void (stopped || (await work())); // its turn may come too late
  const run = async () => {
    await lane(unlessStopped).catch((err: unknown) => log.error({ err }, name));
    if (!stopped) plan(everyMs);
  };
  const plan = (inMs: number) => {
    timer = setTimeout(() => {
      running = run();
    }, inMs);
    timer.unref();
  };
  plan(firstMs);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
