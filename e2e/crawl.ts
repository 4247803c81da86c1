import type { Page } from "playwright-core";
import { auditAxeOnce, auditFrame, auditReflow, type Facts, readFacts } from "./audit.ts";
import { auditBudget, meter } from "./budget.ts";
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
  visitor: Visitor;
  origin: string;
  from: string;
  /** The views as well, one choice at a time, or the plain pages only. */
  views: boolean;
  seenBefore: ReadonlySet<string>;
  onPage: (verdict: Verdict) => void;
};

/** Visits one page of each route that this person can reach by links, and judges it. Gives the routes. */
export async function crawl(walk: Walk): Promise<string[]> {
  const { page } = walk.visitor;
  const take = await meter(page);
  const queue = [new URL(walk.from, walk.origin)];
  const [asked, judged] = [new Set(queue.map(routeOf)), new Set<string>()];
  const titles = new Map<string, string>();
  for (let url = queue.shift(); url; url = queue.shift()) {
    take();
    walk.visitor.faults.length = 0;
    const answer = await page.goto(url.href, { waitUntil: "load" });
    const [here, facts, load] = [new URL(page.url()), await readFacts(page), take()];
    const route = routeOf(here);
    if (judged.has(route)) continue; // where a redirection led
    judged.add(route);
    const faults = [...judgeStatus(answer?.status()), ...auditBudget(load, facts, PRINTED.test(route))];
    faults.push(...judgeTitle(titles, here.pathname, facts), ...(await auditAll(page, route, walk.seenBefore)));
    walk.onPage({ route, chemin: here.pathname + here.search, faults: [...faults, ...walk.visitor.faults] });
    for (const lien of facts.liens) {
      const next = new URL(lien);
      next.hash = "";
      if (asked.has(routeOf(next)) || !isFollowed(next, walk.origin, walk.views ? 1 : 0)) continue;
      asked.add(routeOf(next));
      queue.push(next);
    }
  }
  return [...judged];
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
async function auditAll(page: Page, route: string, seenBefore: ReadonlySet<string>): Promise<string[]> {
  if (seenBefore.has(route)) return [];
  const own = route.includes("?") ? [] : [...(await auditKeyboard(page)), ...(await auditReflow(page))];
  return [...(await auditPlain(page)), ...own, ...(await auditAxeOnce(page))];
}
