import type { Page } from "playwright-core";
import { auditAxeOnce, auditFrame, auditReflow, type Facts, readFacts } from "./audit.ts";
import { auditBudget, type Load, meter } from "./budget.ts";
import { auditKeyboard } from "./keyboard.ts";
import { auditPlain } from "./plain.ts";
import type { Visitor } from "./browser.ts";

/** One page as one person sees it, and what is wrong with it. */
export type Verdict = { route: string; chemin: string; faults: string[] };

const NAMED =
  /\/(conventions|espaces|fiches|noeuds|imports|priorites|acteurs|contacts|equipements|assistantes|roles|comptes|modifier|demandes|jetons|traitements|indicateurs|grilles|questionnaires|seances|services|communes|bilans|sections|ajustements|productions|avis|projets|schemas|parties|signataires|articles|visas|annexes|champs|modeles|instances|reunions|membres|points|decisions|scenarios|secteurs|mois|commissions|dossiers|gestes|lettres|liberees|portraits|taches|instantanes|statistiques|reglement|criteres|doublons)\/(?!nouve|places|assistantes|financements|soutiens|liberees|ailleurs|imports$|imports\/|seuils|ordre|lot|champs|avenants|transmissions|grilles|questionnaires|calendrier|services)([^/?]+)/g;

/** A row whose noun is not in the list, or a second one. */
const ROW = /\/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** A place under a row: a commune, an intercommunalité, a bassin. */
const PLACE = /(?<=\/:id)\/(?:commune|epci|bassin|departement|region|france)-[^/?]+/g;
/** What is printed is whole, however long. */
const PRINTED = /\/synthese|\/documents\/apercu/;

/** The route that an address belongs to: its path without what names one row, and the keys of its query. */
export function routeOf(url: URL): string {
  const path = url.pathname.replaceAll(
    NAMED,
    (_all, noun: string) => `/${noun}/:${noun === "modifier" ? "section" : "id"}`,
  );
  const plain = path.replaceAll(ROW, "/:id").replaceAll(PLACE, "/:lieu");
  const keys = [...new Set(url.searchParams.keys())].toSorted();
  return keys.length > 0 ? `${plain}?${keys.join("&")}` : plain;
}

const FILE = /\/(export|statique|telecharger|fichier)\b|\.(csv|json|xlsx|ods|odt|docx|pdf|eml|gz)$/;

/** Views carry every choice in their address: each is seen alone, not all together. */
const isFollowed = (url: URL, origin: string, choices: number): boolean => {
  const keys = [...new Set(url.searchParams.keys())].filter((key) => key !== "sens");
  return url.origin === origin && !FILE.test(url.pathname) && keys.length <= choices;
};

type Walk = {
  /** The same person, once or in several windows: as many pages are judged side by side. */
  visitors: readonly Visitor[];
  origin: string;
  from: string;
  /** The views as well, one choice at a time, or the plain pages only. */
  views: boolean;
  seenBefore: ReadonlySet<string>;
  onPage: (verdict: Verdict) => void;
};

type Judging = Pick<Walk, "seenBefore" | "onPage"> & { judged: Set<string>; titles: Map<string, string> };

type Seen = { here: URL; status: number | undefined; html: string; facts: Facts; load: Load };

/** The page as the browser shows it. */
async function show({ page }: Visitor, take: () => Load, url: URL): Promise<Seen> {
  take();
  const answer = await page.goto(url.href, { waitUntil: "load" });
  const html = (await answer?.text()) ?? "";
  return { here: new URL(page.url()), status: answer?.status(), html, facts: await readFacts(page), load: take() };
}

/** The page as the server writes it for this person: enough for one whose route someone else has been shown. */
async function ask({ page }: Visitor, url: URL): Promise<Seen> {
  const answer = await page.context().request.get(url.href);
  const html = await answer.text();
  const facts = await readFacts(page, { html, ici: answer.url() });
  return { here: new URL(answer.url()), status: answer.status(), html, facts, load: { octets: 0, requetes: 0 } };
}

/** Opens an address and judges the page it leads to, unless its route already is; gives the links of the page. */
async function judge(visitor: Visitor, take: () => Load, url: URL, walk: Judging): Promise<string[]> {
  visitor.faults.length = 0;
  const asked = walk.seenBefore.has(routeOf(url)) ? await ask(visitor, url) : null;
  const known = asked !== null && walk.seenBefore.has(routeOf(asked.here));
  const { here, status, html, facts, load } = known ? asked : await show(visitor, take, url);
  const route = routeOf(here);
  if (walk.judged.has(route)) return []; // where a redirection led
  walk.judged.add(route);
  const faults = [...judgeStatus(status), ...auditBudget(load, facts, PRINTED.test(route))];
  faults.push(...judgeTitle(walk.titles, here.pathname, facts));
  if (!known && !walk.seenBefore.has(route)) faults.push(...(await auditAll(visitor.page, route, html)));
  walk.onPage({ route, chemin: here.pathname + here.search, faults: [...faults, ...visitor.faults] });
  return facts.liens;
}

/** Visits one page of each route that this person can reach by links, and judges it; the same pages whatever the machine. */
export async function crawl(walk: Walk): Promise<void> {
  const takes = await Promise.all(walk.visitors.map(({ page }) => meter(page)));
  const queue = [new URL(walk.from, walk.origin)];
  const asked = new Set(queue.map(routeOf));
  const judging: Judging = { ...walk, judged: new Set(), titles: new Map() };
  const oneOf = (url: URL, rank: number): Promise<string[]> => {
    const [visitor, take] = [walk.visitors[rank], takes[rank]];
    return visitor && take ? judge(visitor, take, url, judging) : Promise.resolve([]);
  };
  while (queue.length > 0) {
    const links = await Promise.all(queue.splice(0, walk.visitors.length).map(oneOf));
    for (const link of links.flat()) {
      const next = new URL(link);
      next.hash = "";
      if (asked.has(routeOf(next)) || !isFollowed(next, walk.origin, walk.views ? 1 : 0)) continue;
      asked.add(routeOf(next));
      queue.push(next);
    }
  }
}

const judgeStatus = (status: number | undefined): string[] => (status === 200 ? [] : [`réponse ${status}`]);

/** Two pages never share a title: it is what a tab and a screen reader say first. */
function judgeTitle(titles: Map<string, string>, path: string, facts: Facts): string[] {
  const other = titles.get(facts.titre) ?? path;
  titles.set(facts.titre, other);
  const shared = other === path ? [] : [`le titre « ${facts.titre} » est aussi celui de ${other}`];
  return [...auditFrame(facts), ...shared];
}

/** What is left without scripts, Tab, reflow and axe belong to a page, not to a person: judged once, with the first who meets it; a view has its own axe. */
async function auditAll(page: Page, route: string, html: string): Promise<string[]> {
  const own = route.includes("?") ? [] : [...(await auditKeyboard(page)), ...(await auditReflow(page))];
  return [...(await auditPlain(page, html)), ...own, ...(await auditAxeOnce(page))];
}
