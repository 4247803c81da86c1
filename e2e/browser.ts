import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, type Page } from "playwright-core";
import { findChromium } from "../tests/chromium.ts";
import { hearPage } from "./traffic.ts";

const ARGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --font-render-hinting=none".split(
    " ",
  );
/** Each page is given the judge anew and leaves in a second: what would be compiled for it would serve no one. */
const ENGINE = "--js-flags=--no-opt,--no-maglev";

/** A shared machine may be slow: a journey that works is never failed for that. */
const PATIENCE = 15_000;

export type Options = { js?: boolean; dark?: boolean; width?: number; height?: number };

/** One visitor: a browser with its own cookies, and what it met that no page of ours may hold. */
export type Visitor = { page: Page; context: BrowserContext; faults: string[] };

export type Browser = { open: (url: string, options?: Options) => Promise<Visitor>; close: () => Promise<void> };

/** The one browser of a run, or nothing when this machine has no Chromium. */
export async function launch(): Promise<Browser | null> {
  const executablePath = findChromium();
  if (!executablePath) return null;
  const home = mkdtempSync(join(tmpdir(), "maillage-chromium-"));
  const env = { ...process.env, HOME: home } as Record<string, string>;
  const browser = await chromium.launch({ executablePath, headless: true, args: [...ARGS, ENGINE], env });
  return {
    open: async (url, { js = true, dark = false, width = 1280, height = 900 } = {}) => {
      const context = await browser.newContext({
        baseURL: url,
        javaScriptEnabled: js,
        colorScheme: dark ? "dark" : "light",
        viewport: { width, height },
        locale: "fr-FR",
        timezoneId: "Europe/Paris",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(PATIENCE);
      sites.set(context, url);
      const page = await context.newPage();
      hearPage(page);
      return { page, context, faults: watch(page, url) };
    },
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The same visitor in a page that is never drawn: what is measured is read from elements and styles, never from pixels. */
export async function undraw({ page, context }: Visitor, url: string): Promise<Visitor> {
  const { targetInfo } = await (await wire(page)).send("Target.getTargetInfo");
  const session = await context.browser()?.newBrowserCDPSession();
  const opened = context.waitForEvent("page");
  const browserContextId = targetInfo.browserContextId ?? "";
  await session?.send("Target.createTarget", { url: "about:blank", browserContextId, enableBeginFrameControl: true });
  const undrawn = await opened;
  await session?.detach();
  await page.close();
  hearPage(undrawn);
  return { page: undrawn, context, faults: watch(undrawn, url) };
}

const sites = new WeakMap<BrowserContext, string>();

/** The address that this visitor came for. */
export const siteOf = (context: BrowserContext): string => sites.get(context) ?? "";

const wires = new WeakMap<Page, Promise<CDPSession>>();

/** What a page is told without going through what Playwright adds. */
export function wire(page: Page): Promise<CDPSession> {
  const session = wires.get(page) ?? page.context().newCDPSession(page);
  wires.set(page, session);
  return session;
}

/** A refused form answers 422, a conflict 409…: Chromium logs it as an error although the page is the right one. */
const ANSWERED = /Failed to load resource: the server responded with a status of 4\d\d/;

function watch(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !ANSWERED.test(message.text())) faults.push(`console : ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script : ${error.message}`));
  page.on("request", (request) => {
    const to = request.url();
    if (/^https?:/.test(to) && !to.startsWith(`${url}/`)) faults.push(`requête vers un tiers : ${to}`);
  });
  return faults;
}
