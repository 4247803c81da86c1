import { log } from "./log.ts";

/** Does `work` again and again, `everyMs` after the end of the last time, until the returned function, which waits for its end. */
export function repeat(name: string, everyMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    await work().catch((err: unknown) => log.error({ err }, name));
    if (!stopped) plan();
  };
  const plan = () => {
    timer = setTimeout(() => {
      running = run();
    }, everyMs);
    timer.unref();
  };
  plan();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
