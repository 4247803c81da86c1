import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { modelPath } from "#platform/db/modele.ts";

const MODEL = /^base-[0-9a-f]{16}\.tar\.gz/;

/** Makes the archive that a new base starts from, unless it is there, and throws away those of other versions. */
export async function makeModel(path = modelPath()): Promise<void> {
  if (existsSync(path)) return;
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const engine = await openEngine({});
  await migrate(engine.base);
  const archive = gzipSync(await engine.dump(), { level: 3 });
  await engine.close();
  for (const other of readdirSync(folder).filter((file) => MODEL.test(file))) rmSync(join(folder, other));
  writeFileSync(`${path}.${process.pid}`, archive);
  renameSync(`${path}.${process.pid}`, path);
}

/** What `npm ci` runs: an installation that cannot prepare anything still works, its first start only takes longer. */
export async function prepare(path = modelPath()): Promise<number> {
  try {
    await makeModel(path);
  } catch (error) {
    process.stderr.write(
      `Les tables d’une base neuve ne sont pas prêtes (${String(error)}) : le premier démarrage les posera.\n`,
    );
  }
  return 0;
}
