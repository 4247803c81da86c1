import assert from "node:assert/strict";
import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const ICI = "/espaces/trois-rivieres/observatoire";

const cartes: Parcours = {
  nom: "chargée de coopération : un chiffre sur la carte, le portrait d’une commune, où vont les familles",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/cartes`);
    await page.getByLabel("Chiffre").selectOption("tauxCouvertureGlobal");
    await cliquer(page, "Afficher");
    await page.getByLabel("Classes").selectOption("ronds");
    await cliquer(page, "Afficher");
    await voir(page, /des seuils ronds/);
    await verifier();
    if (js) {
      await page.locator(".atlas .support").focus();
      await page.keyboard.press("ArrowRight");
      const lue = await page.locator(".lecture").textContent();
      assert.match(lue ?? "", /:/, "la flèche lit une commune et sa valeur");
      await cliquer(page, "Agrandir");
      assert.equal(await page.locator("svg.planche.proche").count(), 0, "un pas ne suffit pas à changer d’échelle");
      await cliquer(page, "Toute la carte");
    }
    await suivre(page, "Condat");
    await titre(page, "Portrait : Condat");
    await voir(page, "Comparé à");
    await verifier();
    await suivre(page, "Feuille pour le conseil municipal");
    await voir(page, "Pour le conseil municipal");
    await page.goto(`${ICI}/flux`);
    await voir(page, /sur place/);
    await suivre(page, "Écrire des flux");
    await page.getByLabel("Ce qui va d’une commune à l’autre").fill("Élèves");
    await page.getByLabel("Année").fill("2025");
    await page.getByLabel("Source").fill("Inspection");
    await page.getByLabel("Nombres").fill("Condat ; Xyzville ; 3");
    await cliquer(page, "Enregistrer ces flux");
    await voir(page, "Il reste quelque chose à corriger");
    await verifier();
  },
};

const veille: Parcours = {
  nom: "chargée de coopération : la veille a vu quelque chose, on le traite, on change un seuil",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/veille`);
    await suivre(page, "Les naissances baissent");
    await cliquer(page, "C’est traité");
    await voir(page, /pourquoi cela ne compte pas/);
    await verifier();
    await page.getByLabel("Ce qui a été fait").fill("Mis à l’ordre du jour du comité de pilotage.");
    await cliquer(page, "C’est traité");
    await voir(page, /Mis à l’ordre du jour/);
    await cliquer(page, "Rouvrir cette tâche");
    await voir(page, "Clore cette tâche");
    await suivre(page, "Veille");
    await cliquer(page, "Regarder maintenant");
    await voir(page, /Tout a été regardé/);
    await suivre(page, "Règles et seuils");
    await verifier();
    await suivre(page, "Veille");
    await suivre(page, "Portraits des années passées");
    // the server keeps them by itself a minute after it starts, if nobody did before
    const garder = "Garder les portraits de 2026";
    if ((await page.getByRole("button", { name: garder }).count()) > 0) await cliquer(page, garder);
    await suivre(page, "2026");
    await voir(page, "Condat");
  },
};

export const OBSERVATOIRE: readonly Parcours[] = [cartes, veille];
