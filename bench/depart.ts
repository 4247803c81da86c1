import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figure, figure } from "./mesure.ts";

const ROOT = process.cwd();

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Seconds from the command to the first page answered. */
async function start(data: string): Promise<number> {
  const port = await freePort();
  const since = performance.now();
  const child = spawn("node", ["bin/maillage.js", "start"], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), MAILLAGE_DATA: data },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    for (;;) {
      const page = await fetch(`http://127.0.0.1:${port}/connexion`).catch(() => null);
      if (page?.ok) return (performance.now() - since) / 1000;
      if (performance.now() - since > 60_000) throw new Error("Le serveur ne répond pas en une minute");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

/** `npm start` in a checkout just installed (build, base and demonstration included), then again. */
export async function run(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "maillage-depart-"));
  try {
    rmSync(join(ROOT, "dist"), { recursive: true, force: true });
    const first = await start(data);
    const later = await start(data);
    return [
      figure("depart", "première page au premier départ", [first, "s"], { max: 6 }),
      figure("depart", "première page aux départs suivants", [later, "s"], { max: 1.5 }),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
