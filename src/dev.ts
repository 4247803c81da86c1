import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";

const QUIET_MS = 200;

const launch = (): ChildProcess =>
  spawn(process.execPath, [join(ROOT, "bin/maillage.js"), "start"], { stdio: "inherit" });

/** One restart at a time: those asked while one waits for its turn are that one. */
export function inTurn(work: () => Promise<void>): () => Promise<void> {
  let turn = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return () => {
    waiting ??= turn.then(() => {
      waiting = null;
      turn = work();
      return turn;
    });
    return waiting;
  };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return; // it may have died by itself, of a source that does not build
  server.kill("SIGTERM");
  await once(server, "exit");
}

/** `npm run dev`: the same server, started again whenever a source changes, until it is interrupted. */
export async function startWatching(): Promise<number> {
  let server = launch();
  let timer: NodeJS.Timeout | undefined;
  const restart = inTurn(async () => {
    await stop(server);
    server = launch();
  });
  const changed = (_event: string, file: string | null) => {
    if (!file || !/\.(tsx?|css|sql)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(restart, QUIET_MS);
  };
  const watchers = ["src", "db"].map((folder) => watch(join(ROOT, folder), { recursive: true }, changed));
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  for (const watcher of watchers) watcher.close();
  await stop(server);
  return 0;
}
