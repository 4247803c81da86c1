import type { Page } from "playwright-core";
import { wire } from "./browser.ts";

type Stop = { rang: number; nom: string; visible: boolean };
declare global {
  interface Window {
    arrets: Stop[];
  }
}

const TABBABLE =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";

/** Numbers what Tab must reach, in the order of the page; a group of radios is one stop. Runs in the browser. */
const number = (page: Page): Promise<number> =>
  page.evaluate((tabbable) => {
    const groups = new Set<string>();
    const expected = [...document.querySelectorAll<HTMLElement>(tabbable)].filter((element) => {
      if (element.matches(":disabled") || !element.checkVisibility({ visibilityProperty: true })) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const known = groups.has(element.name);
      groups.add(element.name);
      return !known;
    });
    for (const [rang, element] of expected.entries()) element.dataset["arret"] = `${rang}`;
    return expected.length;
  }, TABBABLE);

/** From now on, each element that takes the focus is written down. Runs in the browser. */
const record = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.arrets = [];
    addEventListener("focusin", ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const name = target.matches("input[type=radio]") ? target.getAttribute("name") : null;
      const stop = name ? document.querySelector<HTMLElement>(`input[name='${name}'][data-arret]`) : target;
      const { width, top, bottom } = target.getBoundingClientRect();
      const drawn = [target, target.closest("label")].some((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element ?? document.body);
        return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      });
      window.arrets.push({
        rang: Number(stop?.dataset["arret"] ?? -1),
        nom: `${target.tagName.toLowerCase()} « ${target.textContent.trim().slice(0, 30)} »`,
        visible: drawn && width > 0 && bottom > 0 && top < innerHeight,
      });
    });
  });

const here = (page: Page) =>
  page.evaluate(() => ({
    parti: !document.hasFocus() || document.activeElement === document.body,
    arrets: window.arrets.length,
  }));

const TAB = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 } as const;
const SHIFT = 8;

/** The strokes follow one another without waiting for each answer: the browser takes them in order. */
async function pressTab(page: Page, times: number, modifiers = 0): Promise<void> {
  const session = await wire(page);
  const stroke = () => session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", modifiers, ...TAB });
  await Promise.all(Array.from({ length: times }, stroke));
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", modifiers, ...TAB });
}

async function tabToEnd(page: Page, expected: number): Promise<void> {
  let before = -1;
  await pressTab(page, expected);
  for (let pressed = expected; pressed < expected * 2 + 60; pressed += 5) {
    await pressTab(page, 5);
    const { parti, arrets } = await here(page);
    if (parti || arrets === before) return;
    before = arrets;
  }
}

/** Tab begins at the skip link, stops once at everything in the order of the page, always visibly, and comes back. */
export async function auditKeyboard(page: Page): Promise<string[]> {
  const expected = await number(page);
  await record(page);
  await pressTab(page, 1);
  const skip = await page.evaluate(() => {
    const link = document.activeElement;
    return link?.matches("a.evitement") === true && link.getBoundingClientRect().top >= 0;
  });
  await tabToEnd(page, expected - 1);
  const stops = await page.evaluate(() => window.arrets);
  const reached = new Set(stops.map(({ rang }) => rang));
  const missing = [...Array(expected).keys()].filter((rang) => !reached.has(rang));
  const firsts = stops
    .slice(0, expected)
    .map(({ rang }) => rang)
    .filter((rang) => rang >= 0);
  const disorder = firsts.findIndex((rang, index) => rang < (firsts[index - 1] ?? 0));
  const dim = stops.find(({ visible, rang }) => !visible && rang > 0);
  const backwards = await tabBack(page);
  return [
    ...(skip ? [] : ["le premier Tab n’est pas le lien d’évitement, ou il ne se voit pas"]),
    ...(missing.length > 0
      ? [`Tab n’atteint pas ${missing.length} arrêts sur ${expected}, dont ${await nameOf(page, missing[0])}`]
      : []),
    ...(disorder > 0 ? [`ordre de Tab : ${stops[disorder]?.nom}`] : []),
    ...(dim ? [`focus invisible : ${dim.nom}`] : []),
    ...(backwards ? [] : ["Maj+Tab ne revient pas en arrière"]),
  ];
}

const nameOf = (page: Page, rang = 0): Promise<string> =>
  page.evaluate((wanted) => {
    const element = document.querySelector(`[data-arret='${wanted}']`);
    return `${element?.tagName.toLowerCase()} « ${(element?.textContent ?? "").trim().slice(0, 40)} »`;
  }, rang);

/** From the last stops, three steps back reach three earlier stops: nothing traps the focus. */
async function tabBack(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(".pied a:last-child")?.focus();
    window.arrets = [];
  });
  await pressTab(page, 3, SHIFT);
  const back = await page.evaluate(() => window.arrets.map(({ rang }) => rang));
  return back.length >= 2 && back.every((rang, index) => index === 0 || rang < (back[index - 1] ?? 0));
}
