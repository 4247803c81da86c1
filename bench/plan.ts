import { Hono } from "hono";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createApp } from "../src/app.ts";
import { type Figure, figure, times } from "./mesure.ts";
import { fill, signReader } from "./volume/fill.ts";

const PAGE = "/conventions/c1/plan/tableau";

/** The site over a base of its own with one convention of `fiches` fiches, as its reader asks for the table. */
async function tableOf(fiches: number) {
  const engine = await openEngine({});
  await migrate(engine.base);
  await fill(engine.base, { conventions: 1, fiches });
  const cookie = await signReader(engine.base, "lectrice", 1);
  const statique = { css: "/statique/m.css", js: "/statique/m.js", files: new Map() };
  const app = createApp({
    base: engine.base,
    maintenant: () => new Date("2026-11-21T09:05:00Z"),
    demonstration: false,
    statique,
  });
  const ask = async () => {
    const answer = await app.request(PAGE, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`La page répond ${answer.status}`);
    return answer.text();
  };
  return { ask, close: engine.close };
}

/** The table page with 50 and with 500 fiches, beside a bare page that writes as many rows without a database. */
export async function run(): Promise<Figure[]> {
  const bare = new Hono().get("/", (c) =>
    c.html(`<!doctype html><title>Nue</title><table>${"<tr><td>Une</td><td>ligne</td></tr>".repeat(25)}</table>`),
  );
  const [few, many] = [await tableOf(50), await tableOf(500)];
  const nue = await times(async () => (await bare.request("/")).text(), 500);
  const cinquante = await times(few.ask, 300);
  const cinqCents = await times(many.ask, 300);
  await few.close();
  await many.close();
  return [
    figure("plan", "tableau, 50 fiches : p50", [cinquante.p50, "ms"], { max: 15 }),
    figure("plan", "tableau, 50 fiches : p99", [cinquante.p99, "ms"]),
    figure("plan", "tableau, 500 fiches : p50", [cinqCents.p50, "ms"]),
    figure("plan", "tableau, 500 fiches : p99", [cinqCents.p99, "ms"]),
    figure("plan", "page nue / tableau de 50 fiches, requêtes par seconde", [
      nue.perSecond / cinquante.perSecond,
      "fois",
    ]),
    figure("plan", "page nue / tableau de 500 fiches, requêtes par seconde", [
      nue.perSecond / cinqCents.perSecond,
      "fois",
    ]),
    figure("plan", "tableau : 500 fiches / 50 fiches, p50", [cinqCents.p50 / cinquante.p50, "fois"]),
  ];
}
