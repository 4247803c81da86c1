import { type Browser, launch, undraw } from "./browser.ts";
import { crawl } from "./crawl.ts";
import { controlsBlindTo } from "./faults.ts";
import { PARCOURS } from "./parcours/index.ts";
import { entrer, type Parcours, type Scene } from "./parcours/scene.ts";
import { type Site, startSite } from "./server.ts";
import { replay } from "./traffic.ts";
import { auditAxeOnce, auditFrame, readFacts } from "./audit.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);
const bilan = { passed: 0, failed: 0 };
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const only = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));

function tell(name: string, faults: readonly string[], since: number): void {
  const ms = Math.round(performance.now() - since);
  say(`${faults.length === 0 ? "tenu " : "ÉCHEC"} ${name} (${ms} ms)`);
  for (const fault of faults) say(`        ${fault.split("\n")[0]}`);
  if (faults.length === 0) bilan.passed += 1;
  else bilan.failed += 1;
}

type Sites = { demonstration: Site; vide: Site };

/** One journey of one persona, played with the scripts or without. */
async function play(browser: Browser, sites: Sites, parcours: Parcours, js: boolean): Promise<void> {
  const since = performance.now();
  const site = sites[parcours.site ?? "demonstration"];
  const visitors = [await browser.open(site.url, { js })];
  const faults: string[] = [];
  const [first] = visitors;
  if (!first) return;
  const scene: Scene = {
    site,
    js,
    page: first.page,
    autre: async () => {
      const visitor = await browser.open(site.url, { js });
      visitors.push(visitor);
      return visitor.page;
    },
    verifier: async (page = first.page) => {
      if (js) faults.push(...auditFrame(await readFacts(page)), ...(await auditAxeOnce(page)));
    },
  };
  try {
    await parcours.jouer(scene);
  } catch (error) {
    const where = first.page.url().replace(site.url, "");
    faults.push(`${where} : ${error instanceof Error ? error.message : String(error)}`);
  }
  faults.push(...visitors.flatMap((visitor) => visitor.faults));
  for (const { context } of visitors) await context.close();
  tell(`${parcours.nom}, ${js ? "avec" : "sans"} scripts`, faults, since);
}

type Visiteur = { nom: string | null; persona: string; from: string };

/** Who visits every page that links lead to: who reads the most, whose views are all opened, and the others. */
const CHARGEE: Visiteur = {
  nom: "Nadège Aubrac",
  persona: "chargée de coopération",
  from: "/conventions/ctg-trois-rivieres/plan/arbre",
};
const AUTRES: Visiteur[] = [
  { nom: null, persona: "personne", from: "/connexion" },
  { nom: null, persona: "famille", from: "/espaces/trois-rivieres/place" },
  { nom: "Maud Kerbrat", persona: "agent du guichet", from: "/" },
  { nom: "Inès Fontanel", persona: "directrice de crèche", from: "/" },
  { nom: "Odile Ferrand", persona: "administratrice", from: "/administration" },
  { nom: "Yann Prigent", persona: "délégué à la protection des données", from: "/" },
  { nom: "Catherine Roussel", persona: "conseillère Caf", from: "/" },
  { nom: "Samira Delorme", persona: "pilote", from: "/" },
  { nom: "Hervé Lacombe", persona: "élu", from: "/" },
];

/** Routes already judged as plain pages, whoever met them. */
const seen = new Set<string>();

async function visit(browser: Browser, { url }: Site, { nom, persona, from }: Visiteur): Promise<void> {
  if (!only(`pages ${persona}`)) return;
  const drawn = [await browser.open(url), await browser.open(url)]; // the lane that ends last then has both cores
  if (nom) for (const { page } of drawn) await entrer(page, nom);
  const visitors = await Promise.all(drawn.map((visitor) => undraw(visitor, url)));
  let since = performance.now();
  await crawl({
    visitors,
    origin: url,
    from,
    views: persona === CHARGEE.persona,
    seenBefore: seen,
    onPage: ({ route, chemin, faults }) => {
      seen.add(route);
      tell(`page ${route}, ${persona}${faults.length > 0 ? ` : ${chemin}` : ""}`, faults, since);
      since = performance.now();
    },
  });
  for (const { context } of visitors) await context.close();
}

async function checkControls(browser: Browser): Promise<void> {
  const since = performance.now();
  const nowhere = "http://127.0.0.1";
  const visitor = await undraw(await browser.open(nowhere), nowhere);
  tell("les contrôles voient une page pleine de fautes", await controlsBlindTo(visitor), since);
  await visitor.context.close();
}

/** What the journeys and the pages asked of the API, against the contract that the site publishes. */
async function holdContract({ url }: Site): Promise<void> {
  const since = performance.now();
  const { faults, answers, acts } = await replay(url);
  if (answers > 0) tell(`le trafic de l’API tient son contrat : ${answers} réponses, ${acts} actes`, faults, since);
}

/** All the journeys in sites of their own, then the pages of some people as the journeys left them. */
async function playLane(browser: Browser, js: boolean, visiteurs: readonly Visiteur[]): Promise<void> {
  const sites = { demonstration: await startSite(), vide: await startSite({ MAILLAGE_DEMO: "0" }) };
  try {
    for (const parcours of PARCOURS.filter(({ nom }) => only(nom))) await play(browser, sites, parcours, js);
    for (const visiteur of visiteurs) await visit(browser, sites.demonstration, visiteur);
    await holdContract(sites.demonstration);
  } finally {
    await Promise.all(Object.values(sites).map((site) => site.close()));
  }
}

/** With and without scripts side by side: each waits for its browser more than for the machine. */
async function playAll(browser: Browser): Promise<void> {
  if (only("contrôles")) await checkControls(browser);
  await Promise.all([playLane(browser, false, [CHARGEE]), playLane(browser, true, AUTRES)]);
}

const started = performance.now();
const browser = await launch();
if (browser) {
  try {
    await playAll(browser);
  } finally {
    await browser.close();
  }
  say(`Joué en ${Math.round((performance.now() - started) / 1000)} s.`);
} else {
  say("Parcours non joués : aucun Chromium sur cette machine (chromium dans le PATH, ou CHROMIUM=chemin).");
}
const unplayed = browser ? "" : `, ${PARCOURS.length * 2 + AUTRES.length + 1} skipped`;
say(`${bilan.passed} passed, ${bilan.failed} failed${unplayed}`);
process.exitCode = bilan.failed > 0 ? 1 : 0;
