import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const ICI = "/espaces/trois-rivieres/observatoire";

const acces: Parcours = {
  nom: "chargée de coopération : où l’on atteint une place, un scénario, des temps relus avant de compter",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/accessibilite`);
    await titre(page, "Accès aux modes d’accueil");
    await voir(page, "Comment c’est compté");
    await verifier();
    await suivre(page, "Scénarios");
    await page.getByLabel("Nom du scénario").fill("Agrandir la crèche");
    await cliquer(page, "Commencer");
    await titre(page, "Agrandir la crèche");
    await page.getByText("Changer ses places").first().click();
    await page.locator("#places-places").fill("40");
    await cliquer(page, "Changer ses places");
    await voir(page, "gagnent");
    await verifier();
    await page.goto(`${ICI}/accessibilite/temps`);
    await page.getByLabel("Ou collez les lignes").fill("ici;ailleurs;5");
    await page.getByLabel("Source").fill("Essai");
    await cliquer(page, "Lire ce fichier");
    await voir(page, "n’est pas le code d’une commune");
    await verifier();
  },
};

const projections: Parcours = {
  nom: "chargée de coopération : les petites sections à venir, une école, la garde et l’école",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/projections`);
    await suivre(page, "Secteur des deux rives");
    await voir(page, "L’épreuve du passé");
    await verifier();
    await suivre(page, "Écoles");
    await suivre(page, "École du Lavoir");
    await page.getByLabel("Rentrée de septembre").fill("2019");
    await page.getByLabel("Petite section", { exact: true }).fill("21");
    await cliquer(page, "Écrire cette rentrée");
    await voir(page, "2019");
    await suivre(page, "Garde et école");
    await titre(page, "Le mode de garde change-t-il l’entrée à l’école ?");
    await verifier();
  },
};

export const ACCESSIBILITE: readonly Parcours[] = [acces, projections];
