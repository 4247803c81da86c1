import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const ALIAS = /^#(\w+)\//;
const FOLDERS: Record<string, string> = {
  commun: "src/commun/",
  platform: "src/platform/",
  ui: "src/ui/",
  domaines: "src/domaines/",
};
/** A base opens through one of these. */
const DOORS = ["src/platform/db/engine.ts", "src/platform/db/remote.ts", "src/platform/db/pglite.ts"];

const importsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([#.][^"]+)"/g)]
    .map(([, to = ""]) =>
      to.startsWith(".")
        ? normalize(join(dirname(file), to))
        : to.replace(ALIAS, (_all, root: string) => FOLDERS[root] ?? "#"),
    )
    .filter((to) => existsSync(to));

const starts = (file: string): boolean => readFileSync(file, "utf8").includes("child_process");

/** The files of tests that can open a base, or start a program that does: the others say the same on any engine. */
export function listWithBase(): string[] {
  const known = new Map<string, boolean>();
  const reaches = (file: string): boolean => {
    const told = known.get(file);
    if (told !== undefined) return told;
    known.set(file, false); // a cycle adds nothing
    const found = DOORS.includes(file) || importsOf(file).some(reaches);
    known.set(file, found);
    return found;
  };
  return ["src", "tests", "bench"]
    .flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => `${root}/${path}`))
    .filter((path) => /\.test\.tsx?$/.test(path))
    .filter((path) => starts(path) || reaches(path))
    .toSorted();
}
