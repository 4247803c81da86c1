import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { INSTANT } from "../server.ts";
import { lienRecu } from "./courrier.ts";
import { cliquer, entrer, type Parcours, type Scene, suivre, titre, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";
const ICI = "/conventions/ctg-trois-rivieres";

/** The day of the site: what happens in a meeting is written down the day it comes. */
const AUJOURDHUI = INSTANT.slice(0, 10);

async function nommerMembre(page: Page, nom: string, college: string, courriel: string): Promise<void> {
  await suivre(page.locator("main"), "Ajouter un membre");
  await page.getByLabel(/^Nom/).fill(nom);
  await page.getByLabel("Collège").fill(college);
  await page.getByLabel("Courriel").fill(courriel);
  await cliquer(page.locator("main"), "Ajouter");
  await voir(page.locator("main"), nom);
}

async function composer({ page, verifier }: Scene, nom: string, courriel: string): Promise<void> {
  await page.goto(`${ICI}/instances`);
  await suivre(page.locator("main"), "Créer une instance");
  await page.getByLabel(/^Nom/).fill(nom);
  await page.getByLabel("Quorum").selectOption("nombre");
  await cliquer(page, "Créer l’instance");
  await voir(page, "Dites combien de membres font le quorum");
  await verifier();
  await page.getByLabel(/La convention veut autant de membres/).check();
  await page.getByLabel("Quorum").selectOption("majorite");
  await cliquer(page, "Créer l’instance");
  await titre(page, nom);
  await nommerMembre(page, `Maire ${nom}`, "Communes", courriel);
  await voir(page, "nommez l’autre");
  await nommerMembre(page, `Directrice ${nom}`, "Caf", `directrice-${courriel}`);
  await voir(page, "À parité : Communes 1, Caf 1.");
  await verifier();
}

/** The order of the day, moved by its buttons, then convened. */
async function convoquer({ page, verifier }: Scene, nom: string): Promise<void> {
  await suivre(page.locator("main"), "Préparer une réunion");
  await page.getByLabel(/^Nom de la réunion/).fill(`Réunion ${nom}`);
  await page.getByLabel(/^Jour/).fill(AUJOURDHUI);
  await page.getByLabel("Heure").fill("23:00");
  await page.getByLabel("Lieu").fill("Salle des fêtes");
  await cliquer(page, "Préparer la réunion");
  await titre(page, `Réunion ${nom}`);
  for (const point of ["Le bilan", "Le calendrier"]) {
    const ajout = page.locator("details", { hasText: "Ajouter un point libre" });
    if (!(await ajout.evaluate((details: HTMLDetailsElement) => details.open))) await ajout.locator("summary").click();
    await page.getByLabel(/^De quoi on parlera/).fill(point);
    await cliquer(page, "Ajouter ce point");
    await voir(page.locator("main ol"), point);
  }
  await cliquer(page, /Monter : Le calendrier/);
  await voir(page.locator("main ol li").first(), "Le calendrier");
  await verifier();
  await suivre(page.locator("main"), "Convoquer");
  await verifier();
  await cliquer(page, "Convoquer");
  await voir(page, "Les réponses");
  await verifier();
}

/** Opening the link decides nothing; one click answers. */
async function repondre(page: Page, verifier: Scene["verifier"], lien: string): Promise<void> {
  await page.goto(lien);
  await voir(page, "viendrez-vous");
  await verifier(page);
  await page.goto(lien);
  assert.equal(await page.getByText("Votre réponse").count(), 0);
  await cliquer(page, "Je viens");
  await voir(page, "votre réponse est enregistrée");
  await voir(page, "Viendra");
}

/** What is decided, in the first place that the page keeps for it. */
const decision = (page: Page) =>
  page.getByRole("group", { name: "Décision 1" }).getByLabel("Ce qui est décidé, en une ligne");

/** The network drops in the middle of the meeting: nothing that was typed is lost. */
async function perdreLeReseau(page: Page, dit: string): Promise<void> {
  await page.getByLabel("Ce qui est décidé ou conclu, point 1").fill(dit);
  await decision(page).fill(`Décidé : ${dit}`);
  await page.reload();
  await voir(page, "Retrouvé sur cet appareil");
  assert.equal(await decision(page).inputValue(), `Décidé : ${dit}`);
  assert.equal(await page.getByLabel("Ce qui est décidé ou conclu, point 1").inputValue(), dit);
  await page.context().setOffline(true);
  await cliquer(page, "Enregistrer");
  await voir(page, "Pas de réseau");
  await page.context().setOffline(false);
  await Promise.all([page.waitForEvent("load"), cliquer(page, "Envoyer maintenant")]);
  assert.equal(await page.getByLabel("Ce qui est décidé ou conclu, point 1").inputValue(), dit);
  const gardes = await page.evaluate(() => Object.keys(localStorage).filter((cle) => cle.startsWith("maillage:hors")));
  assert.deepEqual(gardes, []);
}

async function tenir({ page, js, verifier }: Scene, nom: string, dit: string): Promise<void> {
  await suivre(page.locator("main"), `Réunion ${nom}`);
  await suivre(page.locator("main"), "Tenir la réunion");
  await page.setViewportSize({ width: 820, height: 1180 });
  await verifier();
  assert.equal(await page.getByLabel(`Maire ${nom}`, { exact: true }).inputValue(), "present");
  await page.getByLabel(`Directrice ${nom}`, { exact: true }).selectOption("suppleant");
  await cliquer(page, "Enregistrer");
  await voir(page, "Dites qui vient à la place");
  await page.getByLabel(`Directrice ${nom} : pouvoir à, ou remplacé par`).fill("Son adjointe");
  await page.getByLabel("Autres personnes présentes").fill("Une habitante");
  await page.getByLabel("Ce qui se dit, point 1").fill("Une réserve de la Caf.");
  await page.getByLabel("Ce qui est décidé ou conclu, point 1").fill(js ? "À reprendre" : dit);
  if (!js) await decision(page).fill(`Décidé : ${dit}`);
  await cliquer(page, "Enregistrer");
  await voir(page, "Le quorum est atteint");
  if (js) await perdreLeReseau(page, dit);
  await voir(page.locator("main li"), `Décidé : ${dit}`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function relever({ page, verifier }: Scene, dit: string): Promise<void> {
  await suivre(page.locator("main"), "Revenir à la réunion");
  await suivre(page.locator("main"), "Relevé de décisions");
  await voir(page.locator("main"), dit);
  await voir(page.locator("main"), "Une habitante");
  await voir(page.locator("main"), "Une réserve de la Caf.");
  await voir(page.locator("main"), `Décidé : ${dit}`);
  await verifier();
  await cliquer(page, "Approuver le relevé");
  await voir(page, "Empreinte du relevé approuvé");
  await cliquer(page, "Envoyer le relevé");
  await voir(page, "Relevé envoyé");
  await verifier();
}

const entier: Parcours = {
  nom: "copil : nommer, convoquer, répondre par le lien d’un courriel, tenir sur tablette, approuver et envoyer le relevé",
  jouer: async (scene) => {
    const { page, site, js, autre, verifier } = scene;
    const nom = `Copil ${js ? "avec" : "sans"} scripts`;
    const courriel = `maire.${js ? "avec" : "sans"}@mairie.example`;
    const dit = `Adopté ${js ? "avec" : "sans"} réserve.`;
    await entrer(page, NOM);
    await composer(scene, nom, courriel);
    const convoque = lienRecu(site, `To: ${courriel}`, /\/invitations\/[\w-]{43}/);
    await convoquer(scene, nom);
    await repondre(await autre(), verifier, await convoque());
    const releve = lienRecu(site, `To: ${courriel}`, /\/invitations\/[\w-]{43}/);
    await tenir(scene, nom, dit);
    await relever(scene, dit);
    const membre = await autre();
    await membre.goto(await releve());
    await voir(membre, "La réunion a eu lieu");
  },
};

export const COPIL: readonly Parcours[] = [entier];
