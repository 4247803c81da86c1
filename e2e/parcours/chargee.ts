import assert from "node:assert/strict";
import {
  cliquer,
  entrer,
  nePasVoir,
  type Parcours,
  reponseA,
  type Scene,
  suivre,
  titre,
  valider,
  voir,
} from "./scene.ts";

const NOM = "Nadège Aubrac";
const PLAN = "/conventions/ctg-trois-rivieres/plan";

/** A fiche of this journey's own, so that the next one finds the plan as it was. */
async function creerFiche({ page }: Scene, intitule: string): Promise<string> {
  await page.goto(`${PLAN}/fiches/nouvelle`);
  await page.getByLabel("Titre").fill(intitule);
  await page.locator("input[name=noeuds]").first().check();
  await cliquer(page, "Créer la fiche");
  await titre(page, intitule);
  return new URL(page.url()).pathname;
}

const tableau: Parcours = {
  nom: "chargée de coopération : tableau, filtre, tri, colonnes",
  jouer: async ({ page, verifier }) => {
    await entrer(page, NOM);
    await page.goto(`${PLAN}/tableau`);
    await titre(page, "Plan d’actions");
    const lignes = page.locator("tbody tr:not(.groupe)");
    const toutes = await lignes.count();
    assert.ok(toutes > 5 && toutes <= 25, `${toutes} lignes`);
    await suivre(page, "Priorité");
    await page.getByLabel("Premier rang").check();
    await cliquer(page, "Filtrer");
    await voir(page, "ôter ce filtre");
    const filtrees = await lignes.count();
    assert.ok(filtrees > 0 && filtrees < toutes, `${filtrees} lignes filtrées sur ${toutes}`);
    await suivre(page.locator("thead"), "Échéance");
    await page.locator("th[aria-sort=ascending]").waitFor();
    await page.getByText("Colonnes", { exact: true }).first().click();
    await page.getByRole("checkbox", { name: "Partenaires" }).check();
    await verifier();
    await cliquer(page, "Montrer ces colonnes");
    await page.getByRole("columnheader", { name: "Partenaires" }).waitFor();
    assert.equal(await lignes.count(), filtrees, "le choix des colonnes a perdu le filtre");
  },
};

const fiche: Parcours = {
  nom: "chargée de coopération : écrire une fiche, son histoire, rétablir, brouillon",
  jouer: async (scene) => {
    const { page, js, verifier } = scene;
    await entrer(page, NOM);
    const ici = await creerFiche(scene, `Bus des parents ${js}`);
    await page.goto(`${ici}/modifier/objectifs`);
    const objectifs = page.getByLabel("Objectifs opérationnels");
    await objectifs.fill("Deux tournées par mois");
    await cliquer(page, "Enregistrer");
    await voir(page, "Deux tournées par mois");
    await page.goto(`${ici}/modifier/objectifs`);
    await objectifs.fill("Quatre tournées par mois");
    await cliquer(page, "Enregistrer");
    await voir(page, "Quatre tournées par mois");
    await suivre(page, "Histoire");
    await voir(page, `${NOM} a modifié`);
    await verifier();
    await cliquer(page, /^Rétablir ce qu’il y avait avant/);
    await voir(page.locator("#objectifs"), "Deux tournées par mois");
    await page.goto(`${ici}/modifier/objectifs`);
    await objectifs.fill("Une idée pour plus tard");
    await valider(page, "Garder en brouillon");
    await nePasVoir(page.locator("#objectifs"), "Une idée pour plus tard");
    await page.goto(`${ici}/modifier/objectifs`);
    await voir(page, "Vous retrouvez votre brouillon");
    assert.equal(await objectifs.inputValue(), "Une idée pour plus tard");
    await verifier();
  },
};

const refus: Parcours = {
  nom: "chargée de coopération : un champ oublié, un nom propre, une fiche archivée",
  jouer: async (scene) => {
    const { page, js, verifier } = scene;
    await entrer(page, NOM);
    await page.goto(`${PLAN}/fiches/nouvelle`);
    await page.locator("form.formulaire").evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    assert.equal(await reponseA(page, () => cliquer(page, "Créer la fiche")), 422);
    assert.match(await page.title(), /^Erreur\s: /);
    await page.getByRole("alert").getByRole("link").first().waitFor();
    await verifier();
    const ici = await creerFiche(scene, `Café des aidants ${js}`);
    await page.goto(`${ici}/modifier/pourquoi`);
    await page.locator("textarea").first().fill("Mme Bernadette Chaumeil a perdu son logement en mai.");
    assert.equal(await reponseA(page, () => cliquer(page, "Enregistrer")), 422);
    await verifier();
    await page.getByLabel("C’est voulu, enregistrer tel quel").check();
    await cliquer(page, "Enregistrer");
    await voir(page, "C’est écrit.");
    await cliquer(page, "Archiver");
    await voir(page, "Cette fiche est archivée");
    await cliquer(page, "Remettre au plan");
    await page.getByRole("button", { name: "Archiver" }).waitFor();
  },
};

