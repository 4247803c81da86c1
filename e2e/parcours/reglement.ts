import { cliquer, entrer, type Parcours, type Scene, suivre, titre, voir } from "./scene.ts";

const GUICHET = "/espaces/trois-rivieres/guichet";
const BROUILLON = `${GUICHET}/reglement/reglement-brouillon`;

/** A criterion changed, one that no règlement may hold, and what the draft would do to the last session. */
async function ecrire({ page, js, verifier }: Scene): Promise<void> {
  await page.goto(`${BROUILLON}/criteres/parentIsole`);
  await page.getByLabel("Points", { exact: true }).fill(js ? "45" : "44");
  await cliquer(page, "Enregistrer");
  await titre(page, "Critères et points");
  await verifier();
  await suivre(page, "Ajouter un critère");
  await page.getByLabel("Critère (obligatoire)", { exact: true }).fill("Nationalité des parents");
  await page.getByLabel(/^Code/).fill("nationalite");
  await page.getByLabel("Points", { exact: true }).fill("10");
  await cliquer(page, "Enregistrer");
  await voir(page, /ne se demandent ni ne se comptent/);
  await verifier();
  await page.goto(BROUILLON);
  await suivre(page, "Places gardées");
  await verifier();
  await page.goto(BROUILLON);
  await suivre(page, "Simuler");
  await voir(page, "Gagneraient une place");
  await verifier();
}

/** Two requests of one child put together, then apart again. */
async function reunir({ page, verifier }: Scene): Promise<void> {
  await page.goto(`${GUICHET}/doublons`);
  await suivre(page.getByRole("table").first(), /Adèle Fabre/);
  await voir(page, "côte à côte");
  await verifier();
  await page.locator("input[name=modes][value=lesDeux]").check();
  await cliquer(page, "Réunir en une seule demande");
  await voir(page, "Réunies");
  await verifier();
  await cliquer(page, /^Défaire/);
  await voir(page, "Décision défaite");
}

const agent: Parcours = {
  nom: "agent du guichet : le règlement, un critère refusé, un brouillon essayé, un doublon réuni puis défait, les chiffres",
  jouer: async (scene) => {
    const { page, verifier } = scene;
    await entrer(page, "Maud Kerbrat");
    await page.goto(`${GUICHET}/reglement`);
    await suivre(page, /version 1/);
    await voir(page, "S’applique depuis");
    await verifier();
    await ecrire(scene);
    await reunir(scene);
    await page.goto(`${GUICHET}/chiffres`);
    await voir(page, "Besoin non couvert, par zone");
    await verifier();
  },
};

const famille: Parcours = {
  nom: "famille : le règlement qui s’applique et les chiffres publiés, sans compte",
  jouer: async ({ page, verifier }) => {
    await page.goto("/espaces/trois-rivieres/place/reglement");
    await voir(page, "Les points");
    await verifier();
    await page.goto("/espaces/trois-rivieres/place/chiffres");
    await titre(page, /Les demandes de place en/);
    await verifier();
  },
};

export const REGLEMENT: readonly Parcours[] = [agent, famille];
