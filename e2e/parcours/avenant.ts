import type { Page } from "playwright-core";
import { cliquer, entrer, nePasVoir, type Parcours, suivre, titre, valider, voir } from "./scene.ts";

const DEMO = "/conventions/ctg-trois-rivieres";

async function motiver(page: Page): Promise<void> {
  await page.getByLabel("Le même motif pour toutes").fill("Demandé par les communes");
  await cliquer(page, "Enregistrer les motifs");
  await voir(page, "dont 0 sans motif");
  await page.getByLabel("Rang de la modification 2").fill("0");
  await valider(page, "Enregistrer les motifs");
}

const avenant: Parcours = {
  nom: "chargée de coopération : voir ce qui s’écarte, ouvrir un avenant, changer, motiver, renoncer",
  jouer: async ({ page, js, verifier }) => {
    const mots = js ? "avec scripts" : "sans script";
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${DEMO}/avenants`);
    await voir(page, "Écarts à porter par un avenant");
    await voir(page, "Écarts du plan couverts par une décision");
    await verifier();
    await suivre(page.locator("main"), "Ouvrir un avenant");
    await page.getByLabel(/^Ce que l’avenant change/).fill("   ");
    await cliquer(page, "Ouvrir l’avenant");
    await voir(page, "Dites en une phrase ce que l’avenant change");
    await page.getByLabel(/^Ce que l’avenant change/).fill(`Dire ce que l’on partage ${mots}`);
    await page.getByLabel("Les changements souhaités").fill("Revoir l’article 1\nRevoir une échéance");
    await cliquer(page, "Ouvrir l’avenant");
    await titre(page, /^Avenant \d+$/);
    const adresse = page.url();
    await page.goto(`${DEMO}/texte`);
    await suivre(page.locator("main"), /^Modifier : Article 1 /);
    await page.getByLabel("Texte", { exact: true }).fill(`Elle réunit les parties, ${mots}.`);
    await valider(page, "Enregistrer");
    await page.goto(adresse);
    await voir(page, "sans motif");
    await verifier();
    await motiver(page);
    await page.goto(`${DEMO}/comparaison`);
    await voir(page, "À gauche");
    await page.locator("ins").first().waitFor();
    await verifier();
    await page.goto(`${DEMO}/signature`);
    await voir(page, "Tous les organes qui doivent voter");
    await verifier();
    await page.goto(`${adresse}/abandon`);
    await voir(page, "Sera remis comme il est signé (1)");
    await verifier();
    await cliquer(page, "Abandonner l’avenant");
    await titre(page, "Avenants");
    await page.goto(`${DEMO}/texte`);
    await nePasVoir(page, `Elle réunit les parties, ${mots}.`);
  },
};

export const AVENANT: readonly Parcours[] = [avenant];
