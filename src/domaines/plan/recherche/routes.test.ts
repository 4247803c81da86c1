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
