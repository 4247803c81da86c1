import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Echange } from "#domaines/imports/echange/model.ts";
import { echangeVide, ficheVide, serialiser } from "#domaines/imports/echange/rules.ts";
import { enTexte, enWord } from "../convention.ts";
import { cliquer, entrer, nePasVoir, type Parcours, reponseA, suivre, titre, voir } from "./scene.ts";

const ICI = "/conventions/ctg-trois-rivieres";

const convention: Parcours = {
  nom: "chargée de coopération : importer une convention, la relire, l’écrire dans le plan",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/imports`);
    await voir(page.locator("tbody tr").filter({ hasText: "En revue" }), "Fiches du comité technique.docx");
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

/** A file of our own format: its articles, and fiches that are all « Top 5 ». */
function enEchange(articles: Echange["convention"]["articles"], fiches: string[]) {
  const vide = echangeVide(null);
  const priorite = { schema: "interet", valeur: "Top 5" };
  const buffer = Buffer.from(
    serialiser({
      ...vide,
      convention: { ...vide.convention, articles },
      plan: { noeuds: [], fiches: fiches.map((intitule) => ({ ...ficheVide(intitule), priorite })) },
    }),
  );
  return { name: "notre-convention.json", mimeType: "application/json", buffer };
}

/** A convention of its own, not signed yet; gives its address. */
async function ouvrirConvention(page: Page): Promise<string> {
  await page.goto("/conventions/nouvelle/identite?communes=15017&communes=15025");
  await cliquer(page, "Créer la convention");
  await page.waitForURL(/creee=1/);
  return new URL(page.url()).pathname;
}

/** The article that was misread, typed again beside its block, before anyone decides on it. */
async function corrigerTexte(page: Page, verifier: () => Promise<void>): Promise<void> {
  await suivre(page, /^Corriger.*Les berges/);
  await page.getByLabel("Texte").fill("Entretenues chaque hiver.");
  await verifier();
  await cliquer(page, "Enregistrer la correction");
  await voir(page.getByRole("main"), "corrigé par Nadège Aubrac");
}

const parElement: Parcours = {
  nom: "chargée de coopération : relire une convention article par article, et ses « Top 5 » en trop",
  jouer: async ({ page, js, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    const ici = await ouvrirConvention(page); // one that is signed would leave its articles aside
    const article = (numero: string, intitule: string, dit: string) => {
      return { numero: js ? `${numero}2` : numero, genre: "autre" as const, titre: `${intitule} ${js}`, texte: dit };
    };
    const deposer = async (texte: string) => {
      await page.goto(`${ici}/imports`);
      const articles = [article("71", "Les berges", texte), article("72", "Les ponts", "Un pont par hameau.")];
      const fiches = ["A", "B", "C", "D", "E", "F"].map((lettre) => `Passerelle ${lettre} ${js}`);
      await page.getByLabel(/^Le fichier de la convention/).setInputFiles(enEchange(articles, fiches));
      await cliquer(page, "Lire ce fichier");
    };
    await deposer("Entretenues chaque été.");
    await voir(page, /se donne à 5\sfiches au plus/);
    await verifier();
    await suivre(page, "décider (2) Articles");
    await page.getByRole("checkbox", { name: /Les ponts/ }).uncheck();
    await verifier();
    await cliquer(page, "Enregistrer ces choix");
    await suivre(page, "Choisir les fiches qui la gardent");
    await verifier();
    for (const fiche of await page.getByRole("checkbox").all()) await fiche.uncheck();
    await cliquer(page, "Ne la garder que pour les fiches cochées");
    await cliquer(page, "Tout accepter");
    await cliquer(page, "Écrire dans le plan");
    await voir(page, "6 fiches créées");

    await deposer("Entretenues chaque automne.");
    await suivre(page, "décider (2) Articles");
    await corrigerTexte(page, verifier);
    await voir(page.getByRole("main"), "Entretenues chaque été.");
    await voir(page.getByRole("main"), "Entretenues chaque hiver.");
    await verifier();
    await cliquer(page, "Tout laisser de côté");
    await cliquer(page, "Abandonner cet import");
    await page.goto(ici);
    await voir(page.getByRole("main"), `Les berges ${js}`);
    await nePasVoir(page.getByRole("main"), `Les ponts ${js}`);
  },
};

export const IMPORT: readonly Parcours[] = [convention, parElement, bruit];
