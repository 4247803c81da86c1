import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { cliquer, entrer, nePasVoir, type Parcours, reponseA, suivre, valider, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";
const CAF = "Caf d’essai";
const CONSEILS = ["Communauté d’essai", "Commune de Haute-Rive", "Commune de Basse-Rive"];
const EXEMPLAIRE = { name: "signé.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 signé") };

/** A draft of this journey's own, with its dates. */
async function creer(page: Page, intitule: string): Promise<string> {
  await page.goto("/conventions/nouvelle/identite?communes=15017&communes=15025");
  await page.getByLabel("Titre").fill(intitule);
  await cliquer(page, "Créer la convention");
  await voir(page, "La convention est créée.");
  const ici = new URL(page.url()).pathname;
  await page.goto(`${ici}/identite`);
  await page.getByLabel("Premier jour").fill("2027-01-01");
  await page.getByLabel("Dernier jour").fill("2031-12-31");
  await valider(page, "Enregistrer");
  return ici;
}

async function nommerParties(page: Page, ici: string): Promise<void> {
  for (const [rang, nom] of [CAF, ...CONSEILS].entries()) {
    await page.goto(`${ici}/parties`);
    await suivre(page.locator("main"), "Ajouter une partie");
    await page.getByLabel("Sorte de partie").selectOption(rang === 0 ? "caf" : rang === 1 ? "epci" : "commune");
    await page.getByLabel(/^Nom officiel/).fill(nom);
    await valider(page, "Enregistrer");
  }
}

async function ecrireTexte(page: Page, ici: string): Promise<void> {
  await page.goto(`${ici}/texte/articles/nouveau`);
  await page.getByLabel("Titre").fill("Objet");
  await page.getByLabel("Numéro").fill("1");
  await page.getByLabel("Texte", { exact: true }).fill("Les parties signent le … une convention.");
  await valider(page, "Enregistrer");
  await voir(page, "Article 1 : Objet");
}

async function completerTexte(page: Page, ici: string): Promise<void> {
  await page.goto(`${ici}/signature`);
  await voir(page, "Il manque encore quelque chose dans le texte");
  await suivre(page.locator("main"), "Compléter le texte");
  await suivre(page.locator("main"), /^Modifier : Article 1/);
  await page.getByLabel("Texte", { exact: true }).fill("Les parties signent une convention.");
  await valider(page, "Enregistrer");
}

async function voter(page: Page, ici: string): Promise<void> {
  for (const nom of [CAF, ...CONSEILS]) {
    await page.goto(`${ici}/deliberations`);
    await suivre(page.locator("main"), "Inscrire une délibération");
    await page.getByLabel("Qui vote").selectOption({ label: nom });
    await page.getByLabel(/^Réunie le/).fill("2026-11-12");
    await page.getByLabel("Résultat").selectOption({ label: "Adoptée à l’unanimité" });
    await valider(page, "Enregistrer");
  }
}

/** Who signs for each party: the text that the councils vote names them. */
async function nommerSignataires(page: Page, ici: string): Promise<void> {
  for (const nom of [CAF, ...CONSEILS]) {
    await page.goto(`${ici}/signataires/nouveau`);
    await page.getByLabel("Pour qui").selectOption({ label: nom });
    await page.getByLabel(/^Nom/).fill(`Aubrac ${nom}`);
    await page.getByLabel(/^Qualité/).fill("Présidence");
    await valider(page, "Enregistrer");
  }
}

/** The act of each council authorises who signs for it. */
async function autoriser(page: Page, ici: string): Promise<void> {
  await page.goto(`${ici}/parties`);
  const liens = await page.locator('main a[href*="/signataires/"]:not([href$="/nouveau"])').all();
  const adresses = await Promise.all(liens.map((lien) => lien.getAttribute("href")));
  for (const adresse of new Set(adresses)) {
    await page.goto(adresse ?? "");
    const nom = (await page.getByLabel(/^Nom/).inputValue()).replace("Aubrac ", "");
    if (!CONSEILS.includes(nom)) continue;
    const acte = page.getByLabel("Délibération qui l’autorise");
    await acte.selectOption(await acte.locator("option", { hasText: nom }).getAttribute("value"));
    await valider(page, "Enregistrer");
  }
}

async function signer(page: Page, ici: string, nom: string, piece: boolean): Promise<void> {
  await page.goto(`${ici}/signature`);
  await suivre(page.locator("main"), nom);
  await page.getByLabel(/^Par/).fill(`Pour ${nom}`);
  if (piece) await page.getByLabel("L’exemplaire signé, en PDF").setInputFiles(EXEMPLAIRE);
  await valider(page, "Noter la signature");
}

