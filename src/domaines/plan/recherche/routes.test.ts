import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { insertCommentaire } from "../commentaire/store.ts";
import { creerFiche } from "../fiche/actions.ts";

const site = await testSite();
const INSTANT = "2026-11-01T08:00:00.000Z";

test("ACC-40 : partie d’une convention, on ne lit pas ce que se disent les parties de sa voisine", async () => {
  await site.espace("monts", "une", "autre");
  const roles = [
    { espace: "monts", convention: "une", role: "elu" },
    { espace: "monts", convention: "autre", role: "lecteur" },
  ] as const;
  const herve = await site.compte("herve", roles.slice());
  for (const convention of ["une", "autre"]) {
    const perimetre = perimetreDe("monts", convention);
    await site.dans(perimetre, async (tx) => {
      const fiche = await creerFiche(tx, { perimetre, convention, instant: INSTANT }, { titre: "Ludothèque" });
      await insertCommentaire(tx, perimetre, {
        id: `dit-${convention}`,
        fiche: fiche.id,
        convention,
        compte: "essai",
        auteur: "Essai",
        audience: "parties",
        mentions: [],
        texte: `Arbitrage confidentiel ${convention}`,
        le: INSTANT,
      });
    });
  }
  const page = await (await herve.get("/recherche?q=arbitrage")).text();
  expect([page.includes("confidentiel une"), page.includes("confidentiel autre")]).toEqual([true, false]);
  const fiches = await (await herve.get("/recherche?q=ludotheque")).text();
  expect(fiches.match(/Ludothèque/g)).toHaveLength(2);
});

test("partout, une recherche trouve dans chaque espace où l’on est, et dans aucun autre", async () => {
  const espaces = ["nord", "sud", "est"] as const;
  for (const espace of espaces) {
    const convention = `ctg-${espace}`;
    await site.espace(espace, convention);
    const perimetre = perimetreDe(espace, convention);
    const creer = (titre: string) =>
      site.dans(perimetre, (tx) => creerFiche(tx, { perimetre, convention, instant: INSTANT }, { titre }));
    await creer(`Pédibus du ${espace}`);
    await creer(`Le pédibus, et encore le pédibus du ${espace}`);
  }
  const caf = await site.compte("caf", [
    { espace: "nord", role: "conseillerCaf" },
    { espace: "sud", role: "conseillerCaf" },
  ]);
  const page = await (await caf.get("/recherche?q=pedibus")).text();
  const titres = [...page.matchAll(/plan\/fiches\/[^"]+">([^<]+)/g)].map(([, titre]) => titre);
  expect(titres).toHaveLength(4);
  expect(titres.slice(0, 2).every((titre) => titre?.startsWith("Le pédibus"))).toBe(true);
  expect(titres.filter((titre) => titre?.includes("est"))).toEqual([]);
  expect(await (await caf.get("/recherche?q=")).text()).not.toContain("réponse");
  const personne = await (await (await site.compte("nul", [])).get("/recherche?q=pedibus")).text();
  expect(personne).toContain("Rien ne répond");
});

test("un mot se trouve pendant qu’on le tape, même où ce qui est tapé n’est le début d’aucune racine", async () => {
  await site.espace("frappe", "ctg-frappe");
  const perimetre = perimetreDe("frappe", "ctg-frappe");
  const ecriture = { perimetre, convention: "ctg-frappe", instant: INSTANT };
  const titre = "Stratégique et politique : animation, accompagnement numérique, communication dynamique";
  await site.dans(perimetre, (tx) => creerFiche(tx, ecriture, { titre }));
  const flore = await site.compte("flore", [{ espace: "frappe", role: "lecteur" }]);
  const trouve = async (q: string) => (await (await flore.get(`/recherche?q=${q}`)).text()).includes("/plan/fiches/");
  const perdus = [];
  for (const debut of ["numeriqu", "strategiq", "politiq", "dynamiq", "accompagneme", "animat", "animati", "communica"])
    if (!(await trouve(debut))) perdus.push(debut);
  expect(perdus).toEqual([]);
  expect(await trouve("accompagneme%20numeriqu")).toBe(true);
  expect(await trouve("numerax")).toBe(false);
});
