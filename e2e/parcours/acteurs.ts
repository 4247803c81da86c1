import type { Page } from "playwright-core";
import { lienRecu } from "./courrier.ts";
import { cliquer, entrer, type Parcours, suivre, titre, valider, voir } from "./scene.ts";

const ICI = "/espaces/trois-rivieres/acteurs";

async function arreter(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "L’arrêter" }).click();
  await cliquer(page, "Arrêter ce rôle");
  await voir(page, /jusqu’au/);
}

const fiche: Parcours = {
  nom: "acteurs : donner un rôle, l’arrêter, demander à une organisation de vérifier sa fiche, la corriger sans compte",
  jouer: async ({ site, page, js, autre, verifier }) => {
    const suffixe = js ? "avec" : "sans";
    const courriel = `accueil.${suffixe}@association.example`;
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/nouveau`);
    await page.getByLabel("Nom", { exact: false }).first().fill(`Association essayée ${suffixe} scripts`);
    await page.getByLabel("Courriel professionnel").fill(courriel);
    await valider(page, "Ajouter");
    await page.goto(`${ICI}?q=essayée ${suffixe}`);
    await suivre(page.locator("main"), `Association essayée ${suffixe} scripts`);
    await suivre(page, "Ajouter un rôle");
    await page.getByLabel("Commune").fill("Xyzville");
    await cliquer(page, "Ajouter");
    await voir(page, "pas reconnue");
    await verifier();
    await page.getByLabel("Commune").fill("");
    await page.getByLabel("Thème").selectOption({ label: "Jeunesse" });
    await cliquer(page, "Ajouter");
    await voir(page, "Jeunesse, toutes les communes");
    await arreter(page);
    const lien = lienRecu(site, `To: ${courriel}`, /\/corrections\/[\w-]{43}/);
    await cliquer(page, "Lui demander de vérifier");
    await voir(page, "il n’y a pas encore de réponse");
    await verifier();
    const organisation = await autre();
    await organisation.goto(await lien());
    await titre(organisation, "Vérifier votre fiche");
    await verifier(organisation);
    await cliquer(organisation, "Voir la fiche");
    await organisation.getByLabel("Sigle ou nom court").fill(`AE${suffixe}`);
    await verifier(organisation);
    await cliquer(organisation, "C’est juste ainsi");
    await titre(organisation, "Merci, votre fiche est à jour");
    await page.reload();
    await voir(page, "Une réponse est venue");
    await page.goto(`${ICI}/referents`);
    await voir(page, "Personne-relais");
    await verifier();
  },
};

export const ACTEURS: readonly Parcours[] = [fiche];
