import { ContratPublie, RACINE } from "../tests/contrat-publie.ts";
import type { Page } from "playwright-core";

/** One request of the API and its answer, whoever asked. */
type Exchange = { method: string; url: string; status: number; headers: Record<string, string>; body: string };

const DOCUMENT = `${RACINE}/openapi.json`;
const heard: Promise<Exchange | null>[] = [];

const isOfApi = (url: string) => {
  const { pathname } = new URL(url);
  return pathname.startsWith(`${RACINE}/`) && pathname !== DOCUMENT;
};

/** Hears what the pages of a browser ask of the API. */
export function hearPage(page: Page): void {
  page.on("response", (response) => {
    if (!isOfApi(response.url())) return;
    const exchange = async () => ({
      method: response.request().method(),
      url: response.url(),
      status: response.status(),
      headers: await response.allHeaders(),
      body: await response.text(),
    });
    heard.push(exchange().catch(() => null)); // a page left before its answer was read
  });
}

export type Asked = { method?: string; json?: unknown; file?: Buffer; headers?: Record<string, string> };

/** A program that holds a token: what it is answered is heard too. */
export const programOf =
  (site: string, token: string) =>
  async (path: string, { method = "GET", json, file, headers = {} }: Asked = {}): Promise<Response> => {
    const url = path.startsWith(RACINE) ? site + path : site + RACINE + path;
    const type = json === undefined ? {} : { "content-type": "application/json" };
    const body = json === undefined ? file && new Uint8Array(file) : JSON.stringify(json);
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, ...type, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const copy = response.clone();
    const { status, headers: answered } = copy;
    heard.push(
      copy.text().then((text) => ({ method, url, status, headers: Object.fromEntries(answered), body: text })),
    );
    return response;
  };

const WITHOUT_BODY = [204, 304];

/** Replays all that was heard since the last time against the contract that the site publishes: every fault, and what was held. */
export async function replay(site: string): Promise<{ faults: string[]; answers: number; acts: number }> {
  const contract = new ContratPublie((await (await fetch(site + DOCUMENT)).json()) as object);
  const exchanges = (await Promise.all(heard.splice(0))).filter((exchange) => exchange !== null);
  const acts = new Set<string>();
  const faults: string[] = [];
  for (const { method, url, status, headers, body } of exchanges) {
    const answer = new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers });
    try {
      acts.add(await contract.verifier({ method, url }, answer));
    } catch (error) {
      faults.push(`${method} ${new URL(url).pathname} : ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { faults, answers: exchanges.length, acts: acts.size };
}
