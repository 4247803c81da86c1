import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Early } from "#platform/db/lock.ts";

type Command = { aide: string; run: (args: string[]) => Promise<number> };

/** What runs the whole application is built first: only the bundle may hold a page. */
const bundled =
  (name: string) =>
  async (args: string[], early?: Early): Promise<number> => {
    enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/maillage", import.meta.url)));
    const { build } = await import("./build.ts");
    const entry = pathToFileURL(join(await build(), "commandes.js")).href;
    const { COMMANDES } = (await import(entry)) as typeof import("./commandes.ts");
    return (await COMMANDES[name]?.(args, early)) ?? 1;
  };

/** `--dev`: started again at each change of a source. */
async function start(args: string[]): Promise<number> {
  if (args.includes("--dev")) return (await import("./dev.ts")).startWatching();
  const { forgetEarly, openEarly } = await import("./early.ts");
  const early = await openEarly();
  return bundled("start")(args, early).finally(() => forgetEarly(early));
}

const COMMANDS: Record<string, Command> = {
  start: { aide: "start : ouvre le site et dit son adresse", run: start },
  prepare: {
    aide: "prepare : pose d’avance les tables d’une base neuve ; « npm ci » le fait",
    run: async () => (await import("./preparation.ts")).prepare(),
  },
  migrate: { aide: "migrate : met la base au niveau de cette version", run: bundled("migrate") },
  demo: { aide: "demo : écrit la démonstration dans une base vide", run: bundled("demo") },
  backup: { aide: "backup FICHIER : écrit tout, base et fichiers, dans une archive", run: bundled("backup") },
  import: {
    aide: "import FICHIER --json | --convention CONVENTION --as COURRIEL : lit une convention, l’écrit ou la laisse en revue",
    run: async (args) =>
      args.includes("--json") && !args.some((arg) => /\.(?:xlsx|ods|csv)$/i.test(arg))
        ? (await import("./importer.ts")).importer(args, bundled("import"))
        : bundled("import")(args),
  },
  export: {
    aide: "export CONVENTION --format json|xlsx|ods|csv [--out FICHIER] : écrit une convention et son plan",
    run: bundled("export"),
  },
  user: { aide: "user add … : fait un compte, lui donne un rôle et dit son lien d’invitation", run: bundled("user") },
  restore: { aide: "restore FICHIER : relit une archive dans une base vide", run: bundled("restore") },
};

/** These answer `--help` themselves, at length. */
const EXPLAINED = new Set(["import", "export", "user"]);

/** `maillage COMMANDE …`; the code that the process ends with. */
export async function main([name = "", ...args]: string[]): Promise<number> {
  const command = COMMANDS[name];
  if (command && !EXPLAINED.has(name) && args.includes("--help")) {
    process.stdout.write(`maillage ${command.aide}\n`);
    return 0;
  }
  if (command) return command.run(args);
  const lines = Object.values(COMMANDS).map(({ aide }) => `  maillage ${aide}`);
  process.stderr.write(`${name ? `Commande inconnue : ${name}. ` : ""}Les commandes sont :\n${lines.join("\n")}\n`);
  return 2;
}
