import { afterAll, expect, test } from "vitest";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { insertNoeud } from "#domaines/plan/noeud/store.ts";
import { BILAN, ICI, mondeDesBilans } from "../../../../tests/bilans.ts";

const { site, nadege } = await mondeDesBilans();
afterAll(() => site.engine.close());

/** The elements of the page, without the descendants of its drawings. */
const elements = (html: string) => (html.replace(/<svg[\s\S]*?<\/svg>/g, "<svg>").match(/<[a-z][^>]*>/g) ?? []).length;

test("un bilan de 48 fiches sous 6 branches tient en 700 éléments, chaque section ouverte l’une après l’autre", async () => {
  await site.dans(ICI, async (tx) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" };
    for (let axe = 0; axe < 6; axe += 1) {
      const noeud = {
        id: `n${axe}`,
        convention: "ctg",
        parent: null,
        genre: "axe" as const,
        code: `${axe}`,
        impacts: [],
      };
      await insertNoeud(tx, ICI, { ...noeud, libelle: `Axe ${axe}`, ordre: axe });
      for (let rang = 0; rang < 8; rang += 1)
        await creerFiche(tx, ecriture, { titre: `Fiche ${axe}-${rang}`, noeuds: [noeud.id] });
    }
  });
  for (const ouvert of ["", "etats", "mouvements", "avancees", "indicateurs", "criteres"]) {
    const page = await (await nadege.get(`/conventions/ctg/bilans/${BILAN.id}?ouvert=${ouvert}`)).text();
    expect([ouvert, elements(page) <= 700]).toEqual([ouvert, true]);
  }
});
