import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";

enableCompileCache(join(ROOT, "node_modules/.cache/maillage"));
const { Refus } = await import("#commun/refus.ts");
const { lireIci } = await import("#domaines/imports/lecture/actions.ts");

/** Reads one file in a process of its own: a path and a name in, the layers on stdout. */
const [chemin = "", nom = chemin] = process.argv.slice(2);
const lu = await lireIci(chemin, nom);
process.stdout.write(JSON.stringify(lu instanceof Refus ? { refus: lu.code } : lu));
