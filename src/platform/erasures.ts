import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./folder.ts";

/** Who was erased, where and when: opaque ids, and nothing else. */
export type Erasure = { espace: string; sujet: string; le: string };

/** Beside the base and out of every archive: a backup older than an erasure brings the erased back, and this list erases them again. */
const pathOf = (folder: string) => join(folder, "effacements");

export function recordErasure(folder: string, erasure: Erasure): void {
  if (listErasures(folder).some(({ espace, sujet }) => espace === erasure.espace && sujet === erasure.sujet)) return;
  makeFolder(folder);
  const file = openSync(pathOf(folder), "a", 0o600);
  try {
    writeSync(file, `${JSON.stringify(erasure)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A line cut short by a power loss is no line. */
export function listErasures(folder: string): Erasure[] {
  const path = pathOf(folder);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.slice(0, -1).flatMap((line) => {
    try {
      return [JSON.parse(line) as Erasure];
    } catch {
      return [];
    }
  });
}
