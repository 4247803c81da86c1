import assert from "node:assert/strict";
import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";
const ICI = "/conventions/ctg-trois-rivieres";

const budget: Parcours = {
  nom: "chargée de coopération : chiffrer une fiche, se tromper, confirmer, lire les totaux",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, NOM);
    await page.goto(`${ICI}/plan/tableau?q=covoiturage`);
    await page.locator("tbody th a").first().click();
    await suivre(page.locator("main"), "Budget");
    const annee = js ? "2029" : "2028";
    await page.getByLabel("Saisir une autre année").fill(annee);
    await cliquer(page, "Ouvrir cette année");
    await titre(page, `Budget ${annee}`);
    await page.getByLabel("Financeur").first().fill("Caisse d’allocations familiales");
    await page.getByLabel("Prévu", { exact: true }).first().fill("- 12");
    await cliquer(page, `Enregistrer ${annee}`);
    await voir(page, "Un montant ne peut pas être négatif");
    await verifier();
    await page.getByLabel("Prévu", { exact: true }).first().fill("12 500,50");
    await page.getByLabel("Demandé", { exact: true }).first().fill("10 000");
    await page.getByLabel("Accordé", { exact: true }).first().fill("11 000");
    await cliquer(page, `Enregistrer ${annee}`);
    await voir(page, "À confirmer avant d’enregistrer");
    await verifier();
    await page.getByLabel("C’est bien cela").check();
    await cliquer(page, `Enregistrer ${annee}`);
    await voir(page, `L’année ${annee} est écrite`);
    await verifier();
    await page.goto(`${ICI}/budget?annee=${annee}`);
    const total = await page.locator("tr.total td").first().textContent();
    assert.equal(total?.replaceAll(/\s/g, " "), "12 500,50");
    await verifier();
  },
};

const communes: Parcours = {
  nom: "chargée de coopération : la page d’une commune et le fil de l’enjeu à la valeur",
  jouer: async ({ page, verifier }) => {
    await entrer(page, NOM);
    await page.goto(`${ICI}/communes`);
    await voir(page, "Vallée de la Rhue");
    await suivre(page, "Condat");
    await titre(page, "Condat dans la convention");
    await verifier();
    await page.goto(`${ICI}/trace`);
    await voir(page, "Fiches sans enjeu");
    await verifier();
  },
};

export const BUDGET: readonly Parcours[] = [budget, communes];
