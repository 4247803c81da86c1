import { rmSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Base } from "#platform/db/db.ts";
import { type Engine, openEngine } from "#platform/db/engine.ts";
import { socketPath } from "#platform/db/lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import { serveOrders } from "#platform/control.ts";
import { type Settings, urlOf } from "#platform/env.ts";
import { findNature, Sentence, setNature } from "#platform/installation.ts";
import { log } from "#platform/log.ts";
import { ROOT } from "#platform/root.ts";
import { loadStatic } from "#platform/static.ts";
import { ecrireDemonstration } from "../db/demo.ts";
import { createApp } from "./app.ts";

export type Site = { engine: Engine; base: Base; demonstration: boolean };
export type Running = { url: string; site: Site; close: () => Promise<void> };

/** The base of these settings, migrated, and with its demonstration if it has just been created for one. */
export async function openSite(settings: Settings, maintenant: () => Date, command: string): Promise<Site> {
  const onDown = (err: Error) => {
    log.fatal({ err }, "le moteur de la base s’est arrêté");
    process.exit(1);
  };
  const { databaseUrl, folder } = settings;
  const open = () => openEngine(databaseUrl ? { databaseUrl } : { folder, command, onDown });
  let engine = await open();
  try {
    await migrate(engine.base);
    if (engine.embedded && (await findNature(engine.base)) === "enCours") {
      await engine.close(); // stopped while it was being written, before anyone could open a page of it
      rmSync(join(folder, "base"), { recursive: true });
      engine = await open();
      await migrate(engine.base);
    }
    const demonstration = await settle(engine, settings, maintenant());
    return { engine, base: engine.base, demonstration };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Brings the base to this version and says nothing of what it is. */
export async function migrateOnly({ databaseUrl, folder }: Settings): Promise<string[]> {
  const engine = await openEngine(databaseUrl ? { databaseUrl } : { folder, command: "migrate" });
  try {
    return await migrate(engine.base);
  } finally {
    await engine.close();
  }
}

/** Says what the base is from now on, or refuses settings that contradict what it is. */
async function settle({ base, embedded }: Engine, settings: Settings, maintenant: Date): Promise<boolean> {
  const nature = await findNature(base);
  const wanted = settings.demonstration;
  if (nature === "vide" && embedded && wanted !== false) {
    await ecrireDemonstration(base, maintenant);
    return true;
  }
  if (nature === "vide") await setNature(base, "reelle");
  if (nature === "demonstration" && wanted === false)
    throw new Sentence(
      "Cette base est une démonstration : MAILLAGE_DEMO=0 demande un autre dossier, par MAILLAGE_DATA.",
    );
  if (nature === "enCours")
    throw new Sentence(
      "L’écriture de la démonstration s’est interrompue dans cette base : videz-la, puis relancez « maillage demo ».",
    );
  if (nature !== "demonstration" && wanted === true)
    throw new Sentence("Cette base n’est pas une démonstration : « maillage demo » l’écrit dans une base vide.");
  return nature === "demonstration";
}

/** Opens everything and answers; `close` ends the requests under way, then the base. */
export async function start(settings: Settings, maintenant: () => Date = () => new Date()): Promise<Running> {
  const site = await openSite(settings, maintenant, "start");
  const { base, engine, demonstration } = site;
  const statique = loadStatic(join(ROOT, "dist/statique"));
  const app = createApp({ base, maintenant, demonstration, statique });
  const stopOrders = await serveOrders(socketPath(settings.folder), {});
  const { server, port } = await listen(app.fetch, settings).catch(async (error: unknown) => {
    await stopOrders();
    await engine.close();
    throw error;
  });
  const close = async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 5000).unref();
    });
    await stopOrders();
    await engine.close();
  };
  return { url: urlOf(settings.host, port), site, close };
}

type Server = ReturnType<typeof serve>;

function listen(fetch: Parameters<typeof serve>[0]["fetch"], { host, port }: Settings) {
  const { promise, resolve, reject } = Promise.withResolvers<{ server: Server; port: number }>();
  const server = serve({ fetch, hostname: host, port }, (info) => resolve({ server, port: info.port }));
  server.once("error", (error: NodeJS.ErrnoException) =>
    reject(
      error.code === "EADDRINUSE"
        ? new Sentence(`Le port ${port} est déjà pris : donnez-en un autre par PORT.`)
        : error,
    ),
  );
  return promise;
}
