import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const ICI = "/conventions/ctg-trois-rivieres/deliberations";

const NOMBRES = {
  "Membres en exercice": "31",
  Présents: "16",
  Absents: "15",
  Pouvoirs: "3",
  Votants: "19",
  Pour: "18",
  Contre: "0",
  Abstentions: "2",
};

/** Fills the form of an act that forgets which avenant it votes. */
async function inscrire(page: Page, numero: string): Promise<void> {
  await suivre(page.locator("main"), "Inscrire une délibération");
  await page.getByLabel("Qui vote").selectOption({ label: "Communauté de communes des Trois-Rivières" });
  await page.getByLabel("Organe").selectOption({ label: "Conseil communautaire" });
  await page.getByLabel("Ce qui est voté").selectOption({ label: "Un avenant" });
  await page.getByLabel("Réunie le").fill("2026-11-12");
  await page.getByLabel("Numéro ou référence").fill(`2026.${numero}`);
  for (const [nom, valeur] of Object.entries(NOMBRES)) await page.getByLabel(nom, { exact: true }).fill(valeur);
  await page.getByLabel("Résultat").selectOption({ label: "Adoptée à l’unanimité" });
}

/** What arrives later: the right count, the dates, the identifier, the act itself. */
async function completer(page: Page, numero: string): Promise<void> {
  await suivre(page, "Modifier");
  await page.getByLabel("Abstentions").fill("1");
  await page.getByLabel("Reçue le").fill("2026-11-13");
  await page.getByLabel("Publiée le, selon l’acte").fill("2026-11-14");
  await cliquer(page, "Enregistrer");
  await voir(page, "depuis le 14 novembre 2026");
  await page.getByLabel("Siren de la collectivité").fill("299999003");
  await cliquer(page, "Composer l’identifiant");
  await voir(page, `015-299999003-20261112-2026_${numero}-DE`);
  const acte = { name: "acte.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") };
  await page.getByLabel("Joindre l’acte").setInputFiles(acte);
  await cliquer(page, "Joindre");
  await voir(page, "acte.pdf");
}

const deliberation: Parcours = {
  nom: "chargée de coopération : inscrire une délibération, la voir se vérifier, la corriger, composer son identifiant, joindre l’acte",
  jouer: async ({ page, js, verifier }) => {
    const numero = js ? "88" : "89";
    await entrer(page, "Nadège Aubrac");
    await page.goto(ICI);
    await inscrire(page, numero);
    await cliquer(page, "Enregistrer");
    await voir(page, "Dites quel avenant est voté");
    assert.equal(await page.getByLabel("Votants", { exact: true }).inputValue(), "19");
    await verifier();
    await page.getByLabel("Si c’est un avenant, lequel").selectOption("Avenant 1");
    await cliquer(page, "Enregistrer");
    await titre(page, new RegExp(`2026\\.${numero}`));
    await voir(page, /18 pour \+ 0 contre \+ 2 abstentions = 20/);
    await voir(page, "Ne tient pas");
    await voir(page, /non prouvable/);
    await verifier();
    await completer(page, numero);
    await page.goto(ICI);
    await suivre(page.locator("main"), "Avenant 1");
    await voir(page, /n’est plus à voter/);
    await voir(page, new RegExp(`n°\\s2026.${numero}`));
    await verifier();
  },
};

export const DELIBERATION: readonly Parcours[] = [deliberation];
