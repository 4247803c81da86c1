/// <reference lib="webworker" />
/** What the page without a network needs; the build names them, so that a new version of the site fetches its own. */
declare const ASSETS: readonly string[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const PAGE = "/hors-ligne";
const CACHE = `maillage:${ASSETS.join()}`;

/** Nothing personal is ever kept here: one page, asked for without a cookie, and its two files. */
worker.addEventListener("install", (event) => {
  const page = new Request(PAGE, { credentials: "omit" });
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([page, ...ASSETS]))
      .then(() => worker.skipWaiting()),
  );
});

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

const instead = async (kept: string) => (await caches.match(kept)) ?? Response.error();

worker.addEventListener("fetch", (event) => {
  const { mode, url } = event.request;
  const { pathname } = new URL(url);
  if (mode === "navigate") event.respondWith(fetch(event.request).catch(() => instead(PAGE)));
  else if (ASSETS.includes(pathname)) event.respondWith(fetch(event.request).catch(() => instead(pathname)));
});
