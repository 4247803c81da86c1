import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";

enableCompileCache(join(ROOT, "node_modules/.cache/maillage"));
const { lireContoursEtDire } = await import("#domaines/territoire/contour/lecture/actions.ts");

/** Reads one file of borders in a process of its own: a path in, what it draws on stdout. */
process.stdout.write(await lireContoursEtDire(process.argv.slice(2)));
