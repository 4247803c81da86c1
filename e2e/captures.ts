import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launch } from "./browser.ts";
import { entrer } from "./parcours/scene.ts";
import { startSite } from "./server.ts";

/** Each main page, wide and narrow, light and dark, to be looked at: `node e2e/captures.ts [word of the names wanted]`. */
const PLAN = "/conventions/ctg-trois-rivieres";
const CONVENTION = {
  nom: "Nadège Aubrac",
  pages: {
    arbre: `${PLAN}/plan/arbre`,
    tableau: `${PLAN}/plan/tableau`,
    "tableau-filtre": `${PLAN}/plan/tableau?filtre=priorite`,
    "tableau-selection": `${PLAN}/plan/tableau?selection=1`,
    cartes: `${PLAN}/plan/cartes?par=priorite`,
    calendrier: `${PLAN}/plan/calendrier`,
    synthese: `${PLAN}/plan/synthese`,
    recherche: `${PLAN}/recherche?q=parents`,
    priorites: `${PLAN}/plan/priorites`,
    bord: `${PLAN}/suivi`,
    campagnes: `${PLAN}/suivi/campagnes`,
    "campagne-preparation": `${PLAN}/suivi/campagnes/nouvelle`,
    reponses: `${PLAN}/reponses`,
    mouvements: `${PLAN}/suivi/mouvements`,
    etats: `${PLAN}/suivi/etats`,
    bilans: `${PLAN}/bilans`,
    "bilan-nouveau": `${PLAN}/bilans/nouveau`,
    "bilan-lecture": `${PLAN}/bilans/bilan-demonstration`,
    "bilan-section": `${PLAN}/bilans/bilan-demonstration/sections/changements`,
    "bilan-notes": `${PLAN}/bilans/bilan-demonstration/notes`,
    "bilan-ajustements": `${PLAN}/bilans/bilan-demonstration/ajustements`,
    "bilan-suite": `${PLAN}/bilans/bilan-demonstration/suite`,
    "bilan-avenants": `${PLAN}/bilans/avenants`,
    "bilan-envois": `${PLAN}/bilans/transmissions`,
    "bilan-envoi": `${PLAN}/bilans/transmissions/avis-rendu-demonstration`,
    "bilan-fige": `${PLAN}/bilans/etape-demonstration`,
    "bilan-entier": `${PLAN}/documents/apercu?genre=bilan&bilan=bilan-demonstration`,
    "bilan-enfance": `${PLAN}/documents/apercu?genre=petiteEnfance&bilan=bilan-demonstration`,
    convention: PLAN,
    imports: `${PLAN}/imports`,
    acteurs: "/espaces/trois-rivieres/acteurs",
    equipements: "/espaces/trois-rivieres/equipements",
    territoire: "/espaces/trois-rivieres/territoire",
    journal: "/espaces/trois-rivieres/journal",
    acces: "/espaces/trois-rivieres/acces",
    compte: "/compte",
    creation: "/conventions/nouvelle?q=ubaye",
  },
};
const VISITES = [
  {
    nom: null,
    pages: { connexion: "/connexion", "a-propos": "/a-propos", aide: "/aide", accessibilite: "/accessibilite" },
  },
  CONVENTION,
  {
    nom: "Odile Ferrand",
    pages: {
      administration: "/administration",
      comptes: "/administration/comptes",
      courrier: "/administration/courrier",
    },
  },
  { nom: "Catherine Roussel", pages: { accueil: "/", ensemble: "/plan/tableau" } },
];

const FOLDER = join(import.meta.dirname, "captures");
const wanted = process.argv.slice(2);
const isWanted = ([name]: [string, string]) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const THEMES = [
  ["light", "clair"],
  ["dark", "sombre"],
] as const;

/** The pages of one fiche, whose address only the plan knows. */
async function pagesDeFiche(page: Page): Promise<Record<string, string>> {
  await page.goto(`${PLAN}/plan/tableau`);
  const ici = await page.locator("tbody th a").first().getAttribute("href");
  await page.goto(`${PLAN}/suivi/campagnes`);
  const campagne = await page.locator("tbody a").first().getAttribute("href");
  await page.goto(`${campagne}?etat=soumise`);
  const reponse = await page.locator("tbody th a").first().getAttribute("href");
  return {
    "fiche-suivi": `${ici}/suivi`,
    "campagne-avancement": `${campagne}`,
    "campagne-revue": `${reponse}`,
    fiche: `${ici}`,
    "fiche-edition": `${ici}/modifier/objectifs`,
    "fiche-histoire": `${ici}/histoire`,
  };
}

async function capture(page: Page, name: string, path: string): Promise<void> {
  await page.goto(path);
  for (const [colorScheme, theme] of THEMES)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${width}.png`), fullPage: true });
    }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
if (!browser) throw new Error("Aucun Chromium sur cette machine.");
const site = await startSite();
try {
  for (const { nom, pages } of VISITES) {
    const { page, context } = await browser.open(site.url);
    if (nom) await entrer(page, nom);
    const own = nom === CONVENTION.nom ? await pagesDeFiche(page) : {};
    for (const [name, path] of Object.entries({ ...pages, ...own }).filter(isWanted)) await capture(page, name, path);
    await context.close();
  }
} finally {
  await site.close();
  await browser.close();
}
