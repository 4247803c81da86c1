import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Worker } from "node:worker_threads";
import { Sentence } from "../sentence.ts";

/** Who holds a data folder. A pid alone comes back after a restart: its start time and the boot tell two lives apart. */
export type Holder = {
  pid: number;
  debut: string | null;
  boot: string | null;
  depuis: string;
  commande: string;
  prise: string;
};

/** A folder taken, and its engine already opening in a thread, before the program that will use them is loaded. */
export type Early = { folder: string; worker: Worker; release: () => void };

export class FolderHeld extends Sentence {
  readonly holder: Holder;
  constructor(folder: string, holder: Holder) {
    super(
      `Le dossier ${folder} est déjà ouvert par le processus ${holder.pid} (${holder.commande}, depuis ${holder.depuis}). ` +
        "Arrêtez-le, ou donnez un autre dossier par MAILLAGE_DATA.",
    );
    this.holder = holder;
  }
}

const readOr = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

const bootId = () => readOr(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());

/** State and start time (in ticks since boot) of a process, after the name that may hold spaces and parentheses. */
function statOf(pid: number): { state: string; start: string } | null {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields ? { state: fields[0] ?? "", start: fields[19] ?? "" } : null;
}

const signalled = (pid: number) => readOr(() => process.kill(pid, 0)) !== null;

function isAlive({ pid, debut, boot }: Holder): boolean {
  if (boot !== null && boot !== bootId()) return false;
  if (debut === null) return signalled(pid);
  const stat = statOf(pid);
  return stat !== null && stat.start === debut && stat.state !== "Z";
}

/** A holder in another container is out of sight, but its socket answers. */
const answers = (socket: string): Promise<boolean> => {
  const { promise, resolve: settle } = Promise.withResolvers<boolean>();
  const link = connect(socket)
    .on("connect", () => settle(true))
    .on("error", () => settle(false));
  return promise.finally(() => link.destroy());
};

const read = (path: string) => readOr(() => JSON.parse(readFileSync(path, "utf8")) as Holder);

/** Puts the file in place whole or not at all: `link` fails when another is there. */
function place(path: string, holder: Holder): boolean {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify(holder));
  const placed = readOr(() => (linkSync(own, path), true)) ?? false;
  unlinkSync(own);
  return placed;
}

/** Moves a dead holder's file aside; puts it back if a living one took its place meanwhile. */
function clear(path: string, dead: Holder | null): void {
  const aside = `${path}.${process.pid}.ancien`;
  if (readOr(() => (renameSync(path, aside), true)) === null) return;
  if (read(aside)?.prise !== dead?.prise) readOr(() => linkSync(aside, path));
  unlinkSync(aside);
}

const self = (commande: string): Holder => ({
  pid: process.pid,
  debut: statOf(process.pid)?.start ?? null,
  boot: bootId(),
  depuis: new Date().toISOString(),
  commande,
  prise: `${process.pid}-${process.hrtime.bigint()}`,
});

export const readHolder = (folder: string): Holder | null => read(lockPath(folder));
export const lockPath = (folder: string) => join(folder, "verrou");

/** The system bounds the address of a socket to about a hundred bytes: a deeper folder has its own among the temporary files. */
export function socketPath(folder: string): string {
  const path = resolve(folder, "commandes.sock");
  if (Buffer.byteLength(path) <= 100) return path;
  return join(tmpdir(), `maillage-${createHash("sha256").update(path).digest("hex").slice(0, 24)}.sock`);
}

/**
 * Takes the data folder for this process, or throws `FolderHeld` naming who has it. Never taken from a living process,
 * however long it has been silent: the engine may be busy for minutes.
 */
export async function takeFolder(folder: string, commande: string): Promise<() => void> {
  const path = lockPath(folder);
  const mine = self(commande);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (place(path, mine)) return () => release(path, mine);
    const holder = read(path);
    if (holder && (isAlive(holder) || (await answers(socketPath(folder))))) throw new FolderHeld(folder, holder);
    clear(path, holder);
  }
  throw new Error(`Le verrou ${path} change sans cesse de mains : réessayez.`);
}

function release(path: string, mine: Holder): void {
  if (read(path)?.prise === mine.prise) unlinkSync(path);
}
