import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { NodeResult, Result, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { wire } from "./browser.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The minified one: each page is given it anew, and takes a third of the time to read it; sent as it stands, the engine knows it again. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const TAGS = ["RGAAv4", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What another colour theme can change. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe cannot decide by itself, and why it holds here. */
const EXPLAINED: { rule: string; message: RegExp; reason: string }[] = [
  {
    rule: "color-contrast",
    message: /only non-text characters/,
    reason: "un signe décoratif (✕, ↑, ↓), caché aux lecteurs d’écran, de la couleur du mot qui le précède",
  },
  {
    rule: "color-contrast",
    message: /partially obscured by another element/,
    reason: "une colonne que le cadre défilant coupe : la même règle se mesure sur les colonnes entières",
  },
  {
    rule: "color-contrast",
    message: /overlapped by another element/,
    reason: "ce que couvre un menu ouvert : la même page se mesure menu fermé",
  },
  {
    rule: "color-contrast",
    message: /too short to determine/,
    reason: "un compte d’un seul chiffre, du style de ceux qui en ont deux",
  },
  {
    rule: "color-contrast",
    message: /partially overlaps other elements/,
    reason: "un exemple de code plus large que son cadre, qui défile : ses couleurs sont celles des autres exemples",
  },
  {
    rule: "color-contrast",
    message: /contains an image node/,
    reason: "un mot d’un dessin, de l’encre ou du fond de la page : les mêmes couleurs se mesurent hors du dessin",
  },
  {
    rule: "th-has-data-cells",
    message: /./,
    reason: "l’en-tête d’un groupe (scope=rowgroup) n’a pas de cellule à lui : il nomme les lignes de son tbody",
  },
];

const isExplained = (rule: string, message: string) =>
  EXPLAINED.some((known) => known.rule === rule && known.message.test(message));

const messageOf = ({ any, failureSummary }: NodeResult) => any[0]?.message ?? failureSummary ?? "";

function tell(results: readonly Result[], genre: string): string[] {
  return results.flatMap(({ id, nodes }) => {
    const left = nodes.filter((node) => genre.endsWith("faute") || !isExplained(id, messageOf(node)));
    const [first] = left;
    if (!first) return [];
    return [`axe ${genre} ${id} ×${left.length} : ${first.target.join(" ")} (${messageOf(first).split("\n")[0]})`];
  });
}

/** Passes are not told one by one: writing them down takes as long as judging. */
const askAxe = (page: Page, runOnly: RunOptions["runOnly"], but: readonly string[]) =>
  page.evaluate(
    async (options) => {
      const { violations, incomplete } = await window.axe.run(document, options);
      return { violations, incomplete };
    },
    {
      runOnly,
      rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
      resultTypes: ["violations", "incomplete"],
    } as RunOptions,
  );

async function runAxe(
  page: Page,
  theme: "clair" | "sombre",
  runOnly: RunOptions["runOnly"],
  but: readonly string[] = [],
): Promise<string[]> {
  const { violations, incomplete } = await askAxe(page, runOnly, but);
  return [...tell(violations, `${theme} faute`), ...tell(incomplete, `${theme} indécis`)];
}

/** Every rule in the light theme, then those of colour in the dark one; without those of colour where all is `known`. */
export async function auditAxe(page: Page, known = false): Promise<string[]> {
  await (await wire(page)).send("Runtime.evaluate", { expression: AXE });
  if (known) return runAxe(page, "clair", { type: "tag", values: TAGS }, COLOURS);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await runAxe(page, "clair", { type: "tag", values: TAGS });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await runAxe(page, "sombre", { type: "rule", values: COLOURS });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark];
}

/** The attributes and the states by which a style sheet or a drawing gives its colours. */
const STYLED =
  "class open hidden disabled readonly multiple aria-current aria-expanded aria-invalid aria-disabled role type style fill stroke inputmode draggable scope data-vive data-lien";

