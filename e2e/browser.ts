import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../tests/chromium.ts";
import { hearPage } from "./traffic.ts";

const ARGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --font-render-hinting=none".split(
    " ",
  );

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
  const browser = await chromium.launch({ executablePath, headless: true, args: ARGS, env });
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
