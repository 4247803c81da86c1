import { cliquer, entrer, nePasVoir, type Parcours, type Scene, suivre, titre, voir } from "./scene.ts";

const GUICHET = "/espaces/trois-rivieres/guichet";

const SUITE = "Enregistrer et continuer";

/** From the queue to one request: a paper asked for, what a new state would do. */
async function instruire({ page, verifier }: Scene, nom: string): Promise<void> {
  await page.goto(GUICHET);
  await titre(page, "Demandes de place");
  await verifier();
  await page.getByRole("searchbox", { name: "Chercher" }).fill("Quéméneur");
  await cliquer(page, "Filtrer");
  await nePasVoir(page.getByRole("table"), "Marchetti");
  await suivre(page.getByRole("table"), /^\d{4}-\d{5}$/);
  await voir(page, "Malo Quéméneur");
  await verifier();
  await page.getByLabel("Demander une pièce").fill(`Livret ${nom}`);
  await cliquer(page, "Demander");
  await voir(page, "Les pièces sont demandées");
  await suivre(page, "Changer l’état");
  await voir(page, "Elle n’attend plus de place");
  await verifier();
}

/** What came on paper goes through the same steps, into the same queue. */
async function recopier({ page, verifier }: Scene, nom: string): Promise<void> {
  await page.goto(GUICHET);
  await cliquer(page, "Saisir une demande papier");
  await page.getByLabel("Oui, il est né").check();
  await page.getByLabel("Prénom de l’enfant").fill("Nour");
  await page.getByLabel("Nom de l’enfant", { exact: true }).fill(nom);
  await page.getByLabel("Date de naissance").fill("2026-06-03");
  await cliquer(page, SUITE);
  await page.getByLabel("Votre nom", { exact: true }).fill(nom);
  await page.getByLabel("Votre commune").fill("Menet");
  await cliquer(page, SUITE);
  await voir(page, "il faut pouvoir vous joindre");
  await page.getByLabel(/^Adresse postale/).fill("Le Bourg");
  await cliquer(page, SUITE);
  await titre(page, /Quelles demi-journées/);
  await page.locator('input[name=d][value="2"]').check({ force: true });
  for (const suivant of [/Si tout n’est pas possible/, /À partir de quand/, /Quel accueil/, /Où aimeriez-vous/]) {
    await cliquer(page, SUITE);
    await titre(page, suivant);
  }
  await page.getByLabel(/la plus proche qui convient/).check();
  for (const suivant of ["Votre situation", "Vos pièces", "Relire et envoyer"]) {
    await cliquer(page, SUITE);
    await titre(page, suivant);
  }
  await cliquer(page, "Envoyer ma demande");
  await voir(page, "La demande est dans la file");
  await voir(page, "sur papier");
  await verifier();
}

const file: Parcours = {
  nom: "agent du guichet : la file, une pièce, un état, un papier recopié",
  jouer: async (scene) => {
    const { page, js, verifier } = scene;
    const nom = `Papier${js ? "Avec" : "Sans"}`;
    await entrer(page, "Maud Kerbrat");
    await instruire(scene, nom);
    await recopier(scene, nom);
    await page.goto(`${GUICHET}/relances`);
    await titre(page, "Familles à rappeler");
    await verifier();
    await page.goto(`${GUICHET}/accueil`);
    await voir(page, "L’adresse à donner");
    await verifier();
  },
};

export const GUICHET_AGENT: readonly Parcours[] = [file];
