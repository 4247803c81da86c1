import assert from "node:assert/strict";
import { cliquer, demander, entrer, nePasVoir, type Parcours, seConnecter, suivre, titre, voir } from "./scene.ts";

const ESPACE = "/espaces/trois-rivieres";

const delegue: Parcours = {
  nom: "délégué : il exporte et efface une famille, puis purge ce qui a passé son terme",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Yann Prigent");
    await page.goto(`${ESPACE}/familles`);
    await titre(page, "Données des familles");
    await voir(page.getByRole("main"), "Corriger une donnée");
    await page.getByLabel("Chercher une famille").fill("arlabosse");
    await cliquer(page, "Chercher");
    await page.locator("tbody th a", { hasText: "Arlabosse" }).first().click();
    await titre(page, "Données d’une famille");
    await verifier();
    const famille = new URL(page.url()).pathname;
    await suivre(page, "Lire la copie");
    await titre(page, "Copie des données d’une famille");
    await voir(page.getByRole("main"), "Arlabosse");
    await page.goto(`${famille}/effacement`);
    await voir(page.getByRole("main"), "Disparaîtront pour toujours");
    await verifier();
    await cliquer(page, "Effacer pour toujours");
    await voir(page.getByRole("main"), "cette famille est effacée");
    assert.equal(await demander(page, famille), 404);

    await page.goto(`${ESPACE}/purges`);
    await titre(page, "Purges");
    await cliquer(page, "Proposer une purge");
    await titre(page, /^Purge n° /);
    await page.getByRole("checkbox").first().check(); // the next play purges it, or keeps it in turn
    await cliquer(page, "Enregistrer");
    await verifier();
    await page.getByLabel("Qui a visé").fill("Direction des archives départementales");
    await page.getByLabel("Référence du visa").fill("2026-118");
    await cliquer(page, "Noter le visa");
    await cliquer(page, "Effacer pour toujours");
    await suivre(page, "Lire le certificat");
    await titre(page, /^Certificat d’élimination n° /);
    await voir(page.getByRole("main"), "2026-118");
    await nePasVoir(page.getByRole("main"), /Terrisse|Ouardi|Korolev/);
  },
};

const directrice: Parcours = {
  nom: "directrice de crèche : elle ne lit que les demandes qui citent sa structure",
  jouer: async ({ page }) => {
    await seConnecter(page, "Inès Fontanel");
    await page.waitForURL(`**${ESPACE}/guichet`);
    await page.goto(`${ESPACE}/guichet?q=marchetti`);
    await voir(page.locator("tbody"), "Zoé Marchetti");
    await page.goto(`${ESPACE}/guichet?q=haddad`); // names another structure
    await titre(page, "Demandes de place");
    await nePasVoir(page.getByRole("main"), "Karim");
    assert.equal(await demander(page, `${ESPACE}/guichet/demandes/demande-1-1`), 404);
    assert.equal(await demander(page, `${ESPACE}/familles`), 403);
    assert.equal(await demander(page, `${ESPACE}/responsables`), 403);
  },
};

export const DONNEES_FAMILLE: readonly Parcours[] = [delegue, directrice];
