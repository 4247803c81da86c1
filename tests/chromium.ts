import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The shell is the same engine without a browser’s windows: the same journeys in two thirds of the time. */
const SHELL = ["chromium-headless-shell"];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The browser of this machine for the journeys: the one that CHROMIUM names, else the first of the path. */
export const findChromium = (): string | null => find([...SHELL, ...BROWSERS]);

/** The whole browser, as people have it. */
export const findBrowser = (): string | null => find(BROWSERS);

function find(names: readonly string[]): string | null {
  const named = process.env["CHROMIUM"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = named ? [named] : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
