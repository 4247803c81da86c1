import { cliquer, entrer, nePasVoir, type Parcours, type Scene, titre, voir } from "./scene.ts";

const AGENTE = "Maud Kerbrat";
const ELU = "Hervé Lacombe";
const ICI = "/espaces/trois-rivieres/commissions";

/** The month that comes `nombre` months after this one, as a month field reads it. */
function moisDans(nombre: number): string {
  const ici = new Date();
  return new Date(Date.UTC(ici.getFullYear(), ici.getMonth() + nombre, 15)).toISOString().slice(0, 7);
}

/** Prepares a session, freezes its list, changes places once frozen; gives its address. */
async function geler({ page, js, verifier }: Scene): Promise<string> {
  const nom = `Séance ${js ? "avec" : "sans"} scripts`;
  await page.goto(`${ICI}/nouvelle`);
  await page.getByLabel("Nom de la séance").fill(nom);
  await page.getByLabel("Premier mois d’entrée").fill(moisDans(1));
  await page.getByLabel("Dernier mois d’entrée").fill(moisDans(2));
  await cliquer(page, "Préparer la séance");
  await titre(page, nom);
  await verifier();
  await page.getByLabel(/^Comment la valeur/).fill("Quatre dés lancés devant les membres.");
  await cliquer(page, "Geler la liste et les places");
  await voir(page, "rien de gelé n’a bougé");
  const ici = page.url();
  await page.goto(`${ici}/places?structure=structure-roseaux`);
  await page.getByText("Changer des places de cette structure").click();
  await page.getByLabel(/^Places en plus/).fill("3");
  await page.getByLabel(/^Pourquoi/).fill("Une salle rouvre en janvier");
  await cliquer(page, "Changer les places");
  await titre(page, "Geste n° 1");
  return ici;
}

/** Draws in public, opens the session, changes one file by hand after seeing who would be affected. */
async function sieger({ page, verifier }: Scene, ici: string): Promise<void> {
  await page.goto(`${ici}/tirage`);
  await page.getByLabel("Valeur").fill("3 5 6 2");
  await cliquer(page, "Faire le tirage");
  await voir(page, "Refaire le tirage soi-même");
  await page.goto(ici);
  await page.getByLabel(/^Qui siège/).fill("Mme Rouvière, préside\nM. Colin");
  await cliquer(page, "Ouvrir la séance");
  await titre(page, "Liste et proposition");
  await page.goto(`${ici}/liste?vue=attente`);
  await page.locator("tbody th a").first().click();
  await page.getByText("Changer ses points").click();
  await page.getByLabel(/^Points en plus/).fill("90");
  await page.locator("#points-motif").fill("Avis de la protection maternelle et infantile");
  await page.locator("form", { hasText: "Changer les points" }).getByText("Voir qui serait touché").click();
  await voir(page, "Rien n’est encore enregistré");
  await verifier();
  await cliquer(page, "Faire ce geste");
  await titre(page, "Geste n° 2");
}

/** Votes the list, closes the session, reads a letter, notes a refusal. */
async function clore({ page, verifier }: Scene, ici: string): Promise<void> {
  await page.goto(`${ici}/votes`);
  await page.getByLabel("Pour").first().fill("2");
  await cliquer(page, "Noter le vote");
  await voir(page, "a été adoptée");
  await verifier();
  await page.goto(ici);
  await cliquer(page, "Clore la séance et écrire les lettres");
  await titre(page, "Lettres");
  await page.locator("tbody th a").first().click();
  await voir(page, "L. 311-3-1");
  await page.goto(`${ici}/reponses`);
  await page
    .getByRole("button", { name: /^Refuse :/ })
    .first()
    .click();
  await voir(page, "Réponse notée");
  await verifier();
}

const seance: Parcours = {
  nom: "agente du guichet : une commission, du gel de la liste aux lettres et aux réponses",
  jouer: async (scene) => {
    await entrer(scene.page, AGENTE);
    const ici = await geler(scene);
    await sieger(scene, ici);
    const membre = await scene.autre();
    await entrer(membre, ELU);
    await membre.goto(`${ici}/liste`);
    await nePasVoir(membre, "Les noms ne se lisent que d’ici");
    await membre.locator("tbody th a").first().click();
    await voir(membre, "Ce qu’il demande");
    await clore(scene, ici);
  },
};

const liberee: Parcours = {
  nom: "agente du guichet : une place se libère, ses candidats, une proposition",
  jouer: async ({ page, verifier }) => {
    await entrer(page, AGENTE);
    await page.goto(`${ICI}/liberees`);
    await page.getByText("Noter une place libérée").click();
    await page.getByLabel("Où").selectOption({ label: "Les Roseaux" });
    await page.getByLabel("Libre dès le mois de").fill(moisDans(3));
    await cliquer(page, "Chercher ses candidats");
    await voir(page, "aux points d’aujourd’hui");
    await verifier();
    await page
      .getByRole("button", { name: /^Proposer la place/ })
      .first()
      .click();
    await voir(page, "attend la réponse");
    await verifier();
  },
};

export const COMMISSION: readonly Parcours[] = [seance, liberee];
