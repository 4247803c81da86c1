import type { Page } from "playwright-core";
import type { Facts } from "./audit.ts";
import { wire } from "./browser.ts";

const LIMITS = {
  publique: { octets: 100_000, requetes: 6, elements: 380 },
  travail: { octets: 250_000, requetes: 15, elements: 700 },
};

export type Load = { octets: number; requetes: number };

/** Counts what each load transfers, compressed, on a cache that is always cold. */
export async function meter(page: Page): Promise<() => Load> {
  const session = await wire(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let load: Load = { octets: 0, requetes: 0 };
  const sent = new Set<string>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (!request.url.startsWith("http") || sent.has(requestId)) return;
    sent.add(requestId);
    load.requetes += 1;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (sent.has(requestId)) load.octets += encodedDataLength;
  });
  return () => {
    const seen = load;
    load = { octets: 0, requetes: 0 };
    return seen;
  };
}

/** The budgets of a page; a page made to be printed may be as long as it needs. */
export function auditBudget({ octets, requetes }: Load, { elements, publique }: Facts, imprimee: boolean): string[] {
  const limits = publique ? LIMITS.publique : LIMITS.travail;
  return [
    ...(octets > limits.octets ? [`${Math.round(octets / 1000)} ko pour ${limits.octets / 1000}`] : []),
    ...(requetes > limits.requetes ? [`${requetes} requêtes pour ${limits.requetes}`] : []),
    ...(elements > limits.elements && !imprimee ? [`${elements} éléments pour ${limits.elements}`] : []),
  ];
}
