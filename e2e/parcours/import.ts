import assert from "node:assert/strict";
import { enTexte, enWord } from "../convention.ts";
import { cliquer, entrer, type Parcours, reponseA, suivre, titre, voir } from "./scene.ts";

const ICI = "/conventions/ctg-trois-rivieres";

const convention: Parcours = {
  nom: "chargée de coopération : importer une convention, la relire, l’écrire dans le plan",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/imports`);
    await page.getByLabel(/^Le fichier de la convention/).setInputFiles(js ? enWord(8) : enTexte(7));
    await cliquer(page, "Lire ce fichier");
    const rang = js ? 8 : 7;
    await titre(page, `essai-${rang}`);
    await voir(page.getByRole("main"), "Une péniche des tout-petits");
    await voir(page.getByRole("main"), "Des écluses pour les adolescents");
    await verifier();
    await suivre(page, "Une péniche des tout-petits");
    await voir(page.getByRole("main"), "Aménager une péniche pour douze enfants");
    await verifier();
    await page.goBack();
    await cliquer(page, "Tout accepter");
    await voir(page, "Tout est décidé");
    await cliquer(page, "Écrire dans le plan");
    await voir(page, "2 fiches créées");
    await page.goto(`${ICI}/plan/tableau?q=péniche`);
    await voir(page.locator("tbody"), "Office des canaux");
    await page.goto(`${ICI}/imports`);
    await page.getByLabel(/^Le fichier de la convention/).setInputFiles(js ? enWord(8) : enTexte(7));
    await cliquer(page, "Lire ce fichier");
    await voir(page, "a déjà été importé ici : rien n’a été changé");
  },
};

const bruit: Parcours = {
  nom: "chargée de coopération : un fichier illisible se dit en une phrase",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/imports`);
    const buffer = Buffer.from("%PDF-1.7 puis rien");
    const fichier = { name: "abime.pdf", mimeType: "application/pdf", buffer };
    await page.getByLabel(/^Le fichier de la convention/).setInputFiles(fichier);
    assert.equal(await reponseA(page, () => cliquer(page, "Lire ce fichier")), 422);
    await voir(page, "Rien n’a été écrit.");
    await verifier();
  },
};

export const IMPORT: readonly Parcours[] = [convention, bruit];
