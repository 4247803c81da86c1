import assert from "node:assert/strict";
import { lienRecu } from "./courrier.ts";
import { cliquer, demander, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const PHRASE = "sept chèvres dans la brume";

const administrateur: Parcours = {
  nom: "administratrice : elle ouvre un espace et un compte, et ne lit aucun contenu",
  jouer: async ({ page, site, js, autre, verifier }) => {
    await entrer(page, "Odile Ferrand");
    await page.goto("/administration");
    await titre(page, "Administration");
    await page.getByLabel("Nom de l’espace").fill(`Pays d’essai ${js}`);
    await cliquer(page, "Ouvrir cet espace");
    await voir(page, "L’espace est ouvert.");
    await suivre(page, "Comptes");
    const courriel = `paul.serin.${js}@essai.example`;
    const lien = lienRecu(site, courriel);
    await page.getByLabel("Prénom et nom").fill("Paul Serin");
    await page.getByLabel("Adresse de courriel").fill(courriel);
    await page.getByLabel("Ce que cette personne fera").selectOption("chargeCooperation");
    await page.getByLabel("Espace", { exact: true }).selectOption({ label: `Pays d’essai ${js}` });
    await cliquer(page, "Inviter");
    await voir(page, "le courriel part");
    assert.equal(await demander(page, "/conventions/ctg-trois-rivieres/plan/arbre"), 404);
    assert.equal(await demander(page, "/espaces/trois-rivieres/journal"), 404);
    const invite = await autre();
    await invite.goto(await lien());
    await titre(invite, "Bienvenue dans Maillage");
    await verifier(invite);
    await invite.getByLabel(/^Par un lien reçu/).check();
    await cliquer(invite, "Enregistrer et entrer");
    await invite.locator(".bandeau", { hasText: "Paul Serin" }).waitFor();
  },
};

const premier: Parcours = {
  nom: "première ouverture : l’administrateur se nomme, puis crée une convention",
  site: "vide",
  jouer: async ({ page, site, autre }) => {
    await page.goto("/");
    await titre(page, "Premier pas");
    await page.getByLabel("Le code du premier pas").fill(site.code);
    await page.getByLabel("Votre prénom et votre nom").fill("Claire Vidal");
    await page.getByLabel("Votre adresse de courriel").fill("claire.vidal@agglo.example");
    await page.getByLabel("Votre mot de passe").fill(PHRASE);
    await cliquer(page, "Commencer");
    await page.locator(".bandeau", { hasText: "Claire Vidal" }).waitFor();
    await page.goto("/conventions/nouvelle");
    await page.getByRole("searchbox").fill("vallee de l'ubaye");
    await cliquer(page, "Chercher");
    await page.locator("ul.reponses a").first().click();
    await titre(page, "Quelles communes couvre-t-elle ?");
    await page.locator("main input[type=checkbox]").first().uncheck();
    await cliquer(page, "Continuer");
    await titre(page, "Que dit la convention ?");
    await cliquer(page, "Créer la convention");
    await voir(page, "La convention est créée.");
    await suivre(page, "Ouvrir le plan d’actions");
    await voir(page, "Le plan est encore vide");
    const retour = await autre();
    await retour.goto("/connexion");
    await retour.getByLabel("Votre adresse de courriel").fill("claire.vidal@agglo.example");
    await retour.getByLabel("Votre mot de passe").fill(PHRASE);
    await cliquer(retour, "Se connecter");
    await retour.locator(".bandeau", { hasText: "Claire Vidal" }).waitFor();
  },
};

const prevenue: Parcours = {
  nom: "chargée : prévenue cinq minutes avant la fin de sa session, elle y reste au clavier",
  jouer: async ({ page, js, verifier }) => {
    if (js) await page.clock.install();
    await entrer(page, "Nadège Aubrac");
    await page.goto("/compte");
    const avis = page.getByText("Votre session se ferme dans cinq minutes, faute de geste.");
    assert.equal(await avis.isVisible(), false);
    if (!js) return; // without scripts nothing warns, and drafts keep what was typed
    await page.clock.fastForward("24:30");
    await avis.waitFor();
    await verifier();
    await page.getByRole("button", { name: "Rester connecté" }).focus();
    await page.keyboard.press("Enter");
    await avis.waitFor({ state: "hidden" });
    await page.clock.fastForward("29:30");
    await voir(page, "Votre session est fermée.");
  },
};

export const INSTALLATION: readonly Parcours[] = [administrateur, premier, prevenue];
