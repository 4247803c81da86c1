import { resolve } from "node:path";
import type { Early } from "#platform/db/lock.ts";
import { parseEnv, type Settings } from "#platform/env.ts";
import { Sentence } from "#platform/sentence.ts";
import { refusing } from "./ordre.ts";

type Command = (args: string[], settings: Settings) => Promise<void>;

/** The machine's clock, or one that goes on from the instant that a trial gives. */
function clockOf({ instant }: Settings): () => Date {
  const ahead = instant ? Date.parse(instant) - Date.now() : 0;
  return () => new Date(Date.now() + ahead);
}
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The commands that need the whole application, hence the bundle. Each gives the code that the process ends with. */
export const COMMANDES: Record<string, (args: string[], early?: Early) => Promise<number>> = {
  start: (args, early) => told((_args, settings) => startSite(settings, early))(args),
  migrate: told(async (_args, settings) => {
    const { migrateOnly } = await import("./site.ts");
    const applied = await migrateOnly(settings);
    say(applied.length > 0 ? `Appliqué : ${applied.join(", ")}.` : "La base est déjà au niveau de cette version.");
  }),
  demo: told(async (_args, settings) => {
    const { writeDemo } = await import("./site.ts");
    await writeDemo(settings, clockOf(settings)());
    say("La démonstration est écrite : « maillage start » l’ouvre.");
  }),
  backup: told(async ([file], settings) => {
    const { backup } = await import("./sauvegarde.ts");
    await backup(pathOf(file, "backup"), settings, clockOf(settings)(), say);
  }),
  restore: told(async ([file], settings) => {
    const { restore } = await import("./sauvegarde.ts");
    await restore(pathOf(file, "restore"), settings, say);
  }),
  export: (args) => refusing(async () => (await import("./exporter.ts")).exportConvention(args, parseEnv(process.env))),
  import: (args) =>
    refusing(async () => {
      const settings = parseEnv(process.env);
      await (await import("./deposer.ts")).importFile(args, settings, clockOf(settings)());
    }),
  user: told(async (args, settings) => {
    const { addUser } = await import("./utilisateur.ts");
    await addUser(args, settings, clockOf(settings)(), say);
  }),
};

function pathOf(file: string | undefined, command: string): string {
  if (!file) throw new Sentence(`Donnez le fichier de l’archive : maillage ${command} sauvegarde.tar.gz`);
  return resolve(file);
}

/** What the person can mend is told in its sentence; anything else is a breakdown and keeps its trace. */
function told(command: Command) {
  return async (args: string[]): Promise<number> => {
    try {
      await command(args, parseEnv(process.env));
      return 0;
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  };
}

const sentenceOf = (code: string) =>
  `Premier pas : ouvrez cette adresse et donnez le code ${code} ; il n’est montré qu’ici, à chaque démarrage.`;

async function startSite(settings: Settings, early: Early | undefined): Promise<void> {
  const maintenant = clockOf(settings);
  const opening = import("./site.ts").then(({ openSite }) => openSite(settings, maintenant, early));
  const [site, { start }] = await Promise.all([opening, import("./server.ts")]); // the engine opens in its thread meanwhile
  const running = await start(site, settings, maintenant);
  const stopped = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.resolve());
  const { url, premierPas } = running;
  say(premierPas === null ? `Maillage : ${url}` : `Maillage : ${url}\n${sentenceOf(premierPas)}`);
  if (site.demonstration) {
    const { presenterPersonas } = await import("../db/demo.ts");
    for (const line of await presenterPersonas(site.engine.base, running.url)) say(line);
  }
  await stopped.promise;
  await running.close();
}
