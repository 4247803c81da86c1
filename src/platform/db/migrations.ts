import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";

export type Migration = { name: string; text: string };

const folder = () => join(ROOT, "db/migrations");

/** The migrations shipped with this version, in order. */
export const listMigrations = (from = folder()): Migration[] =>
  readdirSync(from)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({ name: file, text: readFileSync(join(from, file), "utf8") }));