/** What decides the colours of each text of a page: the elements around it up to the root, and how they are styled. Runs in the browser. */
const readColours = (page: Page): Promise<number[]> =>
  page.evaluate((styled) => {
    const names = styled.split(" ");
    const paths = new Set<number>();
    const walk = (element: Element, above: number): void => {
      const style = names.map((name) => element.getAttribute(name) ?? "").join("|");
      const ticked = element.matches(":checked, label:has(:checked)");
      const own = `${above} ${element.tagName} ${style} ${ticked}`;
      const path = Array.from(own).reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7);
      const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (says || element.matches("input, select, textarea")) paths.add(path);
      for (const child of element.children) walk(child, path);
    };
    walk(document.documentElement, 0);
    return [...paths];
  }, STYLED);

/** What axe would see of this page: which elements stand in which, with which attributes. Runs in the browser. */
const readShape = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const pairs = new Set<string>();
    for (const element of document.querySelectorAll("*")) {
      const [own, parent] = [element, element.parentElement].map((one) =>
        one ? `${one.tagName}.${one.className}[${one.getAttributeNames().toSorted().join()}]` : "",
      );
      pairs.add(`${parent}>${own}`);
    }
    return [...pairs].toSorted().join("\n");
  });

const judged = new Map<string, string[]>();
const coloured = new Set<number>();

/** The verdict of axe on this page; a page made of the same elements as one already judged has the same, and a text set as another has its colours. */
export async function auditAxeOnce(page: Page): Promise<string[]> {
  const shape = await readShape(page);
  const before = judged.get(shape);
  if (before) return before;
  const colours = await readColours(page);
  const known = colours.every((path) => coloured.has(path));
  const verdict = await auditAxe(page, known);
  judged.set(shape, verdict);
  for (const path of colours) coloured.add(path);
  return verdict;
}

export type Facts = { titre: string; h1: string[]; elements: number; publique: boolean; liens: string[]; lang: string };

/** What the page is made of, or what the server wrote of one that is not shown. Runs in the browser. */
export const readFacts = (page: Page, ecrite?: { html: string; ici: string }): Promise<Facts> =>
  page.evaluate((written) => {
    const doc = written ? new DOMParser().parseFromString(written.html, "text/html") : document;
    return {
      titre: doc.title,
      h1: [...doc.querySelectorAll("h1")].map((h1) => (h1.textContent ?? "").replace(/\s+/g, " ").trim()),
      elements: doc.querySelectorAll("*").length - doc.querySelectorAll("svg *").length,
      publique: doc.querySelector(".bandeau a[href='/compte']") === null,
      liens: [...doc.querySelectorAll<HTMLAnchorElement>("a[href]")]
        .filter((lien) => !lien.hasAttribute("download"))
        .map((lien) => (written ? new URL(lien.getAttribute("href") ?? "", written.ici).href : lien.href)),
      lang: doc.documentElement.lang,
    };
  }, ecrite);

const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim().toLowerCase();

export function auditFrame({ titre, h1, lang }: Facts): string[] {
  const faults: string[] = [];
  const [only = ""] = h1;
  if (h1.length !== 1) faults.push(`${h1.length} titres h1`);
  if (!plain(titre).includes(plain(only))) faults.push(`le titre « ${titre} » ne contient pas le h1 « ${only} »`);
  if (lang !== "fr") faults.push(`langue « ${lang} »`);
  return faults;
}

/** Elements that make the page itself scroll sideways; what scrolls inside its own frame is allowed. */
const widest = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const out = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(element.parentElement),
    );
    return [
      `${root.scrollWidth} px pour ${root.clientWidth}`,
      ...out.slice(0, 3).map(({ tagName, className }) => `${tagName.toLowerCase()}.${className}`),
    ];
  });

/** No sideways scroll on a screen of 320 px, nor with letters twice as large. */
export async function auditReflow(page: Page): Promise<string[]> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await widest(page);
  await page.setViewportSize({ width, height });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  const large = await widest(page);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  return [
    ...(narrow.length > 0 ? [`défile à 320 px : ${narrow.join(", ")}`] : []),
    ...(large.length > 0 ? [`défile à 200 % : ${large.join(", ")}`] : []),
  ];
}
