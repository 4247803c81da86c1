import { Hono } from "hono";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createApp } from "../src/app.ts";
import { type Figure, figure, times } from "./mesure.ts";
import { fill, fillCampagnes, fillSuivi, signReader } from "./volume/fill.ts";
import { fresh, type Where } from "./volume/lieu.ts";

const ALL = 1255;
const FICHES = 50;
const PERIODES = 20;
const BORD = "/conventions/c1/suivi";
const MAINTENANT = () => new Date("2026-11-21T09:05:00Z");
const STATIQUE = { css: "/statique/m.css", js: "/statique/m.js", files: new Map() };
const MESURE = ["Indicateur 12", "Budget du plan, par année"];
const HEADERS = { origin: "http://localhost", "sec-fetch-site": "same-origin" };

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const appOf = (base: Awaited<ReturnType<typeof openEngine>>["base"]) =>
  createApp({ base, maintenant: MAINTENANT, demonstration: false, statique: STATIQUE });

/** A site with `conventions` × 50 fiches whose state was said 20 times, with 20 indicators and three years of budget, as a reader of the first asks for its dashboard. */
async function siteOf(where: Where, conventions: number) {
  const engine = await openEngine(where);
  await migrate(engine.base);
  await fill(engine.base, { conventions, fiches: FICHES });
  await fillSuivi(engine.base, { conventions, fiches: FICHES, periodes: PERIODES });
  const cookie = await signReader(engine.base, "lectrice", 1);
  const app = appOf(engine.base);
  const ask = async () => {
    const answer = await app.request(BORD, { headers: { cookie } });
    const page = await answer.text();
    if (answer.status !== 200 || !MESURE.every((mot) => page.includes(mot)))
      throw new Error(`Le tableau de bord répond ${answer.status}, ou ne dit ni ses indicateurs ni son argent`);
    return page;
  };
  return { ask, close: engine.close };
}

/** How long a campaign that asks about `fiches` fiches takes to open, its answer read; milliseconds, the median of three. */
async function opening(fiches: number): Promise<number> {
  const engine = await openEngine({});
  await migrate(engine.base);
  await fill(engine.base, { conventions: 3, fiches });
  await fillCampagnes(engine.base, 3);
  const cookie = await signReader(engine.base, "meneuse", 3, "chargeCooperation");
  const app = appOf(engine.base);
  const durations: number[] = [];
  for (const convention of ["c1", "c2", "c3"]) {
    const start = performance.now();
    const path = `/conventions/${convention}/suivi/campagnes/k/ouverture`;
    const answer = await app.request(path, { method: "POST", headers: { ...HEADERS, cookie }, body: new FormData() });
    await answer.text();
    durations.push(performance.now() - start);
    if (!answer.headers.get("location")?.endsWith("annonce=ouverte"))
      throw new Error(`L’ouverture répond ${answer.status}`);
  }
  await engine.close();
  return median(durations);
}

type Ask = () => Promise<unknown>;

/** The p50 of each, taken in turns: what else the machine does weighs on both alike. */
async function inTurns(works: readonly Ask[], turns = 9, count = 25): Promise<number[]> {
  const seen = works.map((): number[] => []);
  for (let turn = 0; turn < turns; turn++)
    for (const [rank, work] of works.entries()) seen[rank]?.push((await times(work, count)).p50);
  return seen.map(median);
}

async function growth(server: string): Promise<Figure[]> {
  const alone = await siteOf(await fresh(server, "suivi_un"), 1);
  const among = await siteOf(await fresh(server, "suivi_tous"), ALL);
  const [seule = 0, parmi = 0] = await inTurns([alone.ask, among.ask]);
  await alone.close();
  await among.close();
  return [
    figure("suivi", "PostgreSQL : tableau de bord, 1 convention, p50", [seule, "ms"]),
    figure("suivi", `PostgreSQL : tableau de bord, ${ALL} conventions, p50`, [parmi, "ms"]),
    figure("suivi", `PostgreSQL : croissance de 1 à ${ALL} conventions`, [parmi / seule, "fois"], { max: 1.3 }),
  ];
}

/** A campaign opened, the dashboard beside a bare page, and what 1,255 conventions of history weigh on one. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const server = process.env["MAILLAGE_TEST_DATABASE_URL"];
  const ouverture = await opening(1000);
  const bare = new Hono().get("/", (c) => c.html("<!doctype html><title>Nue</title><p>Une ligne</p>"));
  const site = await siteOf({}, 1);
  const [nue = 0, bord = 0] = await inTurns([async () => (await bare.request("/")).text(), site.ask]);
  await site.close();
  if (!server) say("PostgreSQL n’est pas mesuré : donnez MAILLAGE_TEST_DATABASE_URL.");
  return [
    figure("suivi", "campagne de 1 000 fiches ouverte", [ouverture, "ms"], { max: 3000 }),
    figure("suivi", `tableau de bord, ${FICHES} fiches, ${PERIODES} périodes : p50`, [bord, "ms"], { max: 25 }),
    figure("suivi", "page nue : p50", [nue, "ms"]),
    ...(server ? await growth(server) : []),
  ];
}
