import { afterAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import { insertNoeud } from "../../plan/noeud/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const CAMPAGNES = "/conventions/ctg/suivi/campagnes";
const CAMPAGNE = {
  titre: "Second semestre 2026",
  rythme: "semestre",
  debut: "2026-07-01",
  fin: "2026-12-31",
  cloture: "2026-12-31",
  version: "0",
};

test("une campagne interroge des nœuds de tout niveau et des fiches que l’on nomme, et redit ce que l’on a choisi", async () => {
  await site.espace("monts", "ctg");
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const noeud = { convention: "ctg", genre: "axe" as const, code: null, impacts: [], ordre: 0 };
    await insertNoeud(db, ICI, { ...noeud, id: "axe", parent: null, libelle: "Petite enfance" });
    await insertNoeud(db, ICI, { ...noeud, id: "sous-axe", parent: "axe", libelle: "Aller vers" });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-06-01T08:00:00.000Z" };
    for (const [titre, noeuds] of [
      ["Halte itinérante", ["sous-axe"]],
      ["Relais", ["axe"]],
      ["Sans branche", []],
    ] as const)
      await creerFiche(db, ecriture, { titre, noeuds: [...noeuds], pilotes: [] });
  });
  expect(await (await nadege.get(`${CAMPAGNES}/nouvelle`)).text()).toContain('value="sous-axe"');
  const preparer = async (plus: Record<string, string>) => {
    const reponse = await nadege.post(CAMPAGNES, { ...CAMPAGNE, ...plus });
    const ici = (reponse.headers.get("location") ?? "").replace("/apercu", "");
    const apercu = await (await nadege.get(`${ici}/apercu`)).text();
    return { ici, vues: ["Halte itinérante", "Relais", "Sans branche"].filter((titre) => apercu.includes(titre)) };
  };
  expect((await preparer({})).vues).toEqual(["Halte itinérante", "Relais", "Sans branche"]);
  expect((await preparer({ noeuds: "sous-axe" })).vues).toEqual(["Halte itinérante"]);
  const { ici, vues } = await preparer({ noeuds: "sous-axe", fiches: "Sans branche" });
  expect(vues).toEqual(["Halte itinérante", "Sans branche"]);
  expect(await (await nadege.get(`${ici}/preparation`)).text()).toMatch(/name="fiches"[^>]*>\s*Sans branche</);

  const inconnue = await nadege.post(CAMPAGNES, { ...CAMPAGNE, fiches: "Relais\nZZ9" });
  expect([inconnue.status, /Relais\s+ZZ9/.test(await inconnue.text())]).toEqual([422, true]);
  const depuisUnFiltre = await (await nadege.get(`${CAMPAGNES}/nouvelle?q=itinérante`)).text();
  expect(depuisUnFiltre).toMatch(/>\s*Halte itinérante</);
  expect(depuisUnFiltre).not.toContain("Relais");
});
