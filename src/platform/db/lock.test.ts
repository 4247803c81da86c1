import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderHeld, lockPath, readHolder, socketPath, takeFolder } from "./lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "maillage-verrou-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holder = (change: object) => ({ ...readHolder(folder), ...change });
const hold = (value: object) => writeFileSync(lockPath(folder), JSON.stringify(value));

test("un dossier ne se prend qu’une fois, et le refus nomme qui le tient", async () => {
  const release = await takeFolder(folder, "start");
  const refus = await takeFolder(folder, "backup").catch((error: unknown) => error);
  expect(refus).toBeInstanceOf(FolderHeld);
  expect(String(refus)).toContain(`processus ${process.pid} (start`);
  release();
  const again = await takeFolder(folder, "backup");
  again();
  expect(readdirSync(folder)).toEqual([]);
});

test("dix demandes ensemble : une seule l’obtient", async () => {
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => takeFolder(folder, "start")));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("un processus mort, un pid repris par un autre ou un redémarrage de la machine ne tiennent plus rien", async () => {
  const release = await takeFolder(folder, "start");
  const mine = holder({});
  release();
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.on("exit", resolve));
  for (const change of [{ pid: child.pid }, { debut: "1" }, { boot: "autre" }]) {
    hold({ ...mine, ...change, prise: "ancienne" });
    const retake = await takeFolder(folder, "start");
    expect(readHolder(folder)?.pid).toBe(process.pid);
    retake();
  }
  writeFileSync(lockPath(folder), "coupé en plein vol");
  (await takeFolder(folder, "start"))();
});

test("un teneur hors de vue garde le dossier tant que sa prise répond", async () => {
  (await takeFolder(folder, "start"))();
  hold({ pid: 999_999_999, debut: "1", boot: null, depuis: "hier", commande: "start", prise: "x" });
  const server = createServer().listen(socketPath(folder));
  await new Promise((resolve) => server.on("listening", resolve));
  await expect(takeFolder(folder, "start")).rejects.toThrow(FolderHeld);
  await new Promise((resolve) => server.close(resolve));
  (await takeFolder(folder, "start"))();
});
