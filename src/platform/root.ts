import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

function findRoot(from: string): string {
  if (existsSync(join(from, "package.json"))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error("package.json introuvable au-dessus du programme");
  return findRoot(parent);
}

/** The folder of the project: `import.meta.dirname` is `dist` once bundled, so nothing else may count folders from a source file. */
export const ROOT = findRoot(import.meta.dirname);
