import assert from "node:assert/strict";
import { cliquer, entrer, nePasVoir, type Parcours, suivre, titre, voir } from "./scene.ts";

const NOM = "Nadège Aubrac";
const ICI = "/conventions/ctg-trois-rivieres";

const decision: Parcours = {
  nom: "chargée de coopération : inscrire une décision, se tromper, la voir changer la fiche, constater son exécution",
  jouer: async ({ page, js, verifier }) => {
    const objet = `Préciser le public visé, ${js ? "avec" : "sans"} scripts`;
    await entrer(page, NOM);
    await page.goto(`${ICI}/decisions`);
    await suivre(page.locator("main"), "Inscrire une décision");
    await page.getByLabel(/^Ce qui est décidé/).fill(objet);
    await page.getByLabel("Genre").selectOption("avis");
    await page.getByLabel("Sinon, l’instance").fill("Comité de pilotage");
    await page.getByLabel("Qui exécute").fill("La coordination");
    await page.getByText("Sur quelles fiches").click();
    await page.locator("input[name=fiches]").first().check();
    await page.getByText("Ce que la décision change dans Maillage").click();
    await page.getByLabel("Champ à corriger").selectOption("methodologie");
    await page.getByLabel("Son nouveau texte").fill(`Par petits groupes, ${js ? "le matin" : "le soir"}`);
    await cliquer(page, "Inscrire la décision");
    await voir(page, "Ce genre de décision ne change pas cela");
    await verifier();
    await page.getByLabel("Genre").selectOption("ajustementMineur");
    await cliquer(page, "Inscrire la décision");
    await titre(page, objet);
    await voir(page, "Appliqué");
    await verifier();
    await cliquer(page, "Constater l’exécution");
    await voir(page, "Exécutée le");
    await page.goto(`${ICI}/decisions?vue=ajustements`);
    await voir(page, objet);
    await verifier();
  },
};

const REUNION = `${ICI}/instances/trois-rivieres-copil/reunions/trois-rivieres-copil-2`;

const reunion: Parcours = {
  nom: "chargée de coopération : une réunion tenue, ce qu’elle décide atteint la fiche et son relevé, qu’un partenaire ne lit pas avant l’approbation",
  jouer: async ({ page, js, autre, verifier }) => {
    const objet = `Changer de méthode, ${js ? "avec" : "sans"} scripts`;
    const methode = `Une visite chez chacun, ${js ? "le matin" : "le soir"}`;
    await entrer(page, NOM);
    await page.goto(`${ICI}/decisions/nouvelle?seance=trois-rivieres-copil-2`);
    await page.getByLabel(/^Ce qui est décidé/).fill(objet);
    await page.getByLabel("Genre").selectOption("ajustementMineur");
    await page.getByText("Sur quelles fiches").click();
    const choisie = page.locator("input[name=fiches]").first();
    await choisie.check();
    const fiche = await choisie.inputValue();
    await page.getByText("Ce que la décision change dans Maillage").click();
    await page.getByLabel("Champ à corriger").selectOption("methodologie");
    await page.getByLabel("Son nouveau texte").fill(methode);
    await cliquer(page, "Inscrire la décision");
    await titre(page, objet);
    await voir(page, "Comité de pilotage d’automne");
    await verifier();
    await page.goto(`${ICI}/plan/fiches/${fiche}`);
    await voir(page, methode);
    await page.goto(`${REUNION}/releve`);
    await voir(page.locator("main"), objet);
    await verifier();
    const partenaire = await autre();
    await entrer(partenaire, "Noé Teissier");
    await partenaire.goto(`${REUNION}/releve`);
    await voir(partenaire, "n’est pas encore approuvé");
    await nePasVoir(partenaire.locator("main"), objet);
    await verifier(partenaire);
  },
};

const agenda: Parcours = {
  nom: "chargée de coopération : lire un mois de l’agenda et s’y abonner",
  jouer: async ({ page, verifier }) => {
    await entrer(page, NOM);
    await page.goto(`${ICI}/agenda`);
    await verifier();
    await suivre(page.locator("main"), "M’y abonner dans mon agenda");
    await cliquer(page, /^Faire (mon|une autre) adresse$/);
    await verifier();
    const adresse = await page.getByLabel("Adresse à donner à votre agenda").inputValue();
    const flux = await page.request.get(adresse, { headers: { cookie: "" } });
    assert.equal(flux.status(), 200);
    assert.match(await flux.text(), /^BEGIN:VCALENDAR/);
    await cliquer(page, "Ne plus m’abonner");
    await voir(page, "n’ouvre plus rien");
    assert.equal((await page.request.get(adresse)).status(), 404);
  },
};

export const DECISION: readonly Parcours[] = [decision, reunion, agenda];
