import { join } from "node:path";
import { serve } from "@hono/node-server";
import { frapperPremierPas } from "#domaines/acces/index.ts";
import { chercherTerritoires, getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import { whenIdle } from "#platform/idle.ts";
import { socketPath } from "#platform/db/lock.ts";
import { serveOrders } from "#platform/control.ts";
import { type Settings, urlOf } from "#platform/env.ts";
import { Sentence } from "#platform/sentence.ts";
import { loadStatic } from "#platform/static.ts";
import { createApp } from "./app.ts";
import { startJobs } from "./jobs.ts";
import { backupOrder } from "./sauvegarde.ts";
import type { Site } from "./site.ts";
import { importOrder } from "./deposer.ts";
import { exportOrder } from "./exporter.ts";
import { userOrder } from "./utilisateur.ts";

/** `premierPas`: the code to show on an installation that has no account yet. */
export type Running = { url: string; premierPas: string | null; close: () => Promise<void> };

/** The communes and their words are read while nobody asks: not before the first page, and not by the first search. */
const IDLE = 1500;

/** Answers on this site's address; `close` ends the requests under way, then the base. */
export async function start(site: Site, settings: Settings, maintenant: () => Date): Promise<Running> {
  const { engine, demonstration } = site;
  const { base } = engine;
  const closing: (() => Promise<unknown>)[] = [engine.close];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const statique = loadStatic(join(import.meta.dirname, "statique"));
    if (engine.embedded)
      closing.push(await serveOrders(socketPath(settings.folder), ordersOf(site, settings, maintenant)));
    const answered = whenIdle(IDLE, [
      getTerritoires,
      () => trouverCommune(getTerritoires(), "monts"),
      () => chercherTerritoires(getTerritoires(), "monts"),
    ]);
    const { server, port } = await listen(async (request, env) => {
      const response = await app.fetch(request, env);
      answered();
      return response;
    }, settings);
    const url = urlOf(settings.host, port);
    const adresse = settings.address ?? url;
    const fond = settings.mapBackground;
    const reglages = { adresse, mandataire: settings.proxied, ...(fond ? { fond } : {}) };
    const app = createApp({ base, maintenant, demonstration, statique, ...reglages });
    closing.push(startJobs(site, settings, adresse, maintenant), () => stopListening(server));
    const premierPas = demonstration ? null : await frapperPremierPas(base);
    return { url, premierPas, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const ordersOf = ({ engine }: Site, { folder, address, host, port }: Settings, maintenant: () => Date) => ({
  backup: backupOrder(engine.base, folder, maintenant),
  export: exportOrder(engine.base),
  import: importOrder(engine.base, address ?? urlOf(host, port), maintenant),
  user: userOrder(engine.base, address ?? urlOf(host, port), maintenant),
});

/** Lets the requests under way end, for five seconds. */
const stopListening = (server: Server): Promise<unknown> =>
  new Promise((resolve) => {
    server.close(resolve);
    if (!("closeIdleConnections" in server)) return;
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });

type Server = ReturnType<typeof serve>;

const elsewhere = ({ host }: Pick<Settings, "host">) =>
  `Cette machine n’a pas l’adresse ${host} : donnez-en une des siennes par HOST, 127.0.0.1 par exemple.`;

/** Why no one can listen there, and what to give instead. */
const UNHEARD: Record<string, (where: Pick<Settings, "host" | "port">) => string> = {
  EADDRINUSE: ({ port }) => `Le port ${port} est déjà pris : donnez-en un autre par PORT.`,
  EACCES: ({ port }) => `Ce compte n’a pas le droit d’écouter le port ${port} : donnez-en un autre par PORT.`,
  EADDRNOTAVAIL: elsewhere,
  ENOTFOUND: elsewhere,
};

/** Longer than a proxy keeps a quiet connection, a minute: it never sends a request into one that closes at that very moment. */
const KEPT_MS = 65_000;

function listen(fetch: Parameters<typeof serve>[0]["fetch"], { host, port }: Settings) {
  const { promise, resolve, reject } = Promise.withResolvers<{ server: Server; port: number }>();
  const serverOptions = { keepAliveTimeout: KEPT_MS };
  const server = serve({ fetch, hostname: host, port, serverOptions }, (info) => resolve({ server, port: info.port }));
  server.once("error", (error: NodeJS.ErrnoException) => {
    const sentence = UNHEARD[error.code ?? ""];
    reject(sentence ? new Sentence(sentence({ host, port })) : error);
  });
  return promise;
}
