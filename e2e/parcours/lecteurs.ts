import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { cliquer, demander, entrer, nePasVoir, type Parcours, seConnecter, suivre, titre, voir } from "./scene.ts";
import { lienRecu } from "./courrier.ts";

const PLAN = "/conventions/ctg-trois-rivieres/plan";
const premiereFiche = "tbody th[scope=row] a";

/** Appuie sur un bouton, puis encore pendant que la réponse se fait attendre ; rend ce qui compte les envois. */
async function appuyerDeuxFois(page: Page, bouton: string): Promise<() => number> {
  let envois = 0;
  await page.route("**/commentaires", async (route) => {
    envois += 1;
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue().catch(() => undefined); // a second sending gives up the first
  });
  await page.getByRole("button", { name: bouton, exact: true }).evaluate((element: HTMLElement) => {
    element.click();
    setTimeout(() => element.click(), 100);
  });
  return () => envois;
}

const elu: Parcours = {
  nom: "élu : il lit tout le plan, commente, et ne modifie rien",
  jouer: async ({ page, js }) => {
    await seConnecter(page, "Hervé Lacombe");
    await titre(page, "Plan d’actions");
    await page.goto(`${PLAN}/tableau`);
    await nePasVoir(page, "Nouvelle fiche");
    await nePasVoir(page, "Modifier plusieurs fiches");
    await page.locator(premiereFiche).first().click();
    await nePasVoir(page.getByRole("main"), /^Modifier/);
    const ici = new URL(page.url()).pathname;
    await page.getByLabel("Votre commentaire").fill(`Bravo à toute l’équipe ${js}.`);
    const envois = js ? await appuyerDeuxFois(page, "Commenter") : () => 1;
    if (!js) await cliquer(page, "Commenter");
    await voir(page.locator("#commentaires"), `Bravo à toute l’équipe ${js}.`);
    assert.equal(envois(), 1);
    assert.equal(await demander(page, `${ici}/modifier/objectifs`), 403);
    assert.equal(await demander(page, "/espaces/trois-rivieres/acces"), 403);
    assert.equal(await demander(page, "/conventions/ctg-haut-plateau/plan/arbre"), 404);
  },
};

const pilote: Parcours = {
  nom: "pilote : elle entre par un lien reçu et ne modifie que sa fiche",
  jouer: async ({ page, site, js }) => {
    await page.goto("/connexion");
    await page.getByLabel("Votre adresse de courriel").fill("samira.delorme@centre-social.example");
    const lien = lienRecu(site, "samira.delorme@centre-social.example");
    await cliquer(page, "Recevoir un lien par courriel");
    await titre(page, "Regardez votre courrier");
    await page.goto(await lien());
    await cliquer(page, "Entrer");
    await page.locator(".bandeau", { hasText: "Samira Delorme" }).waitFor();
    await page.goto(`${PLAN}/tableau`);
    await page.locator("tbody tr", { hasText: "Centre social" }).locator("th a").first().click();
    const sienne = new URL(page.url()).pathname;
    await page.goto(`${sienne}/modifier/objectifs`);
    await page.getByLabel("Objectifs opérationnels").fill(`Ouvrir un soir par semaine ${js}`);
    await cliquer(page, "Enregistrer");
    await voir(page, `Ouvrir un soir par semaine ${js}`);
    await page.goto(`${PLAN}/tableau`);
    await page.locator("tbody tr:not(.groupe)").filter({ hasNotText: "Centre social" }).locator("th a").first().click();
    const autre = new URL(page.url()).pathname;
    assert.equal(await demander(page, `${autre}/modifier/objectifs`), 403);
  },
};

const caf: Parcours = {
  nom: "conseillère Caf : elle passe d’une convention à l’autre",
  jouer: async ({ page }) => {
    await entrer(page, "Catherine Roussel");
    const lieux = ["ctg-trois-rivieres", "ctg-haut-plateau", "ctg-val-de-lune-nord", "ctg-val-de-lune-sud"];
    for (const convention of lieux) {
      await page.goto("/");
      await page.locator(`main a[href^="/conventions/${convention}"]`).first().click();
      await page.goto(`/conventions/${convention}/plan/tableau`);
      await titre(page, "Plan d’actions");
      await nePasVoir(page, "Nouvelle fiche");
    }
    await page.goto("/recherche?q=parents");
    await voir(page.getByRole("status"), /réponses?/);
  },
};

const dpo: Parcours = {
  nom: "délégué à la protection des données : le journal, sa vérification, jamais le plan",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Yann Prigent");
    await page.goto("/espaces/trois-rivieres/journal");
    await titre(page, /Journal/);
    await voir(page.locator("tbody"), "Nadège Aubrac");
    await verifier();
    await suivre(page, "Vérifier la chaîne");
    await voir(page.getByRole("main"), "La chaîne tient");
    assert.equal(await demander(page, `${PLAN}/tableau`), 403);
  },
};

export const LECTEURS: readonly Parcours[] = [elu, pilote, caf, dpo];
