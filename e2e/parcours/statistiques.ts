import { cliquer, entrer, type Parcours, suivre, titre, voir } from "./scene.ts";

const ICI = "/espaces/trois-rivieres/statistiques";

const lire: Parcours = {
  nom: "chargée de coopération : un chiffre, la donnée à côté du calcul, et ce qui peut s’en publier",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}?theme=petiteEnfance`);
    await suivre(page, "Taux de couverture global");
    await voir(page, /donné/);
    await verifier();
    await page.goto(`${ICI}/allocatairesRsa`);
    await suivre(page, "Publier");
    await titre(page, /^Publier/);
    await voir(page, "secret");
    await verifier();
    await page.goto(`${ICI}/seuils`);
    await voir(page, "à confirmer");
    await verifier();
  },
};

const fichier = (commune: string) => ({
  name: "naissances.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`CODGEO;LIBGEO;NAISD30\n${commune};;12\n75056;Paris;20000\nzzz;Nulle part;1\n`),
});

const importer: Parcours = {
  nom: "chargée de coopération : importer un fichier, voir l’essai à blanc, écrire, annuler",
  jouer: async ({ page, verifier }) => {
    await entrer(page, "Nadège Aubrac");
    await page.goto(`${ICI}/imports`);
    await cliquer(page, "Lire ce fichier");
    await voir(page, "Choisissez un fichier");
    await verifier();
    await page.getByLabel("Fichier CSV, XLSX ou ODS").setInputFiles(fichier("15162"));
    await cliquer(page, "Lire ce fichier");
    await voir(page, "Essai à blanc");
    await voir(page, "Nulle part");
    await verifier();
    await cliquer(page, "Écrire ces valeurs");
    await titre(page, "naissances.csv");
    await verifier();
    await suivre(page, "Annuler cet import");
    await voir(page, "1 valeur s’en ira");
    await verifier();
    await cliquer(page, "Annuler cet import");
    await voir(page, "Annulé");
  },
};

export const STATISTIQUES: readonly Parcours[] = [lire, importer];
