import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const ICI = "/espaces/trois-rivieres/equipements";
const DEMIS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"].flatMap((jour) => [
  `${jour} matin`,
  `${jour} après-midi`,
]);

/** Un tableau du logiciel d'une crèche, dont une ligne est fausse. */
const TABLEAU = [
  ["Mois", "Section", ...DEMIS].join(";"),
  ["2030-01", "", ...DEMIS.map(() => "2")].join(";"),
  ["bientôt", "", ...DEMIS.map(() => "2")].join(";"),
].join("\n");

const registre: Parcours = {
  nom: "chargée de coopération : une crèche entre au registre, dit ses places, une case rouge s’explique",
  jouer: async ({ page, js, verifier }) => {
    const nom = js ? "Les Aulnes" : "Les Saules";
    await entrer(page, "Nadège Aubrac");
    await page.goto(ICI);
    await suivre(page, "Ajouter une structure");
    await page.getByLabel("Nom").fill(nom);
    await page.getByLabel("C’est").selectOption("eajePsu");
    await page.getByLabel("Commune").fill("Trizac");
    await cliquer(page, "Ajouter");
    await titre(page, nom);
    await suivre(page, /Modifier.*Sections et capacité autorisée/);
    await page.getByLabel("Tous âges, places partout où la case est vide").fill("dix");
    await cliquer(page, "Enregistrer");
    await voir(page, /n’est pas un nombre/);
    await verifier();
    await page.getByLabel("Tous âges, places partout où la case est vide").fill("10");
    await cliquer(page, "Enregistrer");
    await voir(page, /10 places/);
    await suivre(page, "Dire les places libres");
    await suivre(page, "Écrire les places");
    await page
      .getByLabel(/Tous âges, .*, lundi matin/)
      .first()
      .fill("-1");
    await cliquer(page, "Enregistrer les places");
    await titre(page, "Places libres");
    await voir(page, /11 enfants pour 10 places/);
    await verifier();
    await page.goto(`${ICI}?q=${js ? "aulnes" : "saules"}`);
    await voir(page, "1 lieu");
  },
};

const reprise: Parcours = {
  nom: "chargée de coopération : les places se reprennent d’un tableau relu, la ligne fausse n’entre pas",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/structure-lutins/places`);
    await page.getByText("Reprendre les places du logiciel de la structure").click();
    const fichier = { name: "places.csv", mimeType: "text/csv", buffer: Buffer.from(TABLEAU) };
    await page.getByLabel("Le tableau").setInputFiles(fichier);
    await cliquer(page, "Lire ce tableau");
    await voir(page, /Ligne 3/);
    await verifier();
    await cliquer(page, "Reprendre les lignes justes");
    await titre(page, "Places libres");
    await voir(page, /Reprises du logiciel/);
  },
};

const publier: Parcours = {
  nom: "chargée de coopération : les assistantes qui consentent, qui paie quoi, publier ce qui est complet",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(ICI);
    await suivre(page, "Assistantes maternelles");
    await suivre(page, "Hélène Sarrasin");
    await page.getByLabel("Places libres").fill("5");
    await cliquer(page, "Enregistrer");
    await voir(page, /pas plus de places libres que son agrément/);
    await verifier();
    await page.goto(ICI);
    await suivre(page, "Qui paie quoi");
    await voir(page, "La Caf, directement");
    await verifier();
    await page.goto(`${ICI}/structure-ludobus`);
    await voir(page, "Arrêts et jours");
    await verifier();
    await page.goto(ICI);
    await suivre(page, "Publier");
    await page.getByLabel("Siret de la collectivité").fill("21860194600013");
    await cliquer(page, "Vérifier");
    await voir(page, "Télécharger le fichier CSV");
    await verifier();
  },
};

export const EQUIPEMENTS: readonly Parcours[] = [registre, reprise, publier];