/** Someone else writes the same signature at the same time, and learns that it is done. */
async function signerADeux(page: Page, autre: Page, ici: string): Promise<void> {
  await page.goto(`${ici}/signature`);
  await suivre(page.locator("main"), CAF);
  await entrer(autre, NOM);
  await autre.goto(page.url());
  await page.getByLabel(/^Par/).fill("La présidente");
  await valider(page, "Noter la signature");
  await voir(page, "1 sur 4 a signé");
  await autre.getByLabel(/^Par/).fill("Une autre personne");
  assert.equal(await reponseA(autre, () => cliquer(autre, "Noter la signature")), 409);
  await voir(autre, "Quelqu’un est passé avant vous");
  await voir(autre, /par La présidente/);
}

const AVENANT = "Avenant 1";

/** The same convention changed by an avenant: written, motivated, voted, signed, frozen. */
async function signerAvenant(page: Page, ici: string, verifier: () => Promise<void>): Promise<void> {
  await page.goto(`${ici}/avenants`);
  await suivre(page.locator("main"), "Ouvrir un avenant");
  await page.getByLabel(/^Ce que l’avenant change/).fill("Dire l’objet autrement");
  await valider(page, "Ouvrir l’avenant");
  const adresse = page.url();
  await page.goto(`${ici}/texte`);
  await suivre(page.locator("main"), /^Modifier : Article 1/);
  await page.getByLabel("Texte", { exact: true }).fill("Les parties signent une convention, et la tiennent.");
  await valider(page, "Enregistrer");
  await page.goto(adresse);
  await page.getByLabel("Le même motif pour toutes").fill("Demandé par les communes");
  await valider(page, "Enregistrer les motifs");
  await page.goto(`${ici}/deliberations`);
  await suivre(page.locator("main"), AVENANT);
  await voir(page, "4 parties doivent encore voter, sur 4");
  await verifier();
  for (const nom of [CAF, ...CONSEILS]) {
    await page.goto(`${ici}/deliberations?avenant=${encodeURIComponent(AVENANT)}`);
    await suivre(page.locator("main"), new RegExp(`^Inscrire sa (délibération|décision) : ${nom}$`));
    await page.getByLabel(/^(Réunie|Décidée) le/).fill("2026-11-18");
    if (nom !== CAF) await page.getByLabel("Résultat").selectOption({ label: "Adoptée à l’unanimité" });
    await valider(page, "Enregistrer");
  }
  await page.goto(`${ici}/signature`);
  await valider(page, "Mettre à la signature");
  for (const nom of [CAF, ...CONSEILS]) await signer(page, ici, nom, false);
  await page.goto(`${ici}/versions`);
  await suivre(page.locator("main"), /^Version 2/);
  await voir(page, "est bien celle de ce jour-là");
  await voir(page, "et la tiennent");
}

const signature: Parcours = {
  nom: "chargée de coopération : du brouillon à la signature, avec trois conseils, à deux navigateurs, puis un avenant signé",
  jouer: async ({ page, autre, js, verifier }) => {
    await entrer(page, NOM);
    const ici = await creer(page, `CTG à signer ${js}`);
    await nommerParties(page, ici);
    await nommerSignataires(page, ici);
    await ecrireTexte(page, ici);
    await completerTexte(page, ici);
    await page.goto(`${ici}/signature`);
    await voir(page, "Tous les organes qui doivent voter");
    await verifier();
    await voter(page, ici);
    await page.goto(`${ici}/signature`);
    await voir(page, "Toutes les parties n’ont pas encore quelqu’un pour signer");
    await autoriser(page, ici);
    await page.goto(`${ici}/signature`);
    await valider(page, "Mettre à la signature");
    await voir(page, "0 sur 4 a signé");
    await verifier();
    const second = await autre();
    await signerADeux(page, second, ici);
    await verifier(second);
    for (const nom of CONSEILS) await signer(page, ici, nom, true);
    await voir(page, "rien n’attend de signature");
    await suivre(page.locator("main"), "les versions signées");
    await suivre(page.locator("main"), "Version 1, convention d’origine");
    await voir(page, "est bien celle de ce jour-là");
    await nePasVoir(page, "…");
    await verifier();
    if (js) await signerAvenant(page, ici, verifier);
  },
};

export const SIGNATURE: readonly Parcours[] = [signature];
