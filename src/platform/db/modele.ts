import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";
import { listMigrations } from "./migrations.ts";

/** Thrown away with `node_modules`: what `npm ci` makes again. */
const FOLDER = join(ROOT, "node_modules/.cache/maillage");
const ENGINE = join(ROOT, "node_modules/@electric-sql/pglite/package.json");

/** Other migrations, or another engine, give another base. */
function nameOf(): string {
  const hash = createHash("sha256").update(readFileSync(ENGINE));
  for (const { name, text } of listMigrations()) hash.update(`\0${name}\0`).update(text);
  return `base-${hash.digest("hex").slice(0, 16)}.tar.gz`;
}

export const modelPath = (folder = FOLDER): string => join(folder, nameOf());

/**
 * Where the empty base of this version stands, its tables laid, as the archive that a new one starts from: laying them takes the
 * engine two seconds. `undefined` when nobody made it: the base then starts from nothing.
 */
export function findModel(): string | undefined {
  const path = modelPath();
  return existsSync(path) ? path : undefined;
}
