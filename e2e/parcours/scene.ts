import assert from "node:assert/strict";
import type { Cookie, Locator, Page } from "playwright-core";
import { siteOf } from "../browser.ts";
import type { Site } from "../server.ts";

/** Where a journey is played. */
export type Scene = {
  site: Site;
  js: boolean;
  page: Page;
  /** Another browser, for someone else at the same time. */
  autre: () => Promise<Page>;
  /** Judges the page that the journey has reached: refusals and previews, where no link leads. */
  verifier: (page?: Page) => Promise<void>;
};

export type Parcours = { nom: string; site?: "demonstration" | "vide"; jouer: (scene: Scene) => Promise<void> };

/** Signs in as one of the persons of the demonstration, and lands on the page that is theirs. */
export async function seConnecter(page: Page, nom: string): Promise<void> {
  await page.goto("/connexion");
  await page.getByRole("button", { name: nom }).click();
  await page.locator(".bandeau", { hasText: nom }).waitFor();
}

type Session = { cookies: Cookie[]; depuis: number };
const sessions = new Map<string, Session>();
/** Well before the half hour after which the site closes a session that nobody uses. */
const GARDEE = 15 * 60_000;

/** Is one of the persons of the demonstration: signed in once on each site, then back with the session that it opened. */
export async function entrer(page: Page, nom: string): Promise<void> {
  const context = page.context();
  const qui = `${nom}, ${siteOf(context)}`;
  const ouverte = sessions.get(qui);
  if (ouverte && performance.now() - ouverte.depuis < GARDEE) return context.addCookies(ouverte.cookies);
  await seConnecter(page, nom);
  sessions.set(qui, { cookies: await context.cookies(), depuis: performance.now() });
}

/** Follows the link of this name. */
export const suivre = (dans: Page | Locator, name: string | RegExp): Promise<void> =>
  dans
    .getByRole("link", { name, exact: typeof name === "string" })
    .first()
    .click();

export const cliquer = (dans: Page | Locator, name: string | RegExp): Promise<void> =>
  dans
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();

/** The page shows these words. */
export const voir = (dans: Page | Locator, texte: string | RegExp): Promise<void> =>
  dans.getByText(texte).first().waitFor();

export async function nePasVoir(dans: Page | Locator, texte: string | RegExp): Promise<void> {
  assert.equal(await dans.getByText(texte).count(), 0, `on voit « ${texte} »`);
}

export const titre = (page: Page, texte: string | RegExp): Promise<void> =>
  page.getByRole("heading", { level: 1, name: texte }).waitFor();

/** Asks for an address and says how the site answers it. */
export async function demander(page: Page, chemin: string): Promise<number> {
  const reponse = await page.goto(chemin);
  return reponse?.status() ?? 0;
}

/** Clicks and gives the status of the page that answers. */
export async function reponseA(page: Page, geste: () => Promise<unknown>): Promise<number> {
  const [reponse] = await Promise.all([
    page.waitForResponse((candidate) => candidate.request().isNavigationRequest() && candidate.status() !== 303),
    geste(),
  ]);
  return reponse.status();
}

/** Sends a form and waits for the page that answers: whoever leaves sooner may lose what was sent. */
export async function valider(page: Page, name: string | RegExp): Promise<void> {
  const statut = await reponseA(page, () => cliquer(page, name));
  assert.equal(statut, 200, `« ${name} » est refusé`);
}
