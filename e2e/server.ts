import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";

/** A Maillage of its own: its address, its data folder, and how to end it. */
export type Site = {
  url: string;
  folder: string;
  /** What an empty site showed at its start, for whoever makes its administrator. */
  code: string;
  close: () => Promise<void>;
};

/** The day on which every journey and every screenshot happens. */
export const INSTANT = "2026-11-23T08:00:00.000Z";

const ROOT = join(import.meta.dirname, "..");
const PATIENCE = 60_000;

/** Starts the real server on a free port, in a folder of its own, and waits for the address that it prints. */
export async function startSite(env: Record<string, string> = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "maillage-e2e-"));
  const { DATABASE_URL: _none, MAILLAGE_SMTP: _never, ...own } = process.env;
  const child = spawn(process.execPath, [join(ROOT, "bin/maillage.js"), "start"], {
    cwd: ROOT,
    env: { ...own, PORT: "0", HOST: "127.0.0.1", MAILLAGE_DATA: folder, MAILLAGE_INSTANT: INSTANT, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const close = () => stop(child, folder);
  try {
    const said = await saidBy(child);
    return { url: URL_SAID.exec(said)?.[1] ?? "", code: CODE_SAID.exec(said)?.[1] ?? "", folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const URL_SAID = /Maillage : (http\S+)/;
const CODE_SAID = /Premier pas : .* le code (\S+)/;

/** What the server says, up to its address. */
function saidBy(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
    if (URL_SAID.test(said)) resolve(said);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  child.once("exit", () => reject(new Error(`Le serveur s’est arrêté :\n${said}`)));
  setTimeout(() => reject(new Error(`Le serveur n’a pas donné son adresse :\n${said}`)), PATIENCE).unref();
  return promise;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
