import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { cliquer, entrer, nePasVoir, type Parcours, reponseA, type Scene, suivre, titre, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";

/** A draft of this journey's own: the convention of the demonstration is signed. */
async function creerBrouillon(page: Page, intitule: string): Promise<string> {
  await page.goto("/conventions/nouvelle/identite?communes=15017&communes=15025");
  await titre(page, "Que dit la convention ?");
  await page.getByLabel("Titre").fill(intitule);
  await cliquer(page, "Créer la convention");
  await voir(page, "La convention est créée.");
  return new URL(page.url()).pathname;
}

/** An article added takes its number and shifts the others, who come back to theirs when it is taken away. */
async function ajouterPuisRetirer(page: Page, verifier: Scene["verifier"]): Promise<void> {
  await suivre(page, "Ajouter un article");
  await page.getByLabel("Titre").fill("Définitions");
  await page.getByLabel("Texte", { exact: true }).fill("Une famille est ici toute personne qui élève un enfant.");
  await page.getByLabel("Où le placer ?").selectOption({ label: "Après Préambule" });
  await page.getByLabel("Numéro").fill("1");
  await cliquer(page, "Enregistrer");
  await voir(page, "Article 1 : Définitions");
  await voir(page, "Article 15 : Ce qui reste confidentiel");
  await suivre(page, /^Retirer : Article 1 : Définitions/);
  await titre(page, "Retirer l’article : Article 1 : Définitions");
  await verifier();
  await cliquer(page, "Retirer");
  await voir(page, "Article 14 : Ce qui reste confidentiel");
}

const ecrire: Parcours = {
  nom: "chargée de coopération : partir du modèle, choisir, compléter un visa, ajouter un article",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, NOM);
    const ici = await creerBrouillon(page, `CTG d’essai ${js}`);
    await page.goto(`${ici}/texte`);
    await verifier();
    await cliquer(page, "Partir du modèle");
    await voir(page, "Article 14 : Ce qui reste confidentiel");
    await voir(page, "points à régler");
    await verifier();
    await suivre(page, "Options et champs");
    await titre(page, "Options et champs du texte");
    await verifier();
    await page
      .getByRole("group", { name: "Qui préside le comité de pilotage ?" })
      .getByLabel("La Caf", { exact: true })
      .check();
    await page.getByLabel("Elle n’y est pas").check();
    await cliquer(page, "Enregistrer");
    await voir(page, "La Caf préside le comité.");
    await suivre(page, /^Ajouter un visa/);
    await titre(page, "Ajouter un visa");
    await page.getByRole("textbox", { name: /^Visa/ }).fill("Vu la charte en date du, jointe à l’annexe 6");
    await cliquer(page, "Enregistrer");
    await voir(page, "Il renvoie à une annexe que la convention n’a pas");
    await page.locator("#manques a", { hasText: /^Visa/ }).last().click();
    await titre(page, /^Modifier le visa/);
    await page.getByRole("textbox", { name: /^Visa/ }).fill("   ");
    assert.equal(await reponseA(page, () => cliquer(page, "Enregistrer")), 422);
    await voir(page, "Écrivez le visa.");
    await verifier();
    await page.getByRole("textbox", { name: /^Visa/ }).fill("Vu la charte du 3 mars 2026, jointe à l’annexe 5");
    await cliquer(page, "Enregistrer");
    await nePasVoir(page, "Il renvoie à une annexe que la convention n’a pas");
    await ajouterPuisRetirer(page, verifier);
    await suivre(page, "Annexe 1 : Diagnostic partagé");
    await page.getByLabel("Ce que vous écrivez").fill("Trop peu de places le mercredi.");
    await cliquer(page, "Enregistrer");
    await voir(page, "les communes du périmètre de la convention");
    await verifier();
  },
};

const garder: Parcours = {
  nom: "chargée de coopération : garder un document, refuser un faux modèle Word",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, NOM);
    await page.goto("/conventions/ctg-trois-rivieres/bibliotheque");
    const buffer = Buffer.from("%PDF-1.7 essai");
    await page.getByLabel(/^Titre/).fill(`Charte ${js}`);
    await page.getByLabel("De quoi s’agit-il ?").selectOption("charte");
    await page.getByLabel(/^Le fichier/).setInputFiles({ name: "charte.pdf", mimeType: "application/pdf", buffer });
    await cliquer(page, "Garder");
    await voir(page, `Charte ${js}`);
    await verifier();
    await page.goto("/conventions/ctg-trois-rivieres/modeles");
    await verifier();
    await page.getByLabel(/^Nom du modèle/).fill("Fiche de la Caf");
    await page
      .getByLabel(/^Le fichier Word/)
      .setInputFiles({ name: "fiche.docx", mimeType: "application/zip", buffer });
    assert.equal(await reponseA(page, () => cliquer(page, "Déposer")), 422);
    await voir(page, "ne se lit pas comme un document Word");
    await verifier();
    await suivre(page, "Fiche-action");
    await titre(page, "Champs d’un modèle : fiche-action");
    await verifier();
  },
};

export const TEXTE: readonly Parcours[] = [ecrire, garder];
