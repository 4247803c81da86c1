import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { lienRecu } from "./courrier.ts";
import { cliquer, entrer, nePasVoir, type Parcours, type Scene, suivre, titre, valider, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";
const ESPACE = "/espaces/trois-rivieres";
const ICI = "/conventions/ctg-trois-rivieres";

/** A contact that no campaign has written to yet, asked for two fiches by name. */
async function nommerReferente(page: Page, nom: string, courriel: string): Promise<string[]> {
  await page.goto(`${ESPACE}/acteurs/nouveau`);
  await page.getByLabel("C’est").selectOption("contact");
  await page.getByLabel(/^Nom \(/).fill(nom);
  await page.getByLabel("Courriel professionnel").fill(courriel);
  await valider(page, "Ajouter");
  await page.goto(`${ICI}/plan/tableau`);
  const fiches = page.locator("tbody tr:not(.groupe) th a");
  const adresses = [await fiches.nth(0).getAttribute("href"), await fiches.nth(1).getAttribute("href")];
  for (const adresse of adresses) {
    await page.goto(`${adresse}/suivi/volets`);
    await page.getByLabel(/référent de saisie pour toute la fiche/).selectOption({ label: nom });
    await valider(page, "Enregistrer");
  }
  return adresses.map((adresse) => `${adresse}`.split("/").at(-1) ?? "");
}

/** A campaign still open asks for the same fiches: the new one is refused until that one is closed. */
async function clorePrecedente(page: Page): Promise<void> {
  const apercu = page.url();
  const precedente = page.locator("main .message a").first();
  if ((await precedente.count()) === 0) return;
  await cliquer(page, "Ouvrir la campagne");
  await voir(page, "Une autre campagne, encore ouverte, demande déjà de ces fiches");
  await precedente.click();
  await suivre(page.locator("main"), "Clore la campagne");
  await cliquer(page, "Clore la campagne");
  await voir(page, "La campagne est close");
  await page.goto(apercu);
}

async function ouvrirCampagne({ page, verifier }: Scene, nom: string): Promise<string> {
  await page.goto(`${ICI}/suivi/campagnes`);
  await suivre(page.locator("main"), "Préparer une campagne");
  await page.getByLabel("Nom de la campagne").fill(nom);
  await page.getByLabel("La campagne se clôt le").fill("2026-11-01");
  await cliquer(page, "Voir ce qu’elle demandera");
  await voir(page, "La campagne se clôt après aujourd’hui");
  await verifier();
  await page.getByLabel("La campagne se clôt le").fill("2026-12-21");
  for (const rang of [1, 2]) await page.getByLabel(`Relance ${rang}`).fill("");
  await cliquer(page, "Voir ce qu’elle demandera");
  await titre(page, nom);
  await clorePrecedente(page);
  await cliquer(page, "Ouvrir la campagne");
  await voir(page, "La campagne est ouverte");
  return new URL(page.url()).pathname;
}

/** One fiche said anew, refused first, then « rien de neuf » for the other. */
async function repondre(page: Page, verifier: Scene["verifier"], dit: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await cliquer(page, "Voir ce qui m’est demandé");
  await titre(page, "Mes fiches");
  await verifier(page);
  await page
    .getByRole("link", { name: /^Donner des nouvelles/ })
    .first()
    .click();
  await page.getByLabel(/Où en est cette action/).selectOption({ label: "Reportée" });
  await page.getByLabel("Qu’est-ce qui a avancé ?").fill(dit);
  await page.getByRole("button", { name: "Envoyer" }).click();
  await voir(page, "Une fiche reportée l’est à une date");
  assert.equal(await page.getByLabel("Qu’est-ce qui a avancé ?").inputValue(), dit);
  await page.getByLabel(/Où en est cette action/).selectOption({ label: "En cours" });
  await page.getByRole("button", { name: "Envoyer" }).click();
  await voir(page, "Merci, c’est envoyé");
  await page
    .getByRole("button", { name: /^Rien de neuf/ })
    .first()
    .click();
  await voir(page, "Merci, c’est envoyé");
  await voir(page, "Rien ne vous est demandé aujourd’hui");
}

/** The network drops: what is typed stays on the phone, even reloaded, and leaves when it is back. */
async function perdreLeReseau(page: Page, dit: string): Promise<void> {
  await page.getByLabel("Qu’est-ce qui a avancé ?").fill(dit);
  await page.reload();
  await voir(page, "Retrouvé sur cet appareil");
  assert.equal(await page.getByLabel("Qu’est-ce qui a avancé ?").inputValue(), dit);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await voir(page, "Pas de réseau");
  await page.context().setOffline(false);
  await voir(page, "Envoyer maintenant");
  await page.context().setOffline(true);
  await page.goto(page.url());
  await titre(page, "Pas de réseau");
  await nePasVoir(page, "Se déconnecter"); // kept without a cookie: it knows nobody
  assert.equal(await page.getByLabel("Qu’est-ce qui a avancé ?").inputValue(), dit);
  await page.getByLabel("Qu’est-ce qui est difficile ?").fill("Le minibus");
  await page.context().setOffline(false);
  await voir(page, "Retrouvé sur cet appareil");
  assert.equal(await page.getByLabel("Qu’est-ce qui est difficile ?").inputValue(), "Le minibus");
  assert.deepEqual(await page.evaluate(gardees), ["/hors-ligne", "/statique/maillage.css", "/statique/maillage.js"]);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await voir(page, "Merci, c’est envoyé");
  const gardes = await page.evaluate(() => Object.keys(localStorage).filter((cle) => cle.startsWith("maillage:hors")));
  assert.deepEqual(gardes, []);
}

/** What the device keeps of the site: never a page of anyone. */
async function gardees(): Promise<string[]> {
  const noms = await caches.keys();
  const listes = await Promise.all(noms.map(async (nom) => (await caches.open(nom)).keys()));
  return listes
    .flat()
    .map(({ url }) => new URL(url).pathname.replace(/-\w+\./, "."))
    .toSorted();
}

async function relire(page: Page, { verifier }: Scene, campagne: string, [fiche, autre]: readonly string[]) {
  await page.goto(`${campagne}/reponses/${fiche}`);
  await voir(page, "Ce qui change depuis la dernière fois");
  await verifier();
  await page.getByLabel(/Ce qu’il faut reprendre/).fill("Depuis quel jour ?");
  await valider(page, "Retourner avec ce mot");
  await page.goto(`${campagne}/reponses/${autre}`);
  await valider(page, "Valider");
  await voir(page.getByRole("main"), "À valider");
}

async function clore(page: Page, { verifier }: Scene, campagne: string, dit: string): Promise<void> {
  await page.goto(campagne);
  await suivre(page.locator("main"), "Clore la campagne");
  await voir(page, "elles resteront « sans réponse », jamais un état");
  await cliquer(page, "Clore la campagne");
  await suivre(page.locator("main"), "Lire ce que la campagne a figé");
  await verifier();
  await voir(page.getByRole("main"), dit);
  await page.goto(`${ICI}/suivi/mouvements?deJour=2026-11-01&a=${campagne.split("/").at(-1)}`);
  await titre(page, "Ce qui a bougé");
  await voir(page.getByRole("main"), "En cours");
  await verifier();
}

const entiere: Parcours = {
  nom: "campagne : préparer, ouvrir, répondre par le lien d’un courriel, retourner, valider, clore, lire ce qui a bougé",
  jouer: async (scene) => {
    const { page, site, js, autre, verifier } = scene;
    const suffixe = js ? "avec" : "sans";
    const dit = `Deux villages ouverts, ${suffixe} attendre.`;
    await entrer(page, NOM);
    const courriel = `referente.${suffixe}@mairie.example`;
    const [premiere = "", seconde = ""] = await nommerReferente(page, `Référente ${suffixe} scripts`, courriel);
    const lien = lienRecu(site, courriel, /\/reponses\/[\w-]+/);
    const campagne = await ouvrirCampagne(scene, `Campagne ${suffixe} scripts`);
    const pilote = await autre();
    await pilote.goto(await lien());
    await repondre(pilote, verifier, dit);
    const [ecrite = "", muette = ""] = (await aEcrit(page, campagne, premiere, dit))
      ? [premiere, seconde]
      : [seconde, premiere];
    await relire(page, scene, campagne, [ecrite, muette]);
    await pilote.goto(`${ICI}/reponses`);
    await voir(pilote, "Depuis quel jour ?");
    await pilote
      .getByRole("link", { name: /^Donner des nouvelles/ })
      .first()
      .click();
    const precis = `${dit} Depuis le 2 novembre.`;
    if (js) await perdreLeReseau(pilote, precis);
    else {
      await pilote.getByLabel("Qu’est-ce qui a avancé ?").fill(precis);
      await pilote.getByRole("button", { name: "Envoyer" }).click();
      await voir(pilote, "Merci, c’est envoyé");
    }
    await page.goto(`${campagne}/reponses/${ecrite}`);
    await valider(page, "Valider");
    await clore(page, scene, campagne, dit);
    await pilote.goto(`${ICI}/reponses`);
    await nePasVoir(pilote, "Depuis quel jour ?");
  },
};

/** Whether this is the fiche that was answered with words. */
async function aEcrit(page: Page, campagne: string, fiche: string, dit: string): Promise<boolean> {
  await page.goto(`${campagne}/reponses/${fiche}`);
  return (await page.getByText(dit).count()) > 0;
}

export const CAMPAGNE: readonly Parcours[] = [entiere];
