import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const ICI = "/espaces/trois-rivieres/petite-enfance";

const avis: Parcours = {
  nom: "chargée de coopération : qui planifie, un avis à rendre, un motif qui n’en est pas un",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(ICI);
    await voir(page, "Exercée d’office");
    await verifier();
    await suivre(page, "Sur la carte");
    await titre(page, "Les compétences sur la carte");
    await verifier();
    await suivre(page, "Petite enfance");
    await suivre(page, "Devoirs");
    await titre(page, "Ce que chaque autorité doit");
    await verifier();
    await page.goto(`${ICI}/avis`);
    await suivre(page, "Micro-crèche Les Lucioles");
    await voir(page, "Rendre l’avis");
    await verifier();
    await page.getByLabel("Motivation").fill("Le gestionnaire est à but lucratif.");
    await cliquer(page, "Rendre l’avis");
    await voir(page, "À confirmer avant de rendre l’avis");
    await verifier();
  },
};

const schema: Parcours = {
  nom: "chargée de coopération : un schéma, son réel, et la convention qui en tient lieu",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/schemas`);
    await suivre(page, "Accueillir les tout-petits de la vallée");
    await voir(page, "réel 30");
    await verifier();
    await suivre(page, "Places réelles");
    await titre(page, "Places réelles");
    await verifier();
    await page.goto("/conventions/ctg-trois-rivieres/petite-enfance");
    await voir(page, "À écrire dans");
    await verifier();
    await page.goto(`${ICI}/relais`);
    await voir(page, "Simulation");
    await verifier();
  },
};

export const SPPE: readonly Parcours[] = [avis, schema];
