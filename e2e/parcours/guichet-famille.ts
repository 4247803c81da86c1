import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { lienRecu } from "./courrier.ts";
import { cliquer, type Parcours, type Scene, suivre, titre, voir } from "./scene.ts";

const PLACE = "/espaces/trois-rivieres/place";
const LIEN = /\/espaces\/trois-rivieres\/place\/liens\/[\w-]+/;
const SUITE = "Enregistrer et continuer";

/** A public page stays light, and never wider than the phone. */
async function legere(page: Page): Promise<void> {
  const [elements, largeur] = await page.evaluate(() => [
    document.querySelectorAll("body *").length - document.querySelectorAll("svg *").length,
    document.documentElement.scrollWidth,
  ]);
  assert.ok(
    (elements ?? 0) <= 380 && (largeur ?? 0) <= 390,
    `${page.url()} : ${elements} éléments, ${largeur} de large`,
  );
}

async function direLEnfant({ page, verifier }: Scene): Promise<void> {
  await page.goto(PLACE);
  await verifier();
  await cliquer(page, "Commencer ma demande");
  await cliquer(page, SUITE);
  await voir(page, "Choisissez une réponse.");
  await verifier();
  await page.getByLabel("Non, il naîtra bientôt").check();
  await page.getByLabel("Date prévue de la naissance").fill("2027-03-14");
  await cliquer(page, SUITE);
}

/** From who asks to what he would like: each answer is kept before the next question. */
async function direLeBesoin({ page, verifier }: Scene, courriel: string): Promise<void> {
  await page.getByLabel("Votre nom", { exact: true }).fill("Parcours");
  await page.getByLabel("Votre adresse de courriel").fill(courriel);
  await page.getByLabel("Votre commune").fill("Condat");
  await cliquer(page, SUITE);
  await titre(page, /Quelles demi-journées/);
  for (const rang of [0, 1, 2, 3]) await page.locator(`input[name=d][value="${rang}"]`).check({ force: true });
  await verifier();
  await cliquer(page, SUITE);
  await page.getByLabel(/Combien de demi-journées/).selectOption("2");
  await legere(page);
  await cliquer(page, SUITE);
}

async function finir({ page, verifier: juger }: Scene): Promise<void> {
  const verifier = () => juger(page);
  await page.getByLabel("Mois d’entrée souhaité").selectOption("2027-09");
  await cliquer(page, SUITE);
  await page.getByLabel("Une assistante maternelle, chez elle ou en maison").check();
  await cliquer(page, SUITE);
  await titre(page, /Où aimeriez-vous/);
  await page.getByLabel(/Les Coquelicots/).fill("1");
  await page.getByLabel(/Les Petits Galets/).fill("2");
  await verifier();
  await legere(page);
  await cliquer(page, SUITE);
  await page.getByLabel("Activité des parents").selectOption({ index: 1 });
  await verifier();
  await legere(page);
  await cliquer(page, SUITE);
  await voir(page, "Attestation de l’employeur");
  await cliquer(page, SUITE);
  await titre(page, "Relire et envoyer");
  await verifier();
  await cliquer(page, "Envoyer ma demande");
}

const demande: Parcours = {
  nom: "famille sur un téléphone : demander pas à pas, reprendre par le courriel, recevoir un numéro, suivre",
  jouer: async (scene) => {
    const { page, site, js, autre, verifier } = scene;
    await page.setViewportSize({ width: 390, height: 844 });
    const courriel = `parcours.${js ? "avec" : "sans"}@familles.example`;
    await direLEnfant(scene);
    const repriseRecue = lienRecu(site, courriel, LIEN);
    await direLeBesoin(scene, courriel);
    const ailleurs = await autre();
    await ailleurs.setViewportSize({ width: 390, height: 844 });
    await ailleurs.goto(await repriseRecue());
    await verifier(ailleurs);
    await cliquer(ailleurs, "Continuer vers ma demande");
    await suivre(ailleurs, "Terminer ma demande");
    await titre(ailleurs, /À partir de quand/);
    const recu = lienRecu(site, courriel, LIEN);
    await finir({ ...scene, page: ailleurs });
    await titre(ailleurs, "Votre demande est envoyée");
    await verifier(ailleurs);
    await suivre(ailleurs, "Suivre ma demande");
    await recu();
    await voir(ailleurs, "Pièce attendue");
    await voir(ailleurs, "Vos points, ligne par ligne");
    await verifier(ailleurs);
    await legere(ailleurs);
    await cliquer(ailleurs, "English");
    await titre(ailleurs, "Your childcare request");
    await verifier(ailleurs);
  },
};

export const GUICHET_FAMILLE: readonly Parcours[] = [demande];
