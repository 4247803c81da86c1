import type { Page } from "playwright-core";
import { cliquer, entrer, type Parcours, type Scene, suivre, titre, voir } from "./scene.ts";

const ICI = "/conventions/ctg-trois-rivieres";

/** The convention that follows the one in force, opened on purpose; gives its address. */
async function ouvrirLaSuite({ page, verifier }: Scene): Promise<string> {
  await page.goto(ICI);
  await voir(page, "Ce qui est signé ne bouge plus");
  await suivre(page.locator("main"), "Préparer sa suite");
  await titre(page, "Préparer sa suite");
  await page.getByLabel("Premier jour").fill("2020-01-01");
  await cliquer(page, "Ouvrir la suite");
  await voir(page, "La suite commence après le dernier jour");
  await verifier();
  await page.goto(`${ICI}/reconduction`);
  await cliquer(page, "Ouvrir la suite");
  await voir(page, "Brouillon");
  return new URL(page.url()).pathname;
}

async function negocier({ page, verifier }: Scene): Promise<void> {
  await suivre(page.locator("main"), "Faire avancer la convention");
  await titre(page, "Faire avancer la convention");
  await suivre(page.locator("main"), "Dire qu’elle est signée");
  await voir(page, "On ne revient pas en arrière");
  await verifier();
  await suivre(page.locator("main"), "Ne rien changer");
  await cliquer(page, "La mettre en négociation");
  await voir(page, "Les parties la discutent");
}

/** A second person signs for a commune, then signs first. */
async function ajouterUnSignataire({ page, verifier }: Scene): Promise<void> {
  await suivre(page.locator("main"), "Parties et signataires");
  await suivre(page.locator("main"), "Ajouter un signataire");
  await page.getByLabel("Pour qui").selectOption({ label: "Commune de Condat" });
  await page.getByLabel("Civilité").selectOption({ label: "Madame" });
  await page.getByLabel("Prénom").fill("Lucien");
  await page.getByLabel(/^Nom/).fill("Fabre");
  await cliquer(page, "Enregistrer");
  await voir(page, "Cette personne signe déjà pour cette partie");
  await verifier();
  await page.getByLabel("Prénom").fill("Odette");
  await page.getByLabel(/^Nom/).fill("Marcenac");
  await page.getByLabel("Qualité").fill("Première adjointe");
  await cliquer(page, "Enregistrer");
  await voir(page, "Madame Odette Marcenac, Première adjointe");
  await cliquer(page, "Monter Odette Marcenac");
  await titre(page, "Parties et signataires");
  await verifier();
}

/** What goes on from the convention before, and what this one sees of its territory. */
async function reprendreEtDiagnostiquer({ page, verifier }: Scene, suite: string): Promise<void> {
  await page.goto(suite);
  await suivre(page.locator("main"), "Reprendre des fiches de la convention précédente");
  await titre(page, "Reprendre des fiches");
  await verifier();
  await page.getByRole("checkbox").first().check();
  await cliquer(page, "Reprendre les fiches cochées");
  await voir(page, "1 fiche reprise dans ce plan");
  await page.goto(`${suite}/diagnostic`);
  await titre(page, "Diagnostic partagé");
  await suivre(page.locator("main"), "Petite enfance");
  await page.getByLabel("Ce que l’on en dit").fill("Des places manquent dans la vallée.");
  await page.getByLabel("Besoins").fill("Dix places");
  await cliquer(page, "Enregistrer");
  await page.getByLabel("Chiffre", { exact: true }).selectOption({ label: "Enfants de moins de 3 ans" });
  await cliquer(page, "Appeler ce chiffre");
  await voir(page, "dernière année connue");
  await verifier();
  await page.goto(`${suite}/diagnostic/enjeux/nouveau`);
  await page.getByLabel(/^Enjeu/).fill("Ouvrir des places");
  await page.getByLabel("Priorité").selectOption({ label: "Première" });
  await cliquer(page, "Enregistrer");
  await voir(page, "Ouvrir des places");
  await verifier();
}

async function calculer(page: Page): Promise<void> {
  await page.getByLabel("Comment").selectOption({ label: "Une partie souhaite s’arrêter" });
  await page.getByLabel("Notifiée le").fill("2027-08-31");
  await cliquer(page, "Calculer");
  await voir(page, "29 février 2028");
}

const vie: Parcours = {
  nom: "chargée de coopération : ouvrir la suite d’une convention, la négocier, dire qui signe, calculer une fin",
  jouer: async (scene) => {
    const { page, verifier } = scene;
    await entrer(page, "Nadège Aubrac");
    const suite = await ouvrirLaSuite(scene);
    await negocier(scene);
    await ajouterUnSignataire(scene);
    await reprendreEtDiagnostiquer(scene, suite);
    await page.goto(`${suite}/resiliation`);
    await calculer(page);
    await verifier();
    await page.goto("/espaces/trois-rivieres/conventions");
    await titre(page, "Conventions de l’espace");
    await verifier();
  },
};

const ensemble: Parcours = {
  nom: "conseillère Caf : voir d’un coup d’œil où en sont ses conventions",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Catherine Roussel");
    await page.goto("/");
    await voir(page, "délibération");
    await page.getByLabel("État").selectOption({ label: "Délibérée en partie" });
    await cliquer(page, "Montrer");
    await voir(page.locator("main"), "Haut-Plateau");
    await verifier();
    await page.goto("/?etat=resiliee");
    await voir(page, "Aucune convention ne répond à ce choix");
    await verifier();
  },
};

export const CONVENTION: readonly Parcours[] = [vie, ensemble];