const conflit: Parcours = {
  nom: "chargée de coopération : deux personnes écrivent la même section",
  jouer: async (scene) => {
    const { page, autre, js, verifier } = scene;
    await entrer(page, NOM);
    const ici = await creerFiche(scene, `Jardin partagé ${js}`);
    const second = await autre();
    await entrer(second, NOM);
    for (const chacun of [page, second]) await chacun.goto(`${ici}/modifier/objectifs`);
    await second.getByLabel("Objectifs opérationnels").fill("Un potager par école");
    await cliquer(second, "Enregistrer");
    await voir(second, "C’est écrit.");
    await page.getByLabel("Objectifs opérationnels").fill("Un verger par école");
    assert.equal(await reponseA(page, () => cliquer(page, "Enregistrer")), 409);
    await voir(page, "Un potager par école");
    assert.equal(await page.locator("textarea").first().inputValue(), "Un verger par école");
    await verifier();
    await page.locator("textarea").first().fill("Un potager et un verger par école");
    await cliquer(page, "Enregistrer mon texte");
    await voir(page.locator("#objectifs"), "Un potager et un verger par école");
  },
};

const lot: Parcours = {
  nom: "chargée de coopération : modifier plusieurs fiches, après aperçu",
  jouer: async (scene) => {
    const { page, js, verifier } = scene;
    await entrer(page, NOM);
    const fiches = [`Ludobus A ${js}`, `Ludobus B ${js}`];
    for (const intitule of fiches) await creerFiche(scene, intitule);
    await page.goto(`${PLAN}/tableau?selection=1&q=Ludobus`);
    for (const intitule of fiches) await page.getByRole("checkbox", { name: `Choisir ${intitule}` }).check();
    await cliquer(page, /^Modifier/);
    await titre(page, "Modifier 2 fiches");
    await page.getByLabel("Ce qui change").selectOption({ label: "Pilotes" });
    await page.getByLabel(/^Si ce sont les pilotes/).fill("Ludothèque");
    await verifier();
    await cliquer(page, "Voir avant d’écrire");
    await voir(page, "Rien n’est encore écrit.");
    await verifier();
    await valider(page, "Écrire ces changements");
    await page.goto(`${PLAN}/tableau?q=Ludobus+A+${js}`);
    await voir(page.locator("tbody"), "Ludothèque");
  },
};

const cartes: Parcours = {
  nom: "chargée de coopération : déplacer une carte, par bouton et en glissant",
  jouer: async (scene) => {
    const { page, js, verifier } = scene;
    await entrer(page, NOM);
    const intitule = `Carte à déplacer ${js}`;
    await creerFiche(scene, intitule);
    await page.goto(`${PLAN}/cartes?par=priorite`);
    const colonne = (nom: string) => page.locator("section.colonne", { has: page.getByRole("heading", { name: nom }) });
    await suivre(page.locator("li.carte", { hasText: intitule }), /Déplacer/);
    await page.getByLabel(`Déplacer ${intitule} vers`).selectOption({ label: "Second rang" });
    await verifier();
    await cliquer(page.locator("li.carte", { hasText: intitule }), "Déplacer");
    await voir(colonne("Second rang"), intitule);
    if (!js) return;
    await page.setViewportSize({ width: 1600, height: 3000 }); // both ends of the gesture on the screen
    await page.goto(`${PLAN}/cartes?par=priorite`);
    await colonne("Sans priorité").scrollIntoViewIfNeeded();
    await page.locator("li.carte", { hasText: intitule }).dragTo(colonne("Sans priorité").getByRole("heading"));
    await voir(colonne("Sans priorité"), intitule);
  },
};

const noeud: Parcours = {
  nom: "chargée de coopération : ajouter un nœud, chercher, commenter",
  jouer: async (scene) => {
    const { page, js } = scene;
    await entrer(page, NOM);
    await page.goto(`${PLAN}/arbre`);
    await suivre(page, /(Nouveau|Ajouter un) nœud/);
    await page.getByLabel("Intitulé").fill(`Habiter autrement ${js}`);
    await cliquer(page, "Créer le nœud");
    await voir(page, `Habiter autrement ${js}`);
    const ici = await creerFiche(scene, `Colocation solidaire ${js}`);
    await page.getByLabel("Votre commentaire").fill("À présenter au prochain comité.");
    await cliquer(page, "Commenter");
    await voir(page.locator("#commentaires"), "À présenter au prochain comité.");
    await suivre(page, "Rechercher");
    await page.getByRole("searchbox").fill("colocations");
    await cliquer(page, "Chercher");
    await suivre(page, `Colocation solidaire ${js}`);
    assert.equal(new URL(page.url()).pathname, ici);
  },
};

export const CHARGEE: readonly Parcours[] = [tableau, fiche, refus, conflit, lot, cartes, noeud];
