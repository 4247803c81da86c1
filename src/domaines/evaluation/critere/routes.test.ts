import { afterAll, expect, test } from "vitest";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { listNotes } from "./store.ts";

const { site, nadege, elue, lectrice, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const NOTES = `/conventions/ctg/bilans/${BILAN.id}/notes`;
const notes = () => site.dans(ICI, (tx) => listNotes(tx, ICI, BILAN));

test("chacun note pour soi, et reprend sa note sans toucher à celle des autres", async () => {
  expect(
    (await nadege.post(NOTES, { "moyens-niveau": "fragile", "moyens-commentaire": "Un demi-poste." })).status,
  ).toBe(303);
  expect((await elue.post(NOTES, { "moyens-niveau": "solide", "coherence-niveau": "sansAvis" })).status).toBe(303);
  expect((await elue.post(NOTES, { "moyens-niveau": "satisfaisant" })).status).toBe(303);
  expect((await notes()).map(({ auteur, critere, niveau }) => [auteur, critere, niveau])).toEqual([
    ["Personne elue", "moyens", "satisfaisant"],
    ["Personne nadege", "moyens", "fragile"],
  ]);
  const page = await lire(await lectrice.get(`/conventions/ctg/bilans/${BILAN.id}?ouvert=criteres`));
  expect(page).toContain("Personne nadege : Fragile.");
  expect(await lire(await elue.get(NOTES))).toMatch(/value="satisfaisant" checked/);
});

test("un commentaire sans niveau revient, avec ce qui fut tapé", async () => {
  const reponse = await elue.post(NOTES, { "moyens-commentaire": "Trop peu de monde" });
  const page = await lire(reponse);
  expect([reponse.status, page.includes("Donnez un niveau"), page.includes("Trop peu de monde")]).toEqual([
    422,
    true,
    true,
  ]);
});

test("qui ne fait que lire ne note pas, d’ailleurs rien n’existe, adopté c’est trop tard", async () => {
  const note = { "moyens-niveau": "solide" };
  expect((await lectrice.post(NOTES, note)).status).toBe(403);
  expect((await lectrice.get(NOTES)).status).toBe(403);
  expect((await etrangere.post(NOTES, note)).status).toBe(404);
  expect((await elue.post(`/conventions/ctg/bilans/${ADOPTE.id}/notes`, note)).status).toBe(409);
});
