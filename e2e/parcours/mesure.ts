import assert from "node:assert/strict";
import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";
const ICI = "/conventions/ctg-trois-rivieres";

const valeur: Parcours = {
  nom: "chargée de coopération : donner une valeur hors de ses bornes, répondre oui, la voir dans l’histoire",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, NOM);
    await page.goto(`${ICI}/indicateurs`);
    await suivre(page.locator("main"), "Villages desservis");
    await titre(page, "Villages desservis");
    const nombre = js ? "6" : "5";
    await page.locator(".case input").fill(nombre);
    await cliquer(page, "Enregistrer");
    await voir(page, "C’est plus que le maximum prévu");
    assert.equal(await page.locator(".case input").inputValue(), nombre);
    await verifier();
    await cliquer(page, "Oui, c’est bien cette valeur");
    await voir(page, "C’est écrit");
    await suivre(page, "Toutes les corrections");
    await voir(page, `${nombre} villages`);
  },
};

const seance: Parcours = {
  nom: "chargée de coopération : noter une séance depuis un téléphone",
  jouer: async ({ page, verifier }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await entrer(page, NOM);
    await page.goto(`${ICI}/seances/nouvelle`);
    await page.getByLabel("Enfants").fill("8");
    await page.getByLabel("Adultes").fill("4");
    await cliquer(page, "Garder la séance");
    await voir(page, "Séance gardée");
    await verifier();
    await page.goto(`${ICI}/seances`);
    await voir(page, "Ludothèque itinérante");
  },
};

const questionnaire: Parcours = {
  nom: "habitante : répondre à un questionnaire sans compte, depuis son lien",
  jouer: async ({ page, autre, verifier }) => {
    await entrer(page, NOM);
    await page.goto(`${ICI}/indicateurs/questionnaires`);
    await suivre(page.locator("main"), "Votre avis sur la ludothèque itinérante");
    const lien = await page.locator('aside a[href*="/questionnaires/"]').first().getAttribute("href");
    const habitante = await autre();
    await habitante.goto(lien ?? "");
    await cliquer(habitante, "Envoyer ma réponse");
    await voir(habitante, "Choisissez une réponse");
    await verifier(habitante);
    await habitante.getByLabel("Plutôt oui").check();
    await cliquer(habitante, "Envoyer ma réponse");
    await voir(habitante, "Merci");
    await verifier(habitante);
    assert.deepEqual(await habitante.context().cookies(), []);
  },
};

export const MESURE: readonly Parcours[] = [valeur, seance, questionnaire];
