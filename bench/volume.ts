import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createApp } from "../src/app.ts";
import { type Figure, figure, times } from "./mesure.ts";
import { fill, signReader } from "./volume/fill.ts";
import { fresh, type Where } from "./volume/lieu.ts";

const ALL = 1255;
const FICHES = 50;
const MAINTENANT = () => new Date("2026-11-21T09:05:00Z");
const STATIQUE = { css: "/statique/m.css", js: "/statique/m.js", files: new Map() };

/** The site over a base of `conventions` × 50 fiches, with a reader of one convention and a reader of twelve. */
async function siteOf(where: Where, conventions: number) {
  const engine = await openEngine(where);
  await migrate(engine.base);
  await fill(engine.base, { conventions, fiches: FICHES });
  const app = createApp({ base: engine.base, maintenant: MAINTENANT, demonstration: false, statique: STATIQUE });
  const asks = async (reader: string, espaces: number) => {
    const cookie = await signReader(engine.base, reader, Math.min(espaces, conventions));
    return (path: string) => async () => {
      const answer = await app.request(path, { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${path} répond ${answer.status}`);
      return answer.text();
    };
  };
  return { one: await asks("un", 1), twelve: await asks("douze", 12), close: engine.close };
}

/** Words that some fiches of each espace answer: a search that finds nothing costs half of it. */
const SEARCH = "q=creche";

async function measure(nom: string, where: (name: string) => Promise<Where>): Promise<Figure[]> {
  const alone = await siteOf(await where("un"), 1);
  const seule = await times(alone.one("/conventions/c1/plan/tableau"));
  await alone.close();
  const site = await siteOf(await where("tous"), ALL);
  const parmi = await times(site.one("/conventions/c1/plan/tableau"));
  const une = await times(site.one(`/conventions/c1/recherche?${SEARCH}`));
  const douze = await times(site.twelve(`/recherche?${SEARCH}`));
  await site.close();
  return [
    figure("volume", `${nom} : tableau, 1 convention, p50`, [seule.p50, "ms"]),
    figure("volume", `${nom} : tableau, ${ALL} conventions, p50`, [parmi.p50, "ms"]),
    figure("volume", `${nom} : croissance de 1 à ${ALL} conventions`, [parmi.p50 / seule.p50, "fois"], { max: 1.3 }),
    figure("volume", `${nom} : recherche d’un lecteur d’une convention, p50`, [une.p50, "ms"], { max: 30 }),
    figure("volume", `${nom} : recherche d’un lecteur de douze conventions, p50`, [douze.p50, "ms"], { max: 30 }),
  ];
}

/** One espace among 1,255: the page and the search must not feel the others. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const server = process.env["MAILLAGE_TEST_DATABASE_URL"];
  const embedded = await measure("embarquée", async () => ({}));
  if (!server) say("PostgreSQL n’est pas mesuré : donnez MAILLAGE_TEST_DATABASE_URL.");
  return [...embedded, ...(server ? await measure("PostgreSQL", (name) => fresh(server, name)) : [])];
}
