import { join } from "node:path";
import { serve } from "@hono/node-server";
import { socketPath } from "#platform/db/lock.ts";
import { serveOrders } from "#platform/control.ts";
import { type Settings, urlOf } from "#platform/env.ts";
import { Sentence } from "#platform/installation.ts";
import { ROOT } from "#platform/root.ts";
import { loadStatic } from "#platform/static.ts";
import { createApp } from "./app.ts";
import type { Site } from "./site.ts";

export type Running = { url: string; close: () => Promise<void> };

/** Answers on this site's address; `close` ends the requests under way, then the base. */
export async function start(site: Site, settings: Settings, maintenant: () => Date): Promise<Running> {
  const { engine, demonstration } = site;
  const { base } = engine;
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
  return { url: urlOf(settings.host, port), close };
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
