import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";

enableCompileCache(join(ROOT, "node_modules/.cache/maillage"));
const { lireEtDire } = await import("#domaines/statistiques/apport/lecture/actions.ts");

/** Reads one file of figures in a process of its own: a path, a name, a list of codes in, its sheets on stdout. */
process.stdout.write(await lireEtDire(process.argv.slice(2)));
