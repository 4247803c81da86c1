import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { cliquer, entrer, type Parcours, suivre, titre, valider, voir } from "./scene.ts";

const ICI = "/conventions/ctg-trois-rivieres";
const TITRE = "Bilan du renouvellement";
const ECRIT = "Quatre communes de plus ont un relais, ouvert le mercredi.";

/** The day it is for the server, as a date field takes it. */
const aujourdhui = (): string => new Intl.DateTimeFormat("fr-CA", { timeZone: "Europe/Paris" }).format(new Date());

/** The whole bilan, asked for as a PDF and followed on its page until the file is there. */
async function prendre(page: Page): Promise<void> {
  await cliquer(page, /^PDF.*Tout le bilan/);
  await titre(page, "Bilan");
  await voir(page, "Le document est prêt");
  const [fichier] = await Promise.all([page.waitForEvent("download"), suivre(page, "Télécharger")]);
  assert.equal(fichier.suggestedFilename(), "bilan-du-renouvellement.pdf");
  const octets: Buffer[] = [];
  for await (const bout of await fichier.createReadStream()) octets.push(bout as Buffer);
  assert.equal(Buffer.concat(octets).subarray(0, 5).toString("latin1"), "%PDF-");
}

const bilan: Parcours = {
  nom: "chargée de coopération : un bilan préparé, écrit, adopté, figé, emporté en PDF",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/bilans`);
    await suivre(page, "Préparer un bilan");
    await page.getByLabel("Bilan final").check();
    await page.getByLabel("Titre").fill(TITRE);
    await cliquer(page, "Préparer le bilan");
    await titre(page, TITRE);
    const ici = new URL(page.url()).pathname;

    await suivre(page, /^Écrire.*changements du territoire/);
    await page.getByLabel("Le maillage du territoire").fill(ECRIT);
    await verifier();
    await valider(page, "Enregistrer");
    await voir(page, ECRIT);

    await suivre(page, "Faire avancer");
    await valider(page, "Ouvrir la relecture");
    await suivre(page, "Faire avancer");
    await page.getByLabel("L’instance qui l’a adopté").fill("Comité de pilotage, relevé n° 4");
    await page.locator("#adopteLe").fill("2099-01-01");
    await cliquer(page, "Enregistrer l’adoption");
    await voir(page, "Cette date n’est pas encore venue");
    await verifier();
    await page.getByLabel("L’instance qui l’a adopté").fill("Comité de pilotage, relevé n° 4");
    await page.locator("#adopteLe").fill(aujourdhui());
    await valider(page, "Enregistrer l’adoption");
    assert.equal(await page.getByRole("link", { name: /^Écrire/ }).count(), 0, "un bilan adopté s’écrit encore");
    await suivre(page, "Faire avancer");
    await valider(page, "Figer pour de bon");
    await voir(page, "Son empreinte est au journal");
    await voir(page, ECRIT);
    await verifier();

    await prendre(page);
    await page.goto(`${ICI}/bilans`);
    await voir(page.getByRole("row", { name: TITRE }), "Figé");
    assert.equal(await page.getByRole("link", { name: TITRE }).getAttribute("href"), ici);
  },
};

export const BILAN: readonly Parcours[] = [bilan];
